"""Flat text to blocks whose spans tile it: a line, a wrapped paragraph, or a sentence of a giant line."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, count, repeat
from typing import NamedTuple

from ..collector import uncollected
from ..types import Block
from .sentences import cut_sentences
from .tuples import from_columns
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
    whole = text.splitlines(keepends=True)
    stripped = list(map(str.strip, whole))
    texts = list(filter(None, stripped))
    if not texts:
        return (Block("", 0, len(text), 1),) if text else ()
    numbers = list(compress(count(1), stripped))
    starts = list(compress(accumulate(map(len, whole), initial=0), stripped))
    giant = _giant_line(texts)
    width = 0 if giant is not None else find_width(numbers, texts)
    if giant is None and not width:
        return _blocks(text, texts, starts, numbers, repeat(False))
    lines = from_columns(Line, numbers, texts, starts)
    return _tile(text, list(_pieces(text, lines, giant, width)))


def _blocks(
    text: str, texts: Iterable[str], starts: Sequence[int], lines: Iterable[int], glued: Iterable[bool]
) -> tuple[Block, ...]:
    """Blocks whose spans tile a text: the first one begins where it begins."""
    starts = [0, *starts[1:], len(text)]
    rest = map(repeat, Block("")[5:])
    return tuple(from_columns(Block, texts, starts, starts[1:], lines, glued, *rest))


def _pieces(text: str, lines: list[Line], giant: int | None, width: int) -> Iterator[Piece]:
    before: Line | None = None
    for index, line in enumerate(lines):
        if index == giant:
            yield from _sentences(text, line)
        elif not (before and width and is_wrapped_after(before, line, width)):
            yield Piece(line.start, line.number)
        before = line


def _giant_line(texts: list[str]) -> int | None:
    """The index of a line that is the page."""
    sizes = list(map(len, texts))
    size = max(sizes)
    if size < GIANT_LINE or size < GIANT_SHARE * sum(sizes):
        return None
    return sizes.index(size)


def _sentences(text: str, line: Line) -> Iterator[Piece]:
    begin = text.index(line.text[0], line.start)
    for offset in cut_sentences(line.text):
        yield Piece(begin + offset if offset else line.start, line.number, offset > 0)


def _tile(text: str, pieces: list[Piece]) -> tuple[Block, ...]:
    starts, lines, glued = zip(*pieces, strict=True)
    ends = [*starts[1:], len(text)]
    texts = [text[start:end].strip() for start, end in zip([0, *starts[1:]], ends, strict=True)]
    return _blocks(text, texts, starts, lines, glued)
