"""Breaking lines of styled pieces to a width in terminal cells, fast."""

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len, get_character_cell_size

_TOKEN = re.compile(r"\s+|\S+")
# Chinese and Japanese may be broken after each character, but not before a mark that closes.
_IDEOGRAM = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_FINE_TOKEN = re.compile(rf"\s+|[{_IDEOGRAM}][、。，．：；？！）」』】》〉”’ー]*|[^\s{_IDEOGRAM}]+")

Run = tuple[str, str]
"""Text and the name of its style."""

Row = list[Run]
"""What stands on one row of the terminal."""


def width_of(text: str) -> int:
    """Cells that the text takes on a terminal."""
    return len(text) if text.isascii() else cell_len(text)


def wrap(runs: Iterable[Run], width: int) -> Iterator[Row]:
    """Rows no wider than `width` cells; broken at white space, a longer word at the edge."""
    row: Row = []
    room = width
    for text, style in runs:
        if not text:
            continue
        if width_of(text) <= room:
            row.append((text, style))
            room -= width_of(text)
            continue
        if text.isascii() and text.isprintable():
            start = 0
            while len(text) - start > room:
                end = _end(text, start, room, whole=not row)
                _add(row, text[start:end], style)
                yield _trimmed(row)
                row, room = [], width
                start = _after_blanks(text, end)
            _add(row, text[start:], style)
            room -= len(text) - start
            continue
        broken = False
        for token in _tokens(text, width):
            if width_of(token) > room:
                yield _trimmed(row)
                row, room, broken = [], width, True
            if broken:  # no blanks at the beginning of a row, however many there are
                token = token.lstrip()
            if token:
                _add(row, token, style)
                room -= width_of(token)
                broken = False
    yield row


def _end(text: str, start: int, room: int, *, whole: bool) -> int:
    """How far a text of single cells has room, up to a blank.

    Of a word that is too long nothing has room but in a row that is wholly free.
    """
    end = text.rfind(" ", start, start + room + 1)
    return end if end >= 0 else start + room * whole


def _after_blanks(text: str, start: int) -> int:
    while text.startswith(" ", start):
        start += 1
    return start


def size_of(row: Row) -> int:
    """Cells that a row takes."""
    return sum(width_of(text) for text, _ in row)


def padded(row: Row, width: int) -> Row:
    """The row with space after it, up to `width` cells."""
    gap = width - size_of(row)
    return [*row, (" " * gap, "kept")] if gap > 0 else row


def chopped(runs: Iterable[Run], width: int) -> Row:
    """As much of the runs as has room in `width` cells, cut within a word."""
    row: Row = []
    for text, style in runs:
        if width_of(text) > width:
            return [*row, (next(_chopped(text, width), ""), style)] if width > 0 else row
        row.append((text, style))
        width -= width_of(text)
    return row


def _trimmed(row: Row) -> Row:
    """The row without white space at its end, which may be that of several runs."""
    while row:
        text, style = row.pop()
        if text := text.rstrip():
            return [*row, (text, style)]
    return row


def _add(row: Row, text: str, style: str) -> None:
    if not text:
        return
    if row and row[-1][1] == style:
        row[-1] = (row[-1][0] + text, style)
    else:
        row.append((text, style))


def _tokens(text: str, width: int) -> Iterator[str]:
    """Words and the white space between them, longer ones in parts that fit."""
    for match in (_TOKEN if text.isascii() else _FINE_TOKEN).finditer(text):
        token = match.group()
        if width_of(token) <= width:
            yield token
        else:
            yield from _chopped(token, width)


def _chopped(word: str, width: int) -> Iterator[str]:
    if word.isascii():
        yield from (word[i : i + width] for i in range(0, len(word), width))
        return
    start = used = 0
    for i, character in enumerate(word):
        size = get_character_cell_size(character)
        if used + size > width and i > start:
            yield word[start:i]
            start, used = i, 0
        used += size
    yield word[start:]
