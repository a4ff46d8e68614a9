"""The part of XPath 1.0 that site configs use, parsed to a tree: paths, predicates, calls, comparisons.

Grammar after W3C, "XML Path Language (XPath) Version 1.0", 1999; arithmetic and variables are left out.
"""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""\s*(?:(?P<literal>"[^"]*"|'[^']*')|(?P<number>\d+(?:\.\d+)?)|(?P<sign>//|::|\.\.|!=|<=|>=|[/|()\[\]@,.=<>*])"""
    r"""|(?P<name>[A-Za-z_][\w-]*(?::(?!:)[A-Za-z_][\w-]*)?))"""
)
_COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
_NODE_TYPES = ("text", "node", "comment")


class XPathSyntaxError(ValueError):
    """The expression is not of the part that is known here, or no XPath at all; the message says where."""


class Literal(NamedTuple):
    """A string."""

    text: str


class Number(NamedTuple):
    """A number."""

    value: float


class Call(NamedTuple):
    """A function called."""

    name: str
    arguments: "tuple[Expression, ...]"


class Binary(NamedTuple):
    """Two expressions with `and`, `or`, `|` or a comparison between them."""

    operator: str
    left: "Expression"
    right: "Expression"


class Step(NamedTuple):
    """One step. `deep` says that `//` stands before it; `name` is `*`, a tag or attribute, or `text()`."""

    axis: str
    name: str
    predicates: "tuple[Expression, ...]" = ()
    deep: bool = False


class Path(NamedTuple):
    """Steps from the root (`absolute`), from the context, or from what `base` selects."""

    steps: tuple[Step, ...]
    absolute: bool = False
    base: "Expression | None" = None
    filters: "tuple[Expression, ...]" = ()


Expression = Literal | Number | Call | Binary | Path


def parse_xpath(source: str) -> Expression:
    """The tree of an expression. Raises XPathSyntaxError."""
    parser = _Parser(_tokens(source))
    tree = parser.either()
    if parser.tokens[parser.at] != ("end", ""):
        raise XPathSyntaxError(f"unexpected {parser.tokens[parser.at][1]!r}")
    return tree


def branches(tree: Expression) -> list[Expression]:
    """The alternatives that `|` separates."""
    if isinstance(tree, Binary) and tree.operator == "|":
        return [*branches(tree.left), *branches(tree.right)]
    plain = isinstance(tree, Path) and tree.base is not None and not tree.steps and not tree.filters
    return branches(tree.base) if plain and isinstance(tree, Path) and tree.base else [tree]


def _tokens(source: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at, source = 0, source.strip()
    while at < len(source):
        match = _TOKEN.match(source, at)
        if match is None:
            raise XPathSyntaxError(f"unexpected {source[at : at + 10]!r}")
        found.append((match.lastgroup or "", match[match.lastgroup or 0]))
        at = match.end()
    return [*found, ("end", "")]


class _Parser:
    """Recursive descent over the tokens; `at` is the next one."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens = tokens
        self.at = 0

    def take(self, *wanted: str) -> str | None:
        """The next token if it is one of the signs or names wanted, and step over it."""
        kind, text = self.tokens[self.at]
        if kind in ("sign", "name") and text in wanted:
            self.at += 1
            return text
        return None

    def need(self, wanted: str) -> None:
        if self.take(wanted) is None:
            raise XPathSyntaxError(f"{wanted!r} is missing before {self.tokens[self.at][1]!r}")

    def either(self) -> Expression:
        left = self.both()
        while self.take("or"):
            left = Binary("or", left, self.both())
        return left

    def both(self) -> Expression:
        left = self.comparison()
        while self.take("and"):
            left = Binary("and", left, self.comparison())
        return left

    def comparison(self) -> Expression:
        left = self.union()
        while operator := self.take(*_COMPARISONS):
            left = Binary(operator, left, self.union())
        return left

    def union(self) -> Expression:
        left = self.path()
        while self.take("|"):
            left = Binary("|", left, self.path())
        return left

    def path(self) -> Expression:
        kind, text = self.tokens[self.at]
        if kind in ("literal", "number"):
            self.at += 1
            return Literal(text[1:-1]) if kind == "literal" else Number(float(text))
        if text == "(" and kind == "sign":
            return self.grouped()
        if kind == "name" and text not in _NODE_TYPES and self.tokens[self.at + 1] == ("sign", "("):
            return self.call()
        start = self.take("/", "//")
        return Path(self.steps(deep=start == "//"), absolute=start is not None)

    def grouped(self) -> Expression:
        self.need("(")
        inner = self.either()
        self.need(")")
        filters = self.predicates()
        slash = self.take("/", "//")
        return Path(self.steps(deep=slash == "//") if slash else (), base=inner, filters=filters)

    def call(self) -> Expression:
        name = self.tokens[self.at][1]
        self.at += 1
        self.need("(")
        arguments: list[Expression] = []
        while not self.take(")"):
            arguments.append(self.either())
            if self.take(",") is None:
                self.need(")")
                break
        return Call(name, tuple(arguments))

    def steps(self, deep: bool) -> tuple[Step, ...]:
        found = [self.step(deep)]
        while slash := self.take("/", "//"):
            found.append(self.step(slash == "//"))
        return tuple(found)

    def step(self, deep: bool) -> Step:
        if self.take(".."):
            return Step("parent", "*", (), deep)
        if self.take("."):
            return Step("self", "*", self.predicates(), deep)
        axis = "attribute" if self.take("@") else "child"
        if self.tokens[self.at + 1 : self.at + 2] == [("sign", "::")]:
            axis = self.tokens[self.at][1]
            self.at += 2
        return Step(axis, self.node_test(), self.predicates(), deep)

    def node_test(self) -> str:
        kind, text = self.tokens[self.at]
        if kind != "name" and text != "*":
            raise XPathSyntaxError(f"a name is missing before {text!r}")
        self.at += 1
        if text in _NODE_TYPES and self.take("("):
            self.need(")")
            return "*" if text == "node" else f"{text}()"
        return text

    def predicates(self) -> tuple[Expression, ...]:
        found: list[Expression] = []
        while self.take("["):
            found.append(self.either())
            self.need("]")
        return tuple(found)
