"""Where does the page change its subject? Lexical chains across each line.

A word's chain runs from the first line that holds it to the last. Where one article ends and another begins,
few chains cross (Galley et al., "Discourse Segmentation of Multi-Party Conversation", 2003).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, chain, pairwise
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
    count, read = len(across), list(accumulate(prose, initial=0))
    # Where enough is read before a break, and enough left after it; `read` only grows.
    start = min(count, max(first + 1, bisect_left(read, _MARGIN)))
    stop = max(start, min(count, bisect_right(read, read[-1] - _MARGIN)))
    lowest = list(accumulate(across[start:stop], min, initial=1.0))
    marks = [0, *(i for i, (a, b) in enumerate(pairwise(lowest), start) if b < a)]
    logs = list(map(log1p, range(count)))
    passed = [logs[: after - mark] for mark, after in pairwise([*marks, count])]
    return [
        across,
        [*[1.0] * start, *lowest[1:], *[lowest[-1]] * (count - stop)],
        list(chain.from_iterable(passed)),
        [lowest[-1]] * count,
        [*[-x for x in reversed(logs[1 : marks[-1] + 1])], *logs[: count - marks[-1]]],
    ]


def _across(bags: Sequence[AbstractSet[str]], prose: Sequence[bool]) -> Column:
    """Share of the rarer side's words whose chain crosses the place before each unit; 1 at the ends."""
    read = [index for index, is_prose in enumerate(prose) if is_prose]
    begun = list(accumulate(_new_words(bags, read), initial=0))
    ended = list(accumulate(_new_words(bags, read[::-1]), initial=0))
    total = begun[-1]
    return [
        (before - over) / fewer if (fewer := before if before < total - over else total - over) else 1.0
        for before, over in zip(begun[:-1], ended, strict=False)
    ]


def _new_words(bags: Sequence[AbstractSet[str]], order: Sequence[int]) -> list[int]:
    """How many words of each unit occur in none that comes before it in this order."""
    seen: set[str] = set()
    counts = [0] * len(bags)
    for index in order:
        size = len(seen)
        seen |= bags[index]
        counts[index] = len(seen) - size
    return counts
