"""From an article to the lines of its diff, without a thought of colours and widths."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from ...extractors.types import Article, Judged, Verdict
from ...rules.category import Category
from ..sanitize import sanitize


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of one line that is kept or stripped as a whole; no control character is in it."""

    text: str
    keep: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page. `number` counts lines of flat text and blocks of HTML, from 1.

    `verdict` is the one to explain: that of the first stripped piece, or of the line if all of it is kept.
    """

    number: int | None
    pieces: tuple[Piece, ...]
    verdict: Verdict

    @property
    def kept(self) -> bool:
        """Nothing of the line was stripped."""
        return all(piece.keep for piece in self.pieces)

    @property
    def mixed(self) -> bool:
        """A part of the line was stripped."""
        return not self.kept and any(piece.keep for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Fold:
    """A run of lines that is not shown. `categories` names what was stripped in it."""

    count: int
    categories: tuple[Category, ...] = ()


def lines_of(article: Article) -> Iterator[Line]:
    """Every line of the page that has visible text, in order; blocks glued to one line stay on it."""
    for number, group in enumerate(_glued(article.blocks), 1):
        yield from _lines(group, number)


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
    pieces: list[tuple[Piece, Verdict]] = []
    for block, verdict in group:
        head, *rest = sanitize(block.text).replace("\t", "    ").split("\n")
        pieces.append((Piece(head, verdict.keep), verdict))
        for text in rest:
            yield from _line(number, pieces)
            number += first is not None
            pieces = [(Piece(text, verdict.keep), verdict)]
    yield from _line(number, pieces)


def _line(number: int, pieces: Sequence[tuple[Piece, Verdict]]) -> Iterator[Line]:
    shown = [(piece, verdict) for piece, verdict in pieces if piece.text.strip()]
    if shown:
        verdict = next((verdict for piece, verdict in shown if not piece.keep), shown[0][1])
        yield Line(number, tuple(piece for piece, _ in shown), verdict)


def fold(lines: Sequence[Line], context: int | None, *, stripped: bool = False) -> Iterator[Line | Fold]:
    """Hide what lies more than `context` lines from a change between kept and stripped (None: hide nothing).

    `stripped` shows every line that lost something, and kept ones only as context (None: no context).
    A hidden line that stands alone is shown: the fold would take as much room.
    """
    if context is None and not stripped:
        yield from lines
        return
    hidden: list[Line] = []
    for line, near in zip(lines, _near(lines, context or 0, stripped=stripped), strict=True):
        if not near:
            hidden.append(line)
            continue
        yield from _folded(hidden)
        hidden = []
        yield line
    yield from _folded(hidden)


def _near(lines: Sequence[Line], context: int, *, stripped: bool) -> list[bool]:
    """For each line, whether it is shown."""
    near = [line.mixed or (stripped and not line.kept) for line in lines]
    mixed = (i for i, line in enumerate(lines) if line.mixed)
    changes = (i for i in range(1, len(lines)) if lines[i].kept != lines[i - 1].kept)
    for start, end in chain(((i, i + 1) for i in mixed), ((i, i) for i in changes)):
        for i in range(max(0, start - context), min(len(lines), end + context)):
            near[i] = True
    return near


def _folded(hidden: Sequence[Line]) -> Iterator[Line | Fold]:
    if len(hidden) < 2:
        yield from hidden
        return
    categories = dict.fromkeys(line.verdict.category for line in hidden if not line.kept)
    yield Fold(len(hidden), tuple(categories))
