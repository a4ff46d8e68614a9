"""Blocks to units: fragments of one sentence that a renderer split at inline tags are judged as one."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..types import Block
from .stopwords import STOP_WORDS

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
    return list(_units(blocks))


def _units(blocks: Sequence[Block]) -> Iterator[Unit]:
    first, gap, past = 0, 0, 0
    for index, block in enumerate(blocks):
        line = block.line or 0
        if index:
            blank = max(0, line - past)
            if blank or index - first >= LONGEST_UNIT or not _goes_on(blocks[index - 1].text, block):
                yield _unit(blocks, first, index - 1, gap)
                first, gap = index, blank
        past = line + block.text.count("\n") + 1
    if blocks:
        yield _unit(blocks, first, len(blocks) - 1, gap)


def _unit(blocks: Sequence[Block], first: int, last: int, gap: int) -> Unit:
    glued = blocks[first].glued
    if first == last:
        return Unit(blocks[first].text, first, last, gap, glued)
    return Unit(" ".join(block.text for block in blocks[first : last + 1]), first, last, gap, glued)


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
    words = before.rsplit(None, 1)
    return words[-1] in STOP_WORDS and before.count(" ") >= _RUNNING
