"""Marks of lines, a page at a time: how they begin and end, and how many commas and the like they hold."""

from collections.abc import Sequence
from itertools import compress, repeat
from operator import itemgetter
from typing import NamedTuple

from .tokens import CODE

SENTENCE = 3.0
"""How a line ends that ends a sentence."""

_CLOSED = -1.0
"""Stands for what one character does not tell."""

_SEPARATORS = "|/•·›»→"
_CLOSERS = "\"'”’»)]*_」』）】"
_ENDINGS = {
    **dict.fromkeys(".!?。！？।؟۔॥", SENTENCE),
    ":": 2.0,
    **dict.fromkeys(",;…—–-、", 1.0),
    **dict.fromkeys(_CLOSERS, _CLOSED),
}
_BULLETS = {**dict.fromkeys("*-•·–—●▪►+○■‣✓✔", 1.0), **dict.fromkeys("0123456789", _CLOSED)}
_DOTS = ".."
"""What an ellipsis ends with that is written as full stops."""

_LISTED = (".", ")")

_INNER, _SEPARATOR, _LINE = b"\x01", b"|", b"\n"
_KEPT = _INNER + _LINE + b",|?:" + _SEPARATORS.encode(CODE, "ignore")
_TABLE = bytes(_SEPARATOR[0] if x in _SEPARATORS.encode(CODE, "ignore") else x for x in range(256))
_REST = bytes(set(range(256)) - set(_KEPT))


class Marks(NamedTuple):
    """How many of each there are in each line; `inner` are ends of sentences within it."""

    commas: list[float]
    separators: list[float]
    inner: list[float]
    questions: list[float]
    colons: list[float]


def count_marks(raw: bytes) -> Marks:
    """The marks of lines, as `split_lines` codes them: all else is deleted first."""
    marks = raw.replace(b". ", _INNER).translate(_TABLE, _REST)
    lines = marks.split(_LINE)
    return Marks(
        *(
            list(map(float, map(bytes.count, lines, repeat(mark)))) if mark in marks else [0.0] * len(lines)
            for mark in (b",", _SEPARATOR, _INNER, b"?", b":")
        )
    )


def endings(lines: Sequence[str]) -> list[float]:
    """How each line ends: 0 without a mark, 1 comma or the like, 2 colon, 3 sentence end."""
    found = list(map(_ENDINGS.get, map(itemgetter(-1), lines), repeat(0.0)))
    if _CLOSED in found:
        for index, end in enumerate(found):
            if end == _CLOSED:
                found[index] = _ENDINGS.get(lines[index].rstrip(_CLOSERS)[-1:], 0.0)
    for index in compress(range(len(found)), map(str.endswith, lines, repeat(_DOTS))):
        found[index] = _ENDINGS["…"]
    return found


def bullets(lines: Sequence[str]) -> list[float]:
    """Whether each line begins with a bullet or the number of a list, as 1 or 0."""
    found = list(map(_BULLETS.get, map(itemgetter(0), lines), repeat(0.0)))
    if _CLOSED in found:
        for index, bullet in enumerate(found):
            if bullet == _CLOSED:
                found[index] = float(lines[index][1:3].strip(" 0123456789") in _LISTED)
    return found
