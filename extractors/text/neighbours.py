"""What stands around a line: scores, lengths and blank lines next to it, and where on the page it is."""

from math import log1p
from operator import mul

from .page import Column, Lines, ramp, shifted, sums, window
from .shape import CAPITALS, PHRASES, WORDS

NAMES = (
    "score", "score before", "score after", "mean score of 3 around", "mean score of 8 around",
    "mean score of 25 around", "sum of 4 scores before", "sum of 4 scores from here", "position",
    "position in prose",
    "prose before", "prose of page", "lines of page", "prose share of page", "score over page",
    "position from end", "capitals around", "phrases around", "separated page",
    "mean words of page",
)  # fmt: skip


def columns(lines: Lines) -> list[Column]:
    """The columns of `NAMES`."""
    scores, sizes = list(lines.scores), lines.sizes
    count = len(scores)
    plain, good = sums(scores), sums(list(map(mul, scores, sizes)))
    total, text = lines.read, lines.prose_read
    page, prose = total[-1] or 1, text[-1]
    page_mean = good[-1] / page
    return [
        scores,
        shifted(scores, -1),
        shifted(scores, 1),
        *(_ratio(window(good, n, n), window(total, n, n)) for n in (3, 8, 25)),
        window(plain, 4, -1),
        window(plain, 0, 3),
        [i / count for i in range(count)],
        [x / (prose or 1) for x in text[:-1]],
        list(map(log1p, text[:-1])),
        [log1p(prose)] * count,
        [log1p(count)] * count,
        [prose / page] * count,
        [s - page_mean for s in scores],
        ramp(count)[::-1],
        window(sums(lines.own[CAPITALS]), 3, 3),
        window(sums(lines.own[PHRASES]), 4, 4),
        [sum([unit.gap > 0 for unit in lines.units]) / count] * count,
        [sum([150.0 if words > 150.0 else words for words in lines.own[WORDS]]) / count] * count,
    ]


def _ratio(above: Column, below: Column) -> Column:
    return [a / (b or 1) for a, b in zip(above, below, strict=True)]
