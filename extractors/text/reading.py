"""The page as a whole: is it clean already, and how far can the reading be trusted?"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log1p
from operator import mul

from ..types import Favor
from .page import Lines
from .shape import PHRASES, SPACELESS_SHARE
from .tails import TAIL, is_heading

SIGNS = (
    "sureness",
    "unsure share",
    "kept share",
    "kept text",
    "lines",
    "kept runs",
    "prose kept",
    "unsure kept",
)
"""What confidence is estimated from."""

CLEAN_SIGNS = (
    "mean score", "prose", "stripped text", "stripped units", "mean final", "plain mean final", "low final",
    "lower final", "units with phrases", "text with phrases", "junk text", "junk units", "sure strips",
    "units", "text", "changes", "ages", "tail headings", "first final", "last final", "first score",
    "last score", "mean words",
)  # fmt: skip
"""What tells a text that is clean already from a page."""

BETA = {Favor.PRECISION: 0.5, Favor.BALANCED: 1.2, Favor.RECALL: 2.0}
"""How much more recall counts than precision (the beta of F-beta). Lines of a page are misjudged together,
which the rule does not know: to balance the two, recall must count a little more."""


SPACELESS_BARS = {Favor.PRECISION: 0.65, Favor.BALANCED: 0.45, Favor.RECALL: 0.15}
"""Bars of pages in scripts without blanks: the trees have seen too few of them for a better one."""

_SPACELESS = 0.3
"""Mean share of such characters, by line, from which on a page is in such a script."""


def decide(lines: Lines, final: Sequence[float], favor: Favor) -> list[bool]:
    """The units to keep: those that reach the bar of their page."""
    bar = bar_of(lines, final, favor)
    return [probability >= bar for probability in final]


def bar_of(lines: Lines, final: Sequence[float], favor: Favor) -> float:
    """The probability from which on a unit of a page is kept."""
    if final and sum(lines.own[SPACELESS_SHARE]) > _SPACELESS * len(final):
        return SPACELESS_BARS[favor]
    return best_bar(final, lines.sizes, favor)


def best_bar(final: Sequence[float], sizes: Sequence[int], favor: Favor) -> float:
    """The probability from which on a unit is kept, for the best F-beta of characters that is to be expected.

    The plug-in rule of Ye et al. 2012 ("Optimizing F-measures: a tale of two approaches"): the best choice is
    a run of the surest units. So a page on which nothing is sure has a lower bar than one well understood.
    """
    good = list(map(mul, final, sizes))
    missed = BETA[favor] ** 2 * sum(good)
    right, kept, best, bar = 0.0, 0, -1.0, 1.0
    for index in sorted(range(len(final)), key=final.__getitem__, reverse=True):
        right += good[index]
        kept += sizes[index]
        if right > best * (kept + missed):
            best, bar = right / ((kept + missed) or 1), final[index]
    return bar


def _quantile(values: Sequence[float], sizes: Sequence[int], share: float) -> float:
    """The value below which that share of the characters lies."""
    left = share * sum(sizes)
    for value, size in sorted(zip(values, sizes, strict=True)):
        left -= size
        if left <= 0:
            return value
    return 0.0


def clean_signs(lines: Lines, final: Sequence[float], keep: Sequence[bool]) -> list[float]:
    """The values of `CLEAN_SIGNS`."""
    sizes, scores, shapes = lines.sizes, lines.scores, lines.shapes
    count, total = len(sizes) or 1, sum(sizes) or 1

    def text(flags: Iterable[bool]) -> float:
        return sum(size for size, flag in zip(sizes, flags, strict=True) if flag) / total

    phrases = [shape.row[PHRASES] > 0.3 for shape in shapes]
    return [
        sum(z * s for z, s in zip(sizes, scores, strict=True)) / total,
        text(s > 0.5 for s in scores),
        text(not k for k in keep),
        keep.count(False) / count,
        sum(z * p for z, p in zip(sizes, final, strict=True)) / total,
        sum(final) / count,
        _quantile(final, sizes, 0.05),
        _quantile(final, sizes, 0.2),
        sum(phrases) / count,
        text(phrases),
        text(s < 0.1 for s in scores),
        sum(s < 0.1 for s in scores) / count,
        text(p < 0.1 for p in final),
        log1p(count),
        log1p(total),
        sum(a != b for a, b in pairwise(keep)) / count,
        float(sum(shape.age for shape in shapes)),
        float(sum(is_heading(shape, TAIL) for shape in shapes)),
        final[0],
        final[-1],
        scores[0],
        scores[-1],
        sum(min(shape.words, 150.0) for shape in shapes) / count,
    ]


def reading_signs(lines: Lines, final: Sequence[float], keep: Sequence[bool]) -> list[float]:
    """The values of `SIGNS`, each about between 0 and 10."""
    sizes, total = lines.sizes, sum(lines.sizes) or 1
    kept = sum(z for z, k in zip(sizes, keep, strict=True) if k)
    unsure = [0.2 < p < 0.8 for p in final]
    prose = sum(z for z, s in zip(sizes, lines.scores, strict=True) if s > 0.5)
    return [
        sum(z * abs(2 * p - 1) for z, p in zip(sizes, final, strict=True)) / total,
        sum(z for z, u in zip(sizes, unsure, strict=True) if u) / total,
        kept / total,
        log1p(kept),
        log1p(len(sizes)),
        log1p(sum(a != b for a, b in pairwise(keep))),
        min(3.0, kept / (prose or 1)),
        min(3.0, sum(z for z, u in zip(sizes, unsure, strict=True) if u) / (kept or 1)),
    ]
