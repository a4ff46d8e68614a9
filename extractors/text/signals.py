"""Detectors that are certain by themselves and overrule the model, in favour of stripping only."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...rules.category import Category
from .page import Lines

_AD_WORDS = 6
_HEADLINE_WORDS = 5
_REACH = 6
"""Units before the first long prose within which a headline that is said twice is no body."""

_DOUBT = 0.6
"""Final score above which a line said twice is not taken for a headline."""


class Signal(NamedTuple):
    """What a detector found: the category, the detector's name, and why, in words."""

    category: Category
    name: str
    reason: str


_TEMPLATE = Signal(Category.OTHER, "signal:template", "recurs on other pages of the site")
_AD = Signal(Category.AD, "signal:advertisement", "nothing but an advertisement mark")
_HEADLINE = Signal(Category.TITLE, "signal:headline", "the headline, said twice")


def find_signals(lines: Lines, final: Sequence[float], template: frozenset[str], clean: bool) -> Mapping[int, Signal]:
    """Units that are surely not body, by index; in a text that is `clean` otherwise, headlines are left alone."""
    found = {} if clean else {index: _HEADLINE for index in _headlines(lines, final)}
    found |= {index: _AD for index in range(len(final)) if _is_ad(lines, index)}
    if template:
        found |= {i: _TEMPLATE for i, unit in enumerate(lines.units) if " ".join(unit.text.split()) in template}
    return found


def _is_ad(lines: Lines, index: int) -> bool:
    shape = lines.shapes[index]
    if not shape.hits or shape.words > _AD_WORDS or shape.row[3] < 1:
        return False
    return all(hit.category is Category.AD for hit in shape.hits)


def _headlines(lines: Lines, final: Sequence[float]) -> Iterator[int]:
    prose = next((i for i, s in enumerate(lines.shapes) if s.words >= 20 and s.ended and final[i] > 0.5), None)
    if prose is None:
        return
    counts = Counter(lines.folded)
    for index in range(max(0, prose - _REACH), prose):
        shape = lines.shapes[index]
        twice = counts[lines.folded[index]] > 1 and shape.words >= _HEADLINE_WORDS and not shape.ended
        if twice and final[index] < _DOUBT:
            yield index
