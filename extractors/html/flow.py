"""The columns of a block among its neighbours in page order: text around and before it, the last heading."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from .context import Context

_NAMES = "near3 position mass_before until_good heading_score since_heading heading_rank since_title"
NAMES = tuple(_NAMES.split())
"""The columns of a block, in order."""
_FAR = 999.0
"""Blocks to what a page does not have."""
_NEAR = 3
"""Blocks on either side that are near."""


def flow_columns(context: Context, wanted: Sequence[int]) -> list[Sequence[float]]:
    """The columns named in `NAMES`, each with a number for each wanted block."""
    return [
        *_text_around(context, wanted),
        _until_good(context, wanted),
        *_headings(context, wanted),
        _since_title(context, wanted),
    ]


def _sums(values: Sequence[float]) -> list[float]:
    """The sums of what stands before each place, from `_NEAR` before the first block to as many after."""
    sums = list(accumulate(values, initial=0.0))
    return [*[0.0] * _NEAR, *sums, *sums[-1:] * _NEAR]


def _text_around(context: Context, wanted: Sequence[int]) -> list[list[float]]:
    """Mass by letters of the blocks around, the place on the page, the share of the mass before."""
    masses, sizes = _sums(context.mass), _sums(context.sizes)
    count, total, width = len(context.sizes), context.total_mass, 2 * _NEAR + 1
    return [
        [(masses[i + width] - masses[i]) / (sizes[i + width] - sizes[i] + 1.0) for i in wanted],
        [i / count for i in wanted],
        [masses[i + _NEAR] / total for i in wanted],
    ]


def _until_good(context: Context, wanted: Sequence[int]) -> list[float]:
    """Blocks to the next good one."""
    good = [*context.good, -1]
    following = [good[bisect_right(context.good, i)] for i in wanted]
    return [float(at - i) if at >= 0 else _FAR for i, at in zip(wanted, following, strict=True)]


def _headings(context: Context, wanted: Sequence[int]) -> list[list[float]]:
    """The heading before a block: its score, how far away it is, its rank."""
    levels, scores = context.page.shown.levels, context.scores
    last = _last(context.headings, wanted)
    return [
        [scores[at] if at >= 0 else -9.0 for at in last],
        [float(i - at) if at >= 0 else _FAR for i, at in zip(wanted, last, strict=True)],
        [float(levels[at]) if at >= 0 else 0.0 for at in last],
    ]


def _since_title(context: Context, wanted: Sequence[int]) -> list[float]:
    """Blocks since the last that says what the title says."""
    titles = [i for i, fact in enumerate(context.facts) if fact.titled > 0.6 and fact.words > 2]
    last = _last(titles, wanted)
    return [float(i - at) if at >= 0 else -1.0 for i, at in zip(wanted, last, strict=True)]


def _last(places: Sequence[int], wanted: Sequence[int]) -> list[int]:
    """For each wanted block the last of `places` (in order) before it; -1 where there is none."""
    before = [-1, *places]
    return [before[bisect_left(places, i)] for i in wanted]
