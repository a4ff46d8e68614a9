"""From an article to the lines of its diff, without a thought of colours and widths."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...extractors.types import Article, Judged, Verdict
from ...rules.category import Category
from ..sanitize import sanitize

# Variation selectors: terminals do not agree on the width of what stands before them.
_UNSURE = re.compile("[\ufe00-\ufe0f]")


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a block that stands on one line; no control character is in its `text`."""

    text: str
    item: Judged

    @property
    def keep(self) -> bool:
        """Whether it is in the clean article."""
        return self.item.verdict.keep

    @property
    def category(self) -> Category:
        """What it is, with `body` for all that was kept."""
        return category_of(self.item.verdict)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page. `number` counts lines of flat text and blocks of HTML, from 1."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def kept(self) -> bool:
        """Nothing of the line was stripped."""
        return all(piece.keep for piece in self.pieces)

    @property
    def mixed(self) -> bool:
        """A part of the line was stripped."""
        return not self.kept and any(piece.keep for piece in self.pieces)

    @property
    def mark(self) -> str:
        """The sign that stands before the line: a space, `-`, or `~` for a line that lost a part."""
        return " " if self.kept else "~" if self.mixed else "-"

    @property
    def verdict(self) -> Verdict:
        """The verdict to explain: that of the first stripped piece, or of the line if all of it is kept."""
        return next((piece for piece in self.pieces if not piece.keep), self.pieces[0]).item.verdict


def category_of(verdict: Verdict) -> Category:
    """What a verdict makes of a block, with `body` for all that is kept."""
    return Category.BODY if verdict.keep else verdict.category


def lines_of(article: Article) -> Iterator[Line]:
    """Every line of the page that has visible text, in order; blocks glued to one line stay on it."""
    for number, group in enumerate(_glued(article.blocks), 1):
        yield from _lines(group, number)


def shown(text: str) -> str:
    """Foreign text as it may stand in a cell of a terminal; line feeds stay."""
    text = sanitize(text)
    return text if text.isascii() and "\t" not in text else _UNSURE.sub("", text).replace("\t", "    ")


def _glued(blocks: Iterable[Judged]) -> Iterator[list[Judged]]:
    """Blocks by the line they stand on together."""
    group: list[Judged] = []
    for item in blocks:
        if group and not item.block.glued:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _lines(group: Sequence[Judged], index: int) -> Iterator[Line]:
    """The lines of blocks that share their first and last line with each other."""
    first = group[0].block.line
    number = index if first is None else first
    pieces: list[Piece] = []
    for item in group:
        head, *rest = shown(item.block.text).split("\n")
        pieces.append(Piece(head, item))
        for text in rest:
            yield from _line(number, pieces)
            number += first is not None
            pieces = [Piece(text, item)]
    yield from _line(number, pieces)


def _line(number: int, pieces: Iterable[Piece]) -> Iterator[Line]:
    visible = tuple(piece for piece in pieces if piece.text.strip())
    if visible:
        yield Line(number, visible)
