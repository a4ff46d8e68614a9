"""Does a line speak of what the article speaks of? Overlap of long words with the lead.

The idea of lexical cohesion and its breaks is Hearst's (TextTiling, 1997).
"""

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, pairwise
from operator import mul

from .lexicon import SPACELESS
from .page import Column, Lines, sums, window
from .shape import SPACELESS_SHARE
from .tokens import stems

NAMES = ("shares words with lead", "lead around", "lead ahead", "lead behind")

_LEAD = 7
"""Prose units at the start of the segment that say what the article is about."""

_MOST_SPACELESS = 500
"""Characters of a script without blanks that are looked at."""

_ENOUGH = 4


def bags_of(lines: Lines) -> list[set[str]]:
    """What each unit speaks of: beginnings of its long words, or pairs of characters without blanks."""
    bags = stems([shape.tokens for shape in lines.shapes])
    for index, share in enumerate(lines.own[SPACELESS_SHARE]):
        if share > 0.2:
            bags[index] = _pairs(lines.units[index].text[:_MOST_SPACELESS])
    return bags


def _pairs(text: str) -> set[str]:
    found = re.findall(SPACELESS, text)
    return {a + b for a, b in pairwise(found) if not "\u3040" <= a <= "\u309f"}


def telling(lines: Lines, bags: Sequence[AbstractSet[str]]) -> list[bool]:
    """Which units are running text with enough words to tell a topic."""
    return [p and len(bag) >= _ENOUGH for p, bag in zip(lines.prose, bags, strict=True)]


def columns(
    bags: Sequence[AbstractSet[str]], prose: Sequence[bool], segment: tuple[int, int]
) -> list[Column]:
    """The columns of `NAMES`, from `bags_of`, `telling` and `find_segment`."""
    shares = _shares(bags, [i for i in range(*segment) if prose[i]][:_LEAD])
    mass = [float(len(bag)) if p else 0.0 for bag, p in zip(bags, prose, strict=True)]
    above, below = sums(list(map(mul, shares, mass))), sums(mass)
    return [shares, *(_means(above, below, *around) for around in ((2, 2), (0, 6), (6, 0)))]


def _shares(bags: Sequence[AbstractSet[str]], lead: Sequence[int]) -> Column:
    """Share of each unit's stems that the lead has too, elsewhere than in the unit; -1 for none."""
    known = Counter(chain.from_iterable([bags[index] for index in lead]))
    stems, twice = set(known), {stem for stem, count in known.items() if count > 1}
    shares = [len(stems & bag) / len(bag) if bag else -1.0 for bag in bags]
    for index in lead:
        shares[index] = len(twice & bags[index]) / len(bags[index])
    return shares


def _means(above: Column, below: Column, before: int, after: int) -> Column:
    """Means over the units around each, from prefix sums of the weighted values and of the weights."""
    sides = zip(window(above, before, after), window(below, before, after), strict=True)
    return [a / b if b > 0 else -1.0 for a, b in sides]
