"""XPath as CSS, where CSS says exactly the same; `Unsayable` where it does not.

`contains(concat(' ', normalize-space(@class), ' '), ' x ')` is the class `x`, other comparisons of attributes
are attribute selectors, siblings are combinators, a predicate that is a path is `:has()`. What the parser of
pages gets wrong, or reads another way, is not used: complex selectors within `:has()` and `:is()`, and
`:nth-child(… of …)`.
"""

import re

from .xpath import Binary, Call, Expression, Literal, Number, Path, Step

_PLAIN = re.compile(r"-?[A-Za-z_][\w-]*")


class Unsayable(Exception):  # noqa: N818 - not an error: the expression stays XPath
    """CSS has no way to say it; the message says what."""


def to_css(tree: Expression) -> str:
    """The selector for one path from the root. Raises Unsayable."""
    if not isinstance(tree, Path) or not tree.absolute or tree.base is not None:
        raise Unsayable("no path from the root")
    selector = ""
    for index, step in enumerate(tree.steps):
        selector = _first(step) if index == 0 else _next(selector, step, tree.steps[index - 1])
    return selector


def _first(step: Step) -> str:
    if step.axis not in ("child", "descendant") or not (step.deep or step.name in ("html", "*")):
        raise Unsayable(f"a path that begins with {step.axis}::{step.name}")
    return _compound(step)


def _next(before: str, step: Step, previous: Step) -> str:
    if step.axis == "child":
        return f"{before} {'' if step.deep else '> '}{_compound(step)}"
    if step.axis == "descendant" and not _positional(step):
        return f"{before} {_compound(step)}"
    if step.deep:
        raise Unsayable(f"//{step.axis}::")
    if step.axis == "following-sibling":
        return _sibling(before, step)
    if step.axis == "self":
        return before + _same(step, previous)
    return _upward(before, step)


def _sibling(before: str, step: Step) -> str:
    if step.predicates and step.predicates[0] == Number(1) and step.name == "*":
        return f"{before} + {_compound(step._replace(predicates=step.predicates[1:]))}"
    if _positional(step):
        raise Unsayable("a sibling by its number")
    return f"{before} ~ {_compound(step)}"


def _same(step: Step, previous: Step) -> str:
    if step.name not in ("*", previous.name) or _positional(step):
        raise Unsayable("self:: of another name")
    return "".join(map(_condition, step.predicates))


def _upward(before: str, step: Step) -> str:
    """`X/parent::y` and its like: `y:has(> X)`, for an X of one step."""
    sign = {"parent": "> ", "ancestor": "", "preceding-sibling": "~ "}.get(step.axis)
    if sign is None or _positional(step) or re.search(r"[ >~+]", re.sub(r'"[^"]*"|\([^)]*\)', "", before)):
        raise Unsayable(f"{step.axis}:: of a longer path")
    if ":has(" in before:
        raise Unsayable(":has() within :has()")
    return f"{_compound(step)}:has({sign}{before})"


def _compound(step: Step) -> str:
    """Tag and conditions of one step."""
    if step.name.endswith("()") or ":" in step.name or step.axis == "attribute":
        raise Unsayable(f"{step.name} is no element")
    tag = "" if step.name == "*" else step.name
    text = tag
    for index, predicate in enumerate(step.predicates):
        number = _number(predicate)
        if number is None:
            text += _condition(predicate)
        else:
            text += _nth(number, tag, first=index == 0)
    return text or "*"


def _nth(number: str, tag: str, first: bool) -> str:
    if not first:
        raise Unsayable("a position among those that fit a condition")
    last = "last-" if number == "last" else ""
    return f":nth-{last}{'of-type' if tag else 'child'}({'1' if last else number})"


def _number(predicate: Expression) -> str | None:
    """The position that a predicate asks for; None where it asks for something else."""
    if isinstance(predicate, Number):
        return str(int(predicate.value))
    if predicate == Call("last", ()):
        return "last"
    if isinstance(predicate, Binary) and predicate.operator == "=" and predicate.left == Call("position", ()):
        return _number(predicate.right)
    return None


def _positional(step: Step) -> bool:
    return any(_number(predicate) is not None for predicate in step.predicates)


def _condition(tree: Expression) -> str:
    """A predicate as the end of a compound selector."""
    if isinstance(tree, Binary):
        return _binary(tree)
    if isinstance(tree, Call):
        return _call(tree)
    if isinstance(tree, Path):
        return _path(tree)
    raise Unsayable("a bare value")


def _binary(tree: Binary) -> str:
    if tree.operator == "and":
        return _condition(tree.left) + _condition(tree.right)
    if tree.operator in ("or", "|"):
        return f":is({_condition(tree.left)}, {_condition(tree.right)})"
    if tree.operator in ("=", "!=") and isinstance(tree.right, Literal) and (name := _attribute(tree.left)):
        equal = f"[{name}={_string(tree.right.text)}]"
        return equal if tree.operator == "=" else f"[{name}]:not({equal})"
    raise Unsayable(f"a comparison with {tree.operator}")


def _call(tree: Call) -> str:
    if tree.name == "not" and len(tree.arguments) == 1:
        inner = _condition(tree.arguments[0])
        # Several conditions in one :not() deny all of them together, as XPath does.
        return f":not({inner})"
    if tree.name in ("contains", "starts-with") and len(tree.arguments) == 2:
        where, what = tree.arguments
        if isinstance(what, Literal) and what.text:
            return _compared(tree.name, where, what.text)
    raise Unsayable(f"{tree.name}()")


def _compared(function: str, where: Expression, what: str) -> str:
    if name := _attribute(where):
        return f"[{name}{'*' if function == 'contains' else '^'}={_string(what)}]"
    if (name := _token_list(where)) and function == "contains":
        return _token(name, what)
    if function == "contains" and is_own_text(where):
        return f":lexbor-contains({_string(what)})"
    raise Unsayable(f"{function}() of something else than an attribute")


def _token(name: str, what: str) -> str:
    word = what.strip()
    if what != f" {word} " or not word or " " in word:
        raise Unsayable("a part of a word in a list")
    if name == "class" and _PLAIN.fullmatch(word):
        return f".{word}"
    return f"[{name}~={_string(word)}]"


def is_own_text(tree: Expression) -> bool:
    """Whether it is `text()`."""
    return isinstance(tree, Path) and not tree.absolute and tree.steps == (Step("child", "text()"),)


def _attribute(tree: Expression) -> str | None:
    """The name of the attribute that an expression is."""
    if not isinstance(tree, Path) or tree.absolute or tree.base is not None or len(tree.steps) != 1:
        return None
    step = tree.steps[0]
    plain = step.axis == "attribute" and not step.predicates and not step.deep and step.name != "*"
    return step.name if plain and ":" not in step.name and "(" not in step.name else None


def _token_list(tree: Expression) -> str | None:
    """`concat(' ', normalize-space(@name), ' ')`: the name."""
    if not isinstance(tree, Call) or tree.name != "concat" or len(tree.arguments) != 3:
        return None
    if tree.arguments[0] != Literal(" ") or tree.arguments[2] != Literal(" "):
        return None
    inner = tree.arguments[1]
    if isinstance(inner, Call) and inner.name == "normalize-space" and len(inner.arguments) == 1:
        inner = inner.arguments[0]
    return _attribute(inner)


def _path(tree: Path) -> str:
    """A path as a predicate: an attribute that is there, or elements within."""
    if name := _attribute(tree):
        return f"[{name}]"
    steps = tree.steps[1:] if tree.steps and tree.steps[0] == Step("self", "*") else tree.steps
    if tree.absolute or tree.base is not None or len(steps) != 1:
        raise Unsayable("a longer path as a condition")
    step = steps[0]
    if step.axis == "self" and not step.deep and not _positional(step):
        return f":is({_compound(step)})"
    sign = {"child": "" if step.deep else "> ", "descendant": "", "following-sibling": "~ "}.get(step.axis)
    if sign is None or _positional(step):
        raise Unsayable(f"{step.axis}:: as a condition")
    inner = _compound(step)
    if ":has(" in inner:
        raise Unsayable(":has() within :has()")
    return f":has({sign}{inner})"


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'"{escaped}"'
