"""The object literals of a JavaScript module, read as data: what is code becomes `Code`.

Only what configurations are written in is understood: objects, arrays, strings, numbers, `true`, `false` and
`null`. Functions, calls and whatever else stands where a value is due are skipped up to the comma or bracket
that ends them; strings, comments, templates and regular expressions in them are not taken for brackets.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<space>\s+|//[^\n]*|/\*.*?\*/)"
    r"|(?P<string>'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|`(?:[^`\\]|\\.)*`)"
    r"|(?P<word>[\w$]+(?:\.\d+)?)"
    r"|(?P<mark>=>|\.\.\.|.)",
    re.DOTALL,
)
_REGEX = re.compile(r"/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_BEFORE_REGEX = frozenset("(,=:[!&|?{};+") | {"=>", "return"}
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\n|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_PLAIN = {"true": True, "false": False, "null": None, "undefined": None}
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
_EXPORT = re.compile(r"\bexport\s+(?:const|let|var)\s+[\w$]+\s*=\s*(?=\{)|\bexport\s+default\s+(?=\{)")
_DEEPEST = 50


class ScriptError(ValueError):
    """The module is not what it should be; the message says why."""


class Code(NamedTuple):
    """Something that runs; `line` is where it begins, counted from 1."""

    line: int


class Located(NamedTuple):
    """A property of an object: its value, and the line that it stands on."""

    value: "Value"
    line: int


Value = str | float | bool | None | Code | list["Value"] | dict[str, Located]


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


def exported_objects(source: str) -> Iterator[dict[str, Located]]:
    """The objects that a module exports. Raises ScriptError where one does not end."""
    for found in _EXPORT.finditer(source):
        line = source.count("\n", 0, found.end()) + 1
        value = _Reader(list(_tokens(source[found.end() :], line))).value(0)
        if isinstance(value, dict):
            yield value


def _tokens(source: str, line: int) -> Iterator[_Token]:
    at, last = 0, ""
    while at < len(source):
        match = _REGEX.match(source, at) if source[at] == "/" and last in _BEFORE_REGEX else None
        kind = "regex"
        if match is None or source.startswith(("//", "/*"), at):
            match = _TOKEN.match(source, at)
            if match is None:  # cannot be: the last branch takes any character
                return
            kind = match.lastgroup or ""
        if kind != "space":
            last = match[0]
            yield _Token(kind, last, line)
        line += match[0].count("\n")
        at = match.end()


class _Reader:
    """Tokens, and how far they are read."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def value(self, depth: int) -> Value:
        """The value that stands here; afterwards comes the mark that ends it."""
        token = self._peek()
        if depth > _DEEPEST:
            raise ScriptError(f"line {token.line}: nested too deeply")
        start = self.at
        value = self._plain(token, depth)
        if self.at < len(self.tokens) and self._peek().text not in (",", "}", "]", ";", ")") and depth:
            self.at = start
            value = self._skip()
        return value

    def _plain(self, token: _Token, depth: int) -> Value:
        if token.text == "{":
            return self._object(depth)
        if token.text == "[":
            return self._array(depth)
        if token.kind == "string":
            self.at += 1
            return Code(token.line) if "${" in token.text and token.text[0] == "`" else _unquoted(token.text)
        if token.text in _PLAIN:
            self.at += 1
            return _PLAIN[token.text]
        if token.kind == "word" and token.text[0].isdigit():
            self.at += 1
            return _number(token.text)
        return self._skip()

    def _object(self, depth: int) -> dict[str, Located]:
        found: dict[str, Located] = {}
        self.at += 1
        while self._peek().text != "}":
            key = self._peek()
            self.at += 1
            name = _unquoted(key.text) if key.kind == "string" else key.text
            if self._peek().text == ":":
                self.at += 1
                found[name] = Located(self.value(depth + 1), key.line)
            else:  # a method, a shorthand, a spread
                found[name] = Located(self._skip(), key.line)
            self._comma()
        self.at += 1
        return found

    def _array(self, depth: int) -> list[Value]:
        found: list[Value] = []
        self.at += 1
        while self._peek().text != "]":
            start = self.at
            found.append(self.value(depth + 1))
            self._comma()
            if self.at == start:
                raise ScriptError(f"line {self._peek().line}: {self._peek().text!r} in an array")
        self.at += 1
        return found

    def _comma(self) -> None:
        if self._peek().text == ",":
            self.at += 1

    def _skip(self) -> Code:
        """Past an expression, up to the comma or the bracket that ends it."""
        line, depth = self._peek().line, 0
        while depth or self._peek().text not in (",", "}", "]"):
            token = self._peek()
            if token.kind == "mark":
                depth += (token.text in _OPEN) - (token.text in _CLOSE)
            self.at += 1
        return Code(line)

    def _peek(self) -> _Token:
        if self.at >= len(self.tokens):
            raise ScriptError("an object that does not end")
        return self.tokens[self.at]


def _number(text: str) -> float | Code:
    try:
        return float(text)
    except ValueError:
        return Code(0)


def _unquoted(text: str) -> str:
    return _ESCAPE.sub(_unescaped, text[1:-1])


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    if len(code) > 1:
        return chr(int(code[1:], 16))
    return _ESCAPES.get(code, code)
