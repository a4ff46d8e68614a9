"""Does a line speak of what the article speaks of? Overlap of long words, weighted by how rare they are.

The idea of lexical cohesion and its breaks is Hearst's (TextTiling, 1997); words weigh their inverse document
frequency, a unit being a document.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, pairwise
from math import log, log1p
from operator import mul

from .lexicon import SPACELESS
from .page import Column, Lines, sums, window
from .shape import SPACELESS_SHARE, Shape
from .tokens import stems

NAMES = ("shares words with lead", "lead around", "lead ahead", "lead behind")

_LEAD = 7
"""Prose units at the start of the segment that say what the article is about."""

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
    weights = _weights(Counter(chain.from_iterable(bags)), len(bags))
    totals = [sum(map(weights.__getitem__, bag)) for bag in bags]
    lead = [i for i in range(*segment) if prose[i]][:_LEAD]
    shares = _shares(bags, totals, lead, weights)
    mass = [t if p else 0.0 for t, p in zip(totals, prose, strict=True)]
    above, below = sums(list(map(mul, shares, mass))), sums(mass)
    return [shares, *(_means(above, below, *around) for around in ((2, 2), (0, 6), (6, 0)))]


def _weights(counts: Mapping[str, int], units: int) -> dict[str, float]:
    scale = log1p(units)
    table = [0.0, *(scale - log(n) for n in range(1, 64))]
    return {stem: table[n if n < 63 else 63] for stem, n in counts.items()}


def _shares(
    bags: Sequence[AbstractSet[str]],
    totals: Sequence[float],
    lead: Sequence[int],
    weights: Mapping[str, float],
) -> Column:
    """Share of each unit's weight that the lead's stems hold, less its own part in them; -1 without any."""
    known = Counter(chain.from_iterable([bags[index] for index in lead]))
    stems, twice = set(known), {stem for stem, count in known.items() if count > 1}
    shared = [stems & bag for bag in bags]
    for index in lead:
        shared[index] = twice & bags[index]
    weigh = weights.__getitem__
    return [
        sum(map(weigh, found)) / total if found else (0.0 if total else -1.0)
        for found, total in zip(shared, totals, strict=True)
    ]


def _means(above: Column, below: Column, before: int, after: int) -> Column:
    """Means over the units around each, from prefix sums of the weighted values and of the weights."""
    sides = zip(window(above, before, after), window(below, before, after), strict=True)
    return [a / b if b > 0 else -1.0 for a, b in sides]
