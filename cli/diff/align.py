"""Two readings of one page laid side by side, block by block.

Both readings hold the whole page in order, so where their text is the same but for white space, blocks are
paired by their place in it, however either reading cut the page. Where the text differs (another version cut
off what the other kept, say), equal blocks are paired by the Ratcliff/Obershelp method of `difflib`, and what
is left over stands alone.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from ...extractors.types import Judged, Verdict
from ...rules.category import Category


class Turn(StrEnum):
    """What became of a piece of the page from the reference to this reading.

    A stripped piece is renamed where its category changed; `other` is no name: some references have no other.
    """

    LOST = "lost"
    GAINED = "gained"
    RENAMED = "renamed"
    SAME = "same"

    @property
    def mark(self) -> str:
        """The sign that stands before the line."""
        return {Turn.LOST: "-", Turn.GAINED: "+", Turn.RENAMED: "~", Turn.SAME: " "}[self]


class Pair(NamedTuple):
    """A piece of the page and both verdicts; None where a reading does not have it.

    `number` is the line of flat text or the block of HTML, from 1, in this reading; None where it is not.
    """

    text: str
    number: int | None
    before: Verdict | None
    after: Verdict | None

    @property
    def turn(self) -> Turn:
        """What changed."""
        was, now = bool(self.before and self.before.keep), bool(self.after and self.after.keep)
        if was != now:
            return Turn.LOST if was else Turn.GAINED
        if was or self.before is None or self.after is None:
            return Turn.SAME
        names = {self.before.category, self.after.category}
        return Turn.RENAMED if len(names) == 2 and Category.OTHER not in names else Turn.SAME


class _Piece(NamedTuple):
    """A block, its text without white space, and its number."""

    item: Judged
    bare: str
    number: int


def align(before: Sequence[Judged], after: Sequence[Judged]) -> list[Pair]:
    """Pair the pieces of two readings of one page, in page order."""
    ours, theirs = _pieces(before), _pieces(after)
    if _text(ours) == _text(theirs):
        return list(_by_place(ours, theirs))
    matcher = SequenceMatcher(None, [p.bare for p in ours], [p.bare for p in theirs], autojunk=False)
    pairs: list[Pair] = []
    for _, i, i_end, j, j_end in matcher.get_opcodes():
        one, other = ours[i:i_end], theirs[j:j_end]
        pairs += _by_place(one, other) if _text(one) == _text(other) else _apart(one, other)
    return pairs


def _pieces(items: Sequence[Judged]) -> list[_Piece]:
    pieces: list[_Piece] = []
    for index, item in enumerate(items, 1):
        if bare := "".join(item.block.text.split()):
            pieces.append(_Piece(item, bare, item.block.line or index))
    return pieces


def _text(pieces: Sequence[_Piece]) -> str:
    return "".join(piece.bare for piece in pieces)


def _by_place(before: Sequence[_Piece], after: Sequence[_Piece]) -> Iterator[Pair]:
    """Pairs of two cuts of the same text: as long as both blocks go on."""
    i = j = 0
    done_i = done_j = 0  # characters of the current blocks that are paired
    while i < len(before) and j < len(after):
        one, other = before[i], after[j]
        size = min(len(one.bare) - done_i, len(other.bare) - done_j)
        text = _part(other.item.block.text, done_j, done_j + size, len(other.bare))
        yield Pair(text, other.number, one.item.verdict, other.item.verdict)
        done_i, done_j = done_i + size, done_j + size
        if done_i == len(one.bare):
            i, done_i = i + 1, 0
        if done_j == len(other.bare):
            j, done_j = j + 1, 0


def _part(text: str, start: int, end: int, size: int) -> str:
    """The part of `text` from its `start`th to its `end`th visible character of `size`."""
    if (start, end) == (0, size):
        return text
    places = [i for i, character in enumerate(text) if not character.isspace()]
    return text[places[start] : places[end - 1] + 1]


def _apart(before: Sequence[_Piece], after: Sequence[_Piece]) -> Iterator[Pair]:
    for piece in before:
        yield Pair(piece.item.block.text, None, piece.item.verdict, None)
    for piece in after:
        yield Pair(piece.item.block.text, piece.number, None, piece.item.verdict)
