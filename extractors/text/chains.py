"""Where does the page change its subject? Lexical chains across each line.

A word's chain runs from the first line that holds it to the last. Where one article ends and another begins,
few chains cross (Galley et al., "Discourse Segmentation of Multi-Party Conversation", 2003).
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from math import log1p

from .page import Column

NAMES = (
    "chains across", "fewest chains so far", "since fewest chains", "fewest chains of page",
    "after fewest chains",
)  # fmt: skip

_MARGIN = 2
"""Prose units that must stand on both sides of a break."""


def columns(bags: Sequence[AbstractSet[str]], prose: Sequence[bool], first: int) -> list[Column]:
    """The columns of `NAMES`; `first` is where the best segment begins.

    `bags` are what the units speak of, `prose` which of them are running text.
    """
    across = _across(bags, prose)
    read = list(accumulate(prose, initial=0))
    total = read[-1]
    fewest: Column = []
    passed: Column = []
    low, mark = 1.0, 0
    for index, value in enumerate(across):
        inner = index > first and _MARGIN <= read[index] <= total - _MARGIN
        if inner and value < low:
            low, mark = value, index
        fewest.append(low)
        passed.append(log1p(index - mark))
    lowest = mark
    return [
        across,
        fewest,
        passed,
        [low] * len(across),
        [_signed(index - lowest) for index in range(len(across))],
    ]


def _across(bags: Sequence[AbstractSet[str]], prose: Sequence[bool]) -> Column:
    """Share of the rarer side's words whose chain crosses the place before each unit; 1 at the ends."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    read = [index for index, is_prose in enumerate(prose) if is_prose]
    for index in read:
        last.update(dict.fromkeys(bags[index], index))
    for index in reversed(read):
        first.update(dict.fromkeys(bags[index], index))
    count = len(bags)
    begun, ended = [0] * (count + 1), [0] * (count + 1)
    for stem, index in first.items():
        begun[index] += 1
        ended[last[stem]] += 1
    result: Column = []
    before = over = 0
    everything = len(first)
    for index in range(count):
        live = before - over
        fewer = min(before, everything - over)
        result.append(live / fewer if fewer else 1.0)
        before += begun[index]
        over += ended[index]
    return result


def _signed(distance: int) -> float:
    return log1p(distance) if distance >= 0 else -log1p(-distance)
