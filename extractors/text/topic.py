"""Does a line speak of what the article speaks of? Overlap of long words with the lead.

The idea of lexical cohesion and its breaks is Hearst's (TextTiling, 1997).
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, compress, pairwise
from operator import mul
from typing import NamedTuple

from .lexicon import SPACELESS
from .page import Column, Lines, sums, window
from .shape import SPACELESS_SHARE
from .tokens import stem_words

NAMES = ("shares words with lead", "lead around", "lead ahead", "lead behind")

_LEAD = 7
"""Prose units at the start of the segment that say what the article is about."""

_MOST_SPACELESS = 500
"""Characters of a script without blanks that are looked at."""

_ENOUGH = 4
_NOTHING = frozenset[str]()


class Subjects(NamedTuple):
    """What the units of running text speak of; `telling` are those with enough words to tell a topic.

    `bags` hold beginnings of long words, or pairs of characters without blanks, and nothing for other units;
    `stems` has the beginnings of all the long words of running text.
    """

    bags: Sequence[AbstractSet[str]]
    telling: Sequence[bool]
    stems: Mapping[str, str]


def find_subjects(lines: Lines) -> Subjects:
    """What is spoken of on a page."""
    prose = list(compress(range(len(lines.shapes)), lines.prose))
    spoken = [lines.shapes[index].tokens for index in prose]
    stems = stem_words(set[str]().union(*spoken))
    bags: list[AbstractSet[str]] = [_NOTHING] * len(lines.shapes)
    for index, words in zip(prose, spoken, strict=True):
        bags[index] = set(filter(None, map(stems.get, words)))
    for index, share in enumerate(lines.own[SPACELESS_SHARE]):
        if share > 0.2:
            bags[index] = _pairs(lines.units[index].text[:_MOST_SPACELESS])
    telling = [p and len(bag) >= _ENOUGH for p, bag in zip(lines.prose, bags, strict=True)]
    return Subjects(bags, telling, stems)


def _pairs(text: str) -> set[str]:
    found = re.findall(SPACELESS, text)
    return {a + b for a, b in pairwise(found) if not "\u3040" <= a <= "\u309f"}


def columns(lines: Lines, subjects: Subjects, segment: tuple[int, int]) -> list[Column]:
    """The columns of `NAMES`, from `find_subjects` and `find_segment`."""
    bags, telling, _ = subjects
    shares = _shares(lines, subjects, [i for i in range(*segment) if telling[i]][:_LEAD])
    mass = [float(len(bag)) if tells else 0.0 for bag, tells in zip(bags, telling, strict=True)]
    above, below = sums(list(map(mul, shares, mass))), sums(mass)
    return [shares, *(_means(above, below, *around) for around in ((2, 2), (0, 6), (6, 0)))]


def _shares(lines: Lines, subjects: Subjects, lead: Sequence[int]) -> Column:
    """Share of each unit's stems that the lead has too, elsewhere than in the unit."""
    bags, _, stems = subjects
    known = Counter(chain.from_iterable([bags[index] for index in lead]))
    common, twice = set(known), {stem for stem, count in known.items() if count > 1}
    shares = [len(common & bag) / len(bag) if bag else 0.0 for bag in bags]
    for index in lead:
        shares[index] = len(twice & bags[index]) / len(bags[index])
    strange = {word for word, stem in stems.items() if stem in common}.isdisjoint
    rest = [i for i, shape in enumerate(lines.shapes) if not bags[i] and not strange(shape.tokens)]
    others = stem_words(set[str]().union(*(lines.shapes[index].tokens for index in rest)))
    for index in rest:  # lines that are no running text have no bags: few of them share a word
        bag = set(filter(None, map(others.get, lines.shapes[index].tokens)))
        shares[index] = len(common & bag) / len(bag)
    return shares


def _means(above: Column, below: Column, before: int, after: int) -> Column:
    """Means over the units around each, from prefix sums of the weighted values and of the weights."""
    sides = zip(window(above, before, after), window(below, before, after), strict=True)
    return [a / b if b > 0 else -1.0 for a, b in sides]
