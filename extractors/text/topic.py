"""Does a line speak of what the article speaks of? Overlap of long words, weighted by how rare they are.

The idea of lexical cohesion and its breaks is Hearst's (TextTiling, 1997); words weigh their inverse document
frequency, a unit being a document.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, pairwise
from math import log, log1p
from operator import mul

from .lexicon import SPACELESS
from .page import Column, Lines, sums, window
from .shape import SPACELESS_SHARE, Shape
from .tokens import stems

NAMES = (
    "shares words with lead", "lead around", "lead ahead", "lead behind", "shares words with segment",
    "segment around", "shares words with lines before", "weakest link so far", "rare words",
)  # fmt: skip

_LEAD = 7
"""Prose units at the start of the segment that say what the article is about."""

_BEFORE = 6
_MOST = 120
_ENOUGH = 4


def subjects(shape: Shape, text: str) -> set[str]:
    """What a unit speaks of: beginnings of its long words, or pairs of characters without blanks."""
    if shape.row[SPACELESS_SHARE] > 0.2:
        found = re.findall(SPACELESS, text[:500])
        return {a + b for a, b in pairwise(found) if not "\u3040" <= a <= "\u309f"}
    return stems(shape.tokens[:_MOST])


def bags_of(lines: Lines) -> list[set[str]]:
    """What each unit of a page speaks of."""
    return [subjects(shape, unit.text) for shape, unit in zip(lines.shapes, lines.units, strict=True)]


def telling(lines: Lines, bags: Sequence[AbstractSet[str]]) -> list[bool]:
    """Which units are running text with enough words to tell a topic."""
    return [p and len(bag) >= _ENOUGH for p, bag in zip(lines.prose, bags, strict=True)]


def columns(
    bags: Sequence[AbstractSet[str]], prose: Sequence[bool], segment: tuple[int, int]
) -> list[Column]:
    """The columns of `NAMES`, from `bags_of`, `telling` and `find_segment`."""
    counts = Counter(chain.from_iterable(bags))
    weights = _weights(counts, len(bags))
    again = {stem for stem, count in counts.items() if count > 1}
    first, past = segment
    told = [i for i in range(first, past) if prose[i]]
    totals = [sum(map(weights.__getitem__, bag)) for bag in bags]
    # What only one unit speaks of is shared with none.
    bags = [bag & again for bag in bags]
    units = list(zip(bags, totals, strict=True))
    with_lead = _with(units, _count(bags, told[:_LEAD]), set(told[:_LEAD]), weights)
    with_all = _with(units, _count(bags, told), set(told), weights)
    links = _links(bags, totals, prose, weights)
    mass = [t if p else 0.0 for t, p in zip(totals, prose, strict=True)]
    return [
        with_lead,
        _smooth(with_lead, mass, 2, 2),
        _smooth(with_lead, mass, 0, 6),
        _smooth(with_lead, mass, 6, 0),
        with_all,
        _smooth(with_all, mass, 3, 3),
        links,
        _weakest(_smooth(links, mass, 0, 4), prose, first),
        [log1p(t) for t in totals],
    ]


def _weights(counts: Mapping[str, int], units: int) -> dict[str, float]:
    scale = log1p(units)
    table = [0.0, *(scale - log(n) for n in range(1, 64))]
    return {stem: table[n if n < 63 else 63] for stem, n in counts.items()}


def _count(bags: Sequence[AbstractSet[str]], chosen: Sequence[int]) -> Counter[str]:
    return Counter(chain.from_iterable([bags[index] for index in chosen]))


def _with(
    units: Sequence[tuple[AbstractSet[str], float]],
    known: Mapping[str, int],
    own: AbstractSet[int],
    weights: Mapping[str, float],
) -> Column:
    """Share of each unit's weight that the known stems hold, less its own part in them; -1 without any."""
    return [
        _overlap([s for s in bag if known[s] > 1] if index in own else known.keys() & bag, total, weights)
        if bag
        else (0.0 if total else -1.0)
        for index, (bag, total) in enumerate(units)
    ]


def _overlap(shared: Collection[str], total: float, weights: Mapping[str, float]) -> float:
    return sum(map(weights.__getitem__, shared)) / total if shared else 0.0


def _links(
    bags: Sequence[AbstractSet[str]],
    totals: Sequence[float],
    prose: Sequence[bool],
    weights: Mapping[str, float],
) -> Column:
    """Overlap of each unit with the prose units just before it, -1 where there are none."""
    column: Column = []
    recent: list[int] = []
    known: dict[str, int] = {}
    for index, (bag, total) in enumerate(zip(bags, totals, strict=True)):
        column.append(_overlap(known.keys() & bag, total, weights) if recent and total else -1.0)
        if prose[index]:
            recent.append(index)
            for stem in bag:
                known[stem] = known.get(stem, 0) + 1
            if len(recent) > _BEFORE:
                _forget(known, bags[recent.pop(0)])
    return column


def _forget(known: dict[str, int], bag: AbstractSet[str]) -> None:
    for stem in bag:
        if known[stem] == 1:
            del known[stem]
        else:
            known[stem] -= 1


def _smooth(values: Column, mass: Column, before: int, after: int) -> Column:
    above = window(sums(list(map(mul, values, mass))), before, after)
    below = window(sums(mass), before, after)
    return [a / b if b > 0 else -1.0 for a, b in zip(above, below, strict=True)]


def _weakest(links: Column, prose: Sequence[bool], first: int) -> Column:
    """The weakest link since the segment began."""
    weakest = 1.0
    values: Column = []
    for index, (link, is_prose) in enumerate(zip(links, prose, strict=True)):
        if is_prose and index > first and 0 <= link < weakest:
            weakest = link
        values.append(weakest)
    return values
