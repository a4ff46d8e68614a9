"""Is a text hard-wrapped, and where do its paragraphs end?

Greedy line filling (Knuth and Plass 1981, "first fit") breaks a line only where the next word does not fit.
So a line was wrapped if its length, a blank and the first word of the next line exceed the width. Lists,
poems and headlines break where there is still room, or go on with a capital.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .lexicon import SPACELESS

NARROWEST, WIDEST = 58, 84
"""Widths at which texts are wrapped, with a little play around 60 to 80 columns."""

FEWEST_WRAPS = 3
_LONGEST_WORD = 12
"""Characters up to which a word may be one even where a script writes no blanks."""

_END = (".", "!", "?", ":", "…", '"', "”", "»", ")")


class Line(NamedTuple):
    """A line that is not blank: its 1-based number, its visible text, where it starts in the whole text."""

    number: int
    text: str
    start: int


def find_width(numbers: Sequence[int], texts: Sequence[str]) -> int:
    """The column at which a text is hard-wrapped, 0 if it is not; the numbers and texts of its lines."""
    fitting = [size for size in map(len, texts) if size <= WIDEST]
    if not fitting or len(texts) - len(fitting) > len(texts) // 20:
        return 0
    width = sorted(fitting)[len(fitting) * 98 // 100]
    if width < NARROWEST:
        return 0
    adjacent = [pair for pair, (a, b) in zip(pairwise(texts), pairwise(numbers), strict=True) if b == a + 1]
    wraps = [pair for pair in adjacent if _is_full(*pair, width)]
    if len(wraps) < FEWEST_WRAPS or 3 * len(wraps) < len(adjacent):
        return 0
    running_on = sum(not a.endswith(_END) for a, _ in wraps)
    lower = sum(not b[:1].isupper() for _, b in wraps)
    return width if 2 * running_on > len(wraps) and 2 * lower > len(wraps) else 0


def is_wrapped_after(line: Line, following: Line, width: int) -> bool:
    """Whether a paragraph goes on from one line of a wrapped text to the following one."""
    return following.number == line.number + 1 and _is_full(line.text, following.text, width)


def _is_full(line: str, following: str, width: int) -> bool:
    word = following.split(None, 1)[0]
    if len(word) > _LONGEST_WORD and re.search(SPACELESS, word):
        word = word[:1]  # without blanks, a line is broken between any two characters
    return len(line) + 1 + len(word) > width
