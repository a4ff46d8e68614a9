"""Blocks to units: fragments of one sentence that a renderer split at inline tags are judged as one."""

from collections.abc import Sequence
from itertools import repeat
from operator import add
from typing import NamedTuple

from ..types import Block
from .stopwords import STOP_WORDS
from .tuples import from_columns

_CONTINUES = frozenset(",.;:)]’”»!?%")
_OPEN_ENDS = frozenset(",(“„«[")
_SHUT_ENDS = frozenset(".!?:;…。！？|·•")
_RUNNING = 3
"""A fragment that ends in a common word is running text only if it has so many words before that."""

LONGEST_UNIT = 40
"""Fragments that are joined at most."""


class Unit(NamedTuple):
    """Blocks `first` to `last` (both included), joined to one text; `gap` counts blank lines before it."""

    text: str
    first: int
    last: int
    gap: int
    glued: bool


def join_fragments(blocks: Sequence[Block]) -> list[Unit]:
    """Group blocks into units, in order; every block belongs to exactly one."""
    if not blocks:
        return []
    starts, gaps = _starts(blocks)
    lasts = [*[start - 1 for start in starts[1:]], len(blocks) - 1]
    texts = [
        blocks[first].text if first == last else " ".join([block.text for block in blocks[first : last + 1]])
        for first, last in zip(starts, lasts, strict=True)
    ]
    return from_columns(Unit, texts, starts, lasts, gaps, [blocks[start].glued for start in starts])


def _starts(blocks: Sequence[Block]) -> tuple[list[int], list[int]]:
    """The blocks at which units begin, and how many blank lines are before each."""
    texts, lines = [block.text for block in blocks], [block.line or 0 for block in blocks]
    pasts = map(add, lines, map(str.count, texts, repeat("\n")))
    blanks = [line - past - 1 for line, past in zip(lines[1:], pasts, strict=False)]
    starts, gaps = [0], [0]
    for index, blank in enumerate(blanks, 1):
        if blank > 0:
            starts.append(index)
            gaps.append(blank)
        elif index - starts[-1] >= LONGEST_UNIT or not _goes_on(texts[index - 1], blocks[index]):
            starts.append(index)
            gaps.append(0)
    return starts, gaps


def _goes_on(before: str, block: Block) -> bool:
    """Whether a line continues the sentence of the one before it, on the next line."""
    text = block.text
    if block.glued or not text or not before:
        return False
    end, begin = before[-1], text[0]
    if begin in _CONTINUES:
        return not (begin == ":" and end == ":")
    if end in _SHUT_ENDS:
        return False
    if end in _OPEN_ENDS:
        return True
    return _stops_short(before) and (begin.islower() or begin.isupper() or begin in "“\"'‘0123456789")


def _stops_short(before: str) -> bool:
    """Whether a line ends in the middle of a sentence: in a common word, after some others."""
    return before.count(" ") >= _RUNNING and before.rsplit(None, 1)[-1] in STOP_WORDS
