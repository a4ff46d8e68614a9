"""Patterns on visible text: literal (folded), glob and linear-time regular expressions.

A pattern always covers a whole line; `find` looks for it within one. Regular expressions run on RE2, whose
matching time is linear in the line (Russ Cox, "Regular Expression Matching in the Wild", 2010); what it
cannot express, back-references and look-around, is refused when the rule file is read.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .regex import Regex

_QUOTES, _DASHES = "‘’‚‛′`´ʼ", "‐‑‒–—―−"
_DOUBLE = "“”„‟″«»"
_TRANSLATE = str.maketrans(
    {**dict.fromkeys(_QUOTES, "'"), **dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_DOUBLE, '"')}
)
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_SAME = {"'": f"['{_QUOTES}]", "-": f"[-{_DASHES}]", '"': f'["{_DOUBLE}]'}


class Form(StrEnum):
    """How the text of a pattern is to be read."""

    LITERAL = "line"
    GLOB = "glob"
    REGEX = "re"


class Pattern(NamedTuple):
    """One pattern as its author wrote it, without the `glob:` or `re:` in front."""

    form: Form
    source: str

    @classmethod
    def parse(cls, text: str) -> "Pattern":
        """Read the short form: a bare string is literal, `glob:` and `re:` say otherwise."""
        for form in (Form.GLOB, Form.REGEX):
            if text.startswith(f"{form}:"):
                return cls(form, text.removeprefix(f"{form}:"))
        return cls(Form.LITERAL, text)

    def __str__(self) -> str:
        return self.source if self.form is Form.LITERAL else f"{self.form}:{self.source}"

    def matches(self, line: str) -> bool:
        """Whether the pattern covers `line` as a whole."""
        return _matcher(self)(line)

    def find(self, line: str) -> Iterator[tuple[int, int]]:
        """Spans of `line` that the pattern covers, left to right, without overlaps and never empty."""
        return _finder(self)(line)


def fold(text: str) -> str:
    """`text` with case, typographic quotes, dashes and runs of white space made equal.

    >>> fold("Don’t  miss —")
    "don't miss -"
    """
    if text.isascii():  # most lines are, and only one of the characters is
        return " ".join(text.lower().replace("`", "'").split())
    return " ".join(text.casefold().translate(_TRANSLATE).split())


def matches_any(patterns: Iterable[Pattern], line: str) -> Pattern | None:
    """The first of `patterns` that covers `line`, or None."""
    return next((pattern for pattern in patterns if pattern.matches(line)), None)


@lru_cache(maxsize=1024)
def any_of(patterns: tuple[Pattern, ...]) -> Callable[[str], Pattern | None]:
    """`matches_any` for many lines: the literal patterns, which are most, cost one look-up together."""
    literal = {fold(p.source): n for n, p in reversed([*enumerate(patterns)]) if p.form is Form.LITERAL}
    others = [(n, _matcher(p)) for n, p in enumerate(patterns) if p.form is not Form.LITERAL]
    longest = max(map(_most, literal), default=0)
    barred = _barred(patterns)

    def first(line: str) -> Pattern | None:
        if line[:1] in barred:
            return None
        found = None
        if len(line) < longest and len(line) < _most(folded := _fold_line(line)):
            found = literal.get(folded)
        for number, covers in others:
            if found is not None and number > found:
                break
            if covers(line):
                return patterns[number]
        return None if found is None else patterns[found]

    return first


def _barred(patterns: Iterable[Pattern]) -> frozenset[str]:
    """Letters and digits with which no line begins that one of the patterns covers; none where in doubt."""
    starts = {"*" if pattern.form is Form.REGEX else fold(pattern.source)[:1] for pattern in patterns}
    if not starts <= _PLAIN:
        return frozenset()
    others = _PLAIN - starts
    return others.union(map(str.upper, others))


@lru_cache(maxsize=4096)
def _matcher(pattern: Pattern) -> Callable[[str], bool]:
    if pattern.form is Form.LITERAL:
        wanted = fold(pattern.source)
        return lambda line: len(line) < _most(wanted) and _fold_line(line) == wanted
    if pattern.form is Form.GLOB:
        parts = tuple(_fold_part(part) for part in pattern.source.split("*"))
        return lambda line: _glob(parts, _fold_line(line))
    regex = _compiled(pattern.source)
    return lambda line: regex.fullmatch(line) is not None


def _most(wanted: str) -> int:
    """Characters from which a line has far too much white space to be `wanted`."""
    return 4 * len(wanted) + 40


def _compiled(source: str) -> "Regex":
    # Imported late: a page whose rules hold no regular expression never pays for the library.
    from .regex import compile_regex

    return compile_regex(source)


_fold_short = lru_cache(maxsize=4096)(fold)


def _fold_line(line: str) -> str:
    # Every pattern asks for the same lines; long ones would only fill the memory.
    return _fold_short(line) if len(line) < 2000 else fold(line)


def _fold_part(part: str) -> str:
    """`part` of a glob folded, with the space at its ends that parts it from the star."""
    if not part.strip():
        return " " if part else ""
    return " " * part[0].isspace() + fold(part) + " " * part[-1].isspace()


def _glob(parts: tuple[str, ...], line: str) -> bool:
    """Whether `parts`, with anything between them, make up `line`: each is sought once, so time is linear."""
    if len(parts) == 1:
        return line == parts[0]
    if not line.startswith(parts[0]):
        return False
    at = len(parts[0])
    for part in parts[1:-1]:
        at = line.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return len(line) - at >= len(parts[-1]) and line.endswith(parts[-1])


@lru_cache(maxsize=4096)
def _finder(pattern: Pattern) -> Callable[[str], Iterator[tuple[int, int]]]:
    if pattern.form is Form.REGEX:
        regex = _compiled(pattern.source)
        return lambda line: (m.span() for m in regex.finditer(line) if m.span()[0] < m.span()[1])
    pieces = [pattern.source] if pattern.form is Form.LITERAL else pattern.source.split("*")
    parts = tuple(re.compile(_folded(piece), re.IGNORECASE) for piece in pieces)
    return lambda line: _find_parts(parts, line)


def _folded(piece: str) -> str:
    """A regular expression for a literal that accepts what `fold` makes equal; free of backtracking."""
    words = (
        "".join(_SAME.get(c, re.escape(c)) for c in word) for word in piece.translate(_TRANSLATE).split()
    )
    return r"\s+".join(words)


def _find_parts(parts: tuple[re.Pattern[str], ...], line: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(line):
        span = _find_once(parts, line, at)
        if span is None or span[0] >= span[1]:
            return
        yield span
        at = span[1]


def _find_once(parts: tuple[re.Pattern[str], ...], line: str, at: int) -> tuple[int, int] | None:
    start = at if not parts[0].pattern else None
    for part in parts:
        if not part.pattern:
            continue
        found = part.search(line, at)
        if found is None:
            return None
        start = found.start() if start is None else start
        at = found.end()
    # A star at the end of a glob reaches to the end of the line.
    end = len(line) if len(parts) > 1 and not parts[-1].pattern else at
    return (start or 0, end)
