"""Records of other articles: a source, an age, a headline, one long paragraph; and again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import log1p
from typing import NamedTuple

from .page import FAR, Column, Lines, since, until
from .shape import WORDS, Shape

NAMES = (
    "since record", "records so far", "characters since first record", "since age line", "until age line",
    "prose before first record", "since certain record",
)  # fmt: skip

_SOURCE_WORDS = 5
_DASHES = frozenset("-–—•*")
_LIMIT = 60.0
_LONG = 18
_AHEAD = 5
"""Units from the source before which the text of a record is."""


class Records(NamedTuple):
    """Units at which a record begins: likely ones, and those by two signs or more, which are certain."""

    likely: Sequence[bool]
    certain: Sequence[bool]


def find_records(lines: Lines) -> Records:
    """Where the records of other articles begin."""
    shapes, folded = lines.shapes, lines.folded
    short = [i for i, words in enumerate(lines.own[WORDS]) if words <= _SOURCE_WORDS]
    counts = Counter([folded[i] for i in short])
    dashed = {i: folded[i].strip("-–—•* ") for i in short if folded[i][0] in _DASHES}
    aged = {i for i, shape in enumerate(shapes) if shape.age or shape.dated}
    near = {i - 1 for i in aged | dashed.keys()} | {i - 2 for i in dashed}
    long = [i for i, words in enumerate(lines.own[WORDS]) if words >= _LONG]
    told = {i - ahead for i in long for ahead in range(1, _AHEAD)}
    signs = [0] * len(shapes)
    for index in [i for i in short if i in told and (i in near or counts[folded[i]] > 1)]:
        shape = shapes[index]
        if not shape.ended and not shape.age:
            signs[index] = _signs(lines, index, counts, dashed)
    return Records([sign > 0 for sign in signs], [sign > 1 for sign in signs])


def _signs(lines: Lines, index: int, counts: Mapping[str, int], dashed: Mapping[int, str]) -> int:
    """How many things say that a record begins at a short unit: an age, the source again, a known source.

    `dashed` has short lines that begin with a dash, without it: `- ` and the source once more.
    """
    if index + 2 >= len(lines.shapes):
        return 0
    after = lines.shapes[index + 1]
    aged = after.age or (after.dated and after.words <= _SOURCE_WORDS)
    source = lines.folded[index]
    again = source in (dashed.get(index + 1), dashed.get(index + 2))
    known = counts[source] > 1
    if not (aged or again or known):
        return 0
    if not _headline_then_text(lines.shapes[index + 1 + aged + again : index + _AHEAD]):
        return 0
    return aged + again + known


def _headline_then_text(shapes: Sequence[Shape]) -> bool:
    if not shapes:
        return False
    first, *others = shapes
    return first.words >= _LONG or (3 <= first.words <= 30 and any(s.words >= _LONG for s in others[:2]))


def columns(lines: Lines, records: Records) -> list[Column]:
    """The columns of `NAMES`."""
    likely, certain = records
    ages = [shape.age for shape in lines.shapes]
    count = len(likely)
    first = likely.index(True) if True in likely else count
    start = lines.read[first]
    return [
        since(likely, _LIMIT),
        [FAR if number > FAR else float(number) for number in accumulate(likely)],
        [*[-1.0] * first, *(log1p(read - start) for read in lines.read[first:count])],
        since(ages, _LIMIT),
        until(ages, _LIMIT),
        [log1p(lines.prose_read[first])] * count,
        since(certain, _LIMIT),
    ]
