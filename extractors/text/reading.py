"""The page as a whole: is it clean already, and how far can the reading be trusted?"""

from collections.abc import Iterable, Sequence
from itertools import compress
from math import log1p
from operator import mul, ne, not_

from ..types import Favor
from .page import Lines
from .shape import PHRASES, SPACELESS_SHARE, WORDS
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

_LEAST_CLEAN = 0.2
"""Share of its units that is kept of every text that is clean already."""

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
        if right <= best * (kept + missed):
            break  # the share that is right only falls from here on
        best, bar = right / ((kept + missed) or 1), final[index]
    return bar


def _quantile(ordered: Sequence[tuple[float, int]], total: int, share: float) -> float:
    """The value below which that share of the characters lies; `ordered` are values, and their sizes."""
    left = share * total
    for value, size in ordered:
        left -= size
        if left <= 0:
            return value
    return 0.0


def may_be_clean(keep: Sequence[bool]) -> bool:
    """Whether enough of a text is kept for it to be clean; of most pages, little is."""
    return sum(keep) >= _LEAST_CLEAN * len(keep)


def clean_signs(lines: Lines, final: Sequence[float], keep: Sequence[bool]) -> list[float]:
    """The values of `CLEAN_SIGNS`."""
    sizes, scores, shapes = lines.sizes, lines.scores, lines.shapes
    count, total = len(sizes) or 1, sum(sizes) or 1

    def text(flags: Iterable[bool]) -> float:
        return sum(compress(sizes, flags)) / total

    phrases = [share > 0.3 for share in lines.own[PHRASES]]
    junk = [score < 0.1 for score in scores]
    ordered = sorted(zip(final, sizes, strict=True))
    return [
        sum(map(mul, sizes, scores)) / total,
        text([s > 0.5 for s in scores]),
        text(map(not_, keep)),
        keep.count(False) / count,
        sum(map(mul, sizes, final)) / total,
        sum(final) / count,
        _quantile(ordered, sum(sizes), 0.05),
        _quantile(ordered, sum(sizes), 0.2),
        sum(phrases) / count,
        text(phrases),
        text(junk),
        sum(junk) / count,
        text([p < 0.1 for p in final]),
        log1p(count),
        log1p(total),
        sum(map(ne, keep, keep[1:])) / count,
        float(sum([shape.age for shape in shapes])),
        float(sum([is_heading(shapes[index], TAIL) for index in lines.phrased])),
        final[0],
        final[-1],
        scores[0],
        scores[-1],
        sum([150.0 if words > 150.0 else words for words in lines.own[WORDS]]) / count,
    ]


def reading_signs(lines: Lines, final: Sequence[float], keep: Sequence[bool]) -> list[float]:
    """The values of `SIGNS`, each about between 0 and 10."""
    sizes, total = lines.sizes, sum(lines.sizes) or 1
    kept = sum(compress(sizes, keep))
    unsure = sum(compress(sizes, [0.2 < p < 0.8 for p in final]))
    prose = sum(compress(sizes, [s > 0.5 for s in lines.scores]))
    return [
        sum([z * abs(2 * p - 1) for z, p in zip(sizes, final, strict=True)]) / total,
        unsure / total,
        kept / total,
        log1p(kept),
        log1p(len(sizes)),
        log1p(sum(map(ne, keep, keep[1:]))),
        min(3.0, kept / (prose or 1)),
        min(3.0, unsure / (kept or 1)),
    ]
