"""The columns of a block among its neighbours in page order: running sums, good blocks, the last heading."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from .context import Context

_NAMES = (
    "after1 after2 near3 near8 ahead8 position letters_before mass_before since_good until_good "
    "letters_until_good heading_score since_heading heading_rank since_title linked_near good_before "
    "good_after headlines_before"
)
NAMES = tuple(_NAMES.split())
"""The columns of a block, in order."""
_FAR = 999.0
"""Blocks to what a page does not have."""
_BEFORE = 8
"""Places of `_padded` before the first block."""


def flow_columns(context: Context, wanted: Sequence[int]) -> list[Sequence[float]]:
    """The columns named in `NAMES`, each with a number for each wanted block."""
    scores = [*context.scores, -6.0, -6.0]
    sizes = _padded(list(map(float, context.sizes)))
    return [
        [scores[i + 1] for i in wanted],
        [scores[i + 2] for i in wanted],
        *_text_around(context, sizes, wanted),
        *_nearest_good(context, sizes, wanted),
        *_headings(context, wanted),
        _linked_around(context, sizes, wanted),
        *_before_and_after(context, wanted),
    ]


def _padded(values: Sequence[float]) -> list[float]:
    """The sums of what stands before each place, from 8 places before the first block to 9 after the last."""
    sums = list(accumulate(values, initial=0.0))
    return [*[0.0] * _BEFORE, *sums, *sums[-1:] * _BEFORE]


def _text_around(context: Context, sizes: Sequence[float], wanted: Sequence[int]) -> list[list[float]]:
    """Mass by letters of the blocks around, and the place on the page."""
    masses = _padded(context.mass)
    count, size, mass = len(context.facts), context.total_size, context.total_mass
    return [
        [(masses[i + 12] - masses[i + 5]) / (sizes[i + 12] - sizes[i + 5] + 1.0) for i in wanted],
        [(masses[i + 17] - masses[i]) / (sizes[i + 17] - sizes[i] + 1.0) for i in wanted],
        [(masses[i + 17] - masses[i + 9]) / (sizes[i + 17] - sizes[i + 9] + 1.0) for i in wanted],
        [i / count for i in wanted],
        [sizes[i + 8] / size for i in wanted],
        [masses[i + 8] / mass for i in wanted],
    ]


def _nearest_good(context: Context, sizes: Sequence[float], wanted: Sequence[int]) -> list[list[float]]:
    """Blocks to the last good one and to the next, letters to the next."""
    count = len(context.facts)
    last = _last(context.good, count)
    backwards = _last([count - 1 - i for i in reversed(context.good)], count)
    following = [count - 1 - at for at in reversed(backwards)]
    until = [(i, following[i]) for i in wanted]
    return [
        [float(i - last[i]) if last[i] >= 0 else _FAR for i in wanted],
        [float(at - i) if at < count else _FAR for i, at in until],
        [sizes[at + 8] - sizes[i + 9] if at < count else 1e5 for i, at in until],
    ]


def _headings(context: Context, wanted: Sequence[int]) -> list[list[float]]:
    """The heading before a block, and the title."""
    blocks, scores = context.page.blocks, context.scores
    count = len(blocks)
    last = _last(context.headings, count)
    titles = _last([i for i, fact in enumerate(context.facts) if fact.titled > 0.6 and fact.words > 2], count)
    headings = [last[i] for i in wanted]
    return [
        [scores[at] if at >= 0 else -9.0 for at in headings],
        [float(i - at) if at >= 0 else _FAR for i, at in zip(wanted, headings, strict=True)],
        [float(blocks[at].level) if at >= 0 else 0.0 for at in headings],
        [float(i - titles[i]) if titles[i] >= 0 else -1.0 for i in wanted],
    ]


def _linked_around(context: Context, sizes: Sequence[float], wanted: Sequence[int]) -> list[float]:
    linked = _padded(context.linked)
    return [(linked[i + 12] - linked[i + 5]) / (sizes[i + 12] - sizes[i + 5] + 1.0) for i in wanted]


def _before_and_after(context: Context, wanted: Sequence[int]) -> list[list[float]]:
    """Good blocks before and after, and headings of the first rank before."""
    good, blocks = context.good, context.page.blocks
    first = [i for i in context.headings if blocks[i].level == 1]
    return [
        [float(bisect_left(good, i)) for i in wanted],
        [float(len(good) - bisect_right(good, i)) for i in wanted],
        [float(bisect_left(first, i)) for i in wanted],
    ]


def _last(places: Sequence[int], count: int) -> list[int]:
    """For each of so many blocks the last of `places` (in order) before it; -1 where there is none."""
    found: list[int] = []
    before = -1
    for at in places:
        found += [before] * (at + 1 - len(found))
        before = at
    return found + [before] * (count - len(found))
