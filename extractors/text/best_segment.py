"""The stretch of a page with the most good text: a maximum-sum run (Kadane's algorithm, Bentley 1984)."""

from math import log1p
from operator import mul

from .page import Column, Lines, ramp
from .shape import WORDS

_BASE = 0.4
"""First score at which a unit counts neither for nor against the segment."""

_COST = 6.0
"""What a unit that is surely boilerplate takes from the sum; one that is surely body gives its words' log."""

NAMES = (
    "inside the segment", "lines before the segment", "lines after the segment", "share of the segment",
    "mean score of the segment", "position in the segment",
    "inside the tight segment",
)  # fmt: skip


def find_segment(lines: Lines, strict: float = 1.0) -> tuple[int, int]:
    """First and past-the-last index of the best run of units; never empty unless the page is.

    Units that count against it do so `strict` times as much.
    """
    cost = strict * _COST
    best, start, total, top = (0, 0), 0, 0.0, float("-inf")
    for index, (score, words) in enumerate(zip(lines.scores, lines.own[WORDS], strict=True), 1):
        good = score - _BASE
        if good > 0:
            total += good * (log1p(words) * 4.0)
            if total > top:
                top, best = total, (start, index)
        else:
            total += good * cost
            if total < 0:
                if total > top:
                    top, best = total, (start, index)
                total, start = 0.0, index
    return best


def columns(lines: Lines, segment: tuple[int, int]) -> list[Column]:
    """The columns of `NAMES`, from the segment that `find_segment` gives."""
    first, past = segment
    tight, tight_past = find_segment(lines, 4.0)
    count, sizes = len(lines.units), lines.read
    inside = sizes[past] - sizes[first]
    share = inside / (sizes[-1] or 1)
    weighted = sum(map(mul, lines.scores[first:past], lines.sizes[first:past]))
    mean = weighted / (inside or 1)
    return [
        _within(count, first, past),
        [*ramp(first)[::-1], *[0.0] * (count - first)],
        [*[0.0] * past, *ramp(count - past)],
        [share] * count,
        [mean] * count,
        [(i - first) / (past - first or 1) for i in range(count)],
        _within(count, tight, tight_past),
    ]


def _within(count: int, first: int, past: int) -> Column:
    return [*[0.0] * first, *[1.0] * (past - first), *[0.0] * (count - past)]
