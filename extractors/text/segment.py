"""Flat text to blocks whose spans tile it: a line, a wrapped paragraph, or a sentence of a giant line."""

from collections.abc import Iterator
from typing import NamedTuple

from ..collector import uncollected
from ..types import Block
from .sentences import cut_sentences
from .wrapping import Line, find_width, is_wrapped_after

GIANT_LINE = 2000
"""A line of at least so many characters may hold a whole page, its line breaks lost."""

GIANT_SHARE = 0.9
"""Share of the visible characters that a giant line holds where it is the page."""


class Piece(NamedTuple):
    """What becomes a block: the start of its span, its 1-based line, and whether it goes on in that line."""

    start: int
    line: int
    glued: bool = False


@uncollected
def segment(text: str) -> tuple[Block, ...]:
    """Cut flat text into blocks, in linear time.

    Line ends are those of `str.splitlines` (`\\n`, `\\r\\n`, `\\r`, form feed, U+2028 and so on). A line is a
    block; of text hard-wrapped at 60 to 80 columns, a paragraph; of one giant line that holds the page, a
    sentence. The spans tile any string: a block starts with its line's indentation and owns the blank lines
    after it, the first one also those before it. `Block.text` is the span's text stripped at both ends. The
    empty string has no blocks, a text of nothing but white space one block with the text "".
    """
    lines = list(_visible_lines(text))
    if not lines:
        return (Block("", 0, len(text), 1),) if text else ()
    giant = _giant_line(lines)
    width = 0 if giant else find_width(lines)
    if giant or width:
        return _tile(text, list(_pieces(text, lines, giant, width)))
    starts = [0, *[line.start for line in lines[1:]], len(text)]
    return tuple(
        Block(line.text, start, end, line.number)
        for line, start, end in zip(lines, starts, starts[1:], strict=False)
    )


def _visible_lines(text: str) -> Iterator[Line]:
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        visible = line.strip()
        if visible:
            yield Line(number, visible, start)
        start += len(line)


def _pieces(text: str, lines: list[Line], giant: Line | None, width: int) -> Iterator[Piece]:
    before: Line | None = None
    for line in lines:
        if line is giant:
            yield from _sentences(text, line)
        elif not (before and width and is_wrapped_after(before, line, width)):
            yield Piece(line.start, line.number)
        before = line


def _giant_line(lines: list[Line]) -> Line | None:
    sizes = [len(line.text) for line in lines]
    size = max(sizes)
    if size < GIANT_LINE or size < GIANT_SHARE * sum(sizes):
        return None
    return lines[sizes.index(size)]


def _sentences(text: str, line: Line) -> Iterator[Piece]:
    begin = text.index(line.text[0], line.start)
    for offset in cut_sentences(line.text):
        yield Piece(begin + offset if offset else line.start, line.number, offset > 0)


def _tile(text: str, pieces: list[Piece]) -> tuple[Block, ...]:
    starts = [0, *(piece.start for piece in pieces[1:]), len(text)]
    return tuple(
        Block(text[start:end].strip(), start, end, piece.line, piece.glued)
        for piece, start, end in zip(pieces, starts, starts[1:], strict=False)
    )
