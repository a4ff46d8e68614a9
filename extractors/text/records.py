"""Records of other articles: a source, an age, a headline, one long paragraph; and again."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import log1p
from typing import NamedTuple

from .page import FAR, Column, Lines, since, sums, until
from .shape import Shape

NAMES = (
    "since record", "records so far", "characters since first record", "since age line", "until age line",
    "prose before first record", "since certain record",
)  # fmt: skip

_SOURCE_WORDS = 5
_LIMIT = 60.0
_LONG = 18


class Records(NamedTuple):
    """Units at which a record begins: likely ones, and those by two signs or more, which are certain."""

    likely: Sequence[bool]
    certain: Sequence[bool]


def find_records(lines: Lines) -> Records:
    """Where the records of other articles begin."""
    counts = Counter(
        text for text, shape in zip(lines.folded, lines.shapes, strict=True) if shape.words <= _SOURCE_WORDS
    )
    signs = [
        _signs(lines, index, counts)
        if shape.words <= _SOURCE_WORDS and not shape.ended and not shape.age
        else 0
        for index, shape in enumerate(lines.shapes)
    ]
    return Records([sign > 0 for sign in signs], [sign > 1 for sign in signs])


def _signs(lines: Lines, index: int, counts: Counter[str]) -> int:
    """How many things say that a record begins at a short unit: an age, the source again, a known source."""
    if index + 2 >= len(lines.shapes):
        return 0
    after = lines.shapes[index + 1]
    aged = after.age or (after.dated and after.words <= _SOURCE_WORDS)
    again = _is_again(lines, index, index + 1) or _is_again(lines, index, index + 2)
    known = counts[lines.folded[index]] > 1
    if not (aged or again or known):
        return 0
    if not _headline_then_text(lines.shapes[index + 1 + aged + again : index + 5]):
        return 0
    return aged + again + known


def _is_again(lines: Lines, index: int, other: int) -> bool:
    """Whether a line is `- ` and the source once more."""
    text = lines.units[other].text
    return text[0] in "-–—•*" and lines.folded[other].strip("-–—•* ") == lines.folded[index]


def _headline_then_text(shapes: Sequence[Shape]) -> bool:
    if not shapes:
        return False
    first, *others = shapes
    return first.words >= _LONG or (3 <= first.words <= 30 and any(s.words >= _LONG for s in others[:2]))


def columns(lines: Lines, records: Records) -> list[Column]:
    """The columns of `NAMES`."""
    likely, certain = records
    ages = [shape.age for shape in lines.shapes]
    return [
        since(likely, _LIMIT),
        [min(FAR, x) for x in accumulate(likely)],
        _after_first(lines, likely),
        since(ages, _LIMIT),
        until(ages, _LIMIT),
        _before_first(lines, likely),
        since(certain, _LIMIT),
    ]


def _after_first(lines: Lines, starts: Sequence[bool]) -> Column:
    column: Column = []
    read = -1
    for start, size in zip(starts, lines.sizes, strict=True):
        read = 0 if start and read < 0 else read
        column.append(log1p(read) if read >= 0 else -1.0)
        read += size if read >= 0 else 0
    return column


def _before_first(lines: Lines, starts: Sequence[bool]) -> Column:
    first = starts.index(True) if True in starts else len(starts)
    sizes = sums([z if p else 0 for z, p in zip(lines.sizes, lines.prose, strict=True)])
    return [log1p(sizes[min(first, len(starts))])] * len(starts)
