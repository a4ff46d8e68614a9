"""Which lines are shown, and what stands in the place of those that are not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...rules.category import Category
from ...rules.phrases import count_of
from .lines import Line
from .view import Only, View

_END = 3  # lines at each end of a stripped run that are shown however little context is asked for


@dataclass(frozen=True, slots=True)
class Fold:
    """A run of lines that is not shown. `categories` names what was stripped in it."""

    count: int
    categories: tuple[Category, ...] = ()

    def __str__(self) -> str:
        """`… 41 lines, foreign-article`."""
        lines = count_of(self.count, "line")
        return f"… {lines}" + (f", {' '.join(self.categories)}" if self.categories else "")


def fold(lines: Sequence[Line], view: View) -> Iterator[Line | Fold]:
    """Hide what was not chosen, or lies more than `context` lines from what was stripped.

    Of a long stripped run the ends are shown that border on kept lines. A hidden line that stands alone is
    shown: the fold would take as much room.
    """
    if view.context is None and not view.chosen:
        yield from lines
        return
    least = 1 if view.chosen else 2
    hidden: list[Line] = []
    for line, near in zip(lines, _near(lines, view), strict=True):
        if not near:
            hidden.append(line)
            continue
        yield from _folded(hidden, least)
        hidden = []
        yield line
    yield from _folded(hidden, least)


def _near(lines: Sequence[Line], view: View) -> list[bool]:
    """For each line, whether it is shown."""
    context = view.context or 0
    near = [False] * len(lines)
    for start, end in _chosen(lines, view) if view.chosen else _changes(lines, context):
        for i in range(max(0, start - context), min(len(lines), end + context)):
            near[i] = True
    return near


def _chosen(lines: Sequence[Line], view: View) -> Iterator[tuple[int, int]]:
    for i, line in enumerate(lines):
        if any(_wanted(piece.keep, piece.category, view) for piece in line.pieces):
            yield i, i + 1


def _wanted(keep: bool, category: Category, view: View) -> bool:
    half = view.only is None or keep == (view.only is Only.KEPT)
    return half and (not view.categories or category in view.categories)


def _changes(lines: Sequence[Line], context: int) -> Iterator[tuple[int, int]]:
    """Lines that lost a part, and runs of lines that went: short ones whole, the ends of long ones.

    `context` is put around all of them.
    """
    yield from ((i, i + 1) for i, line in enumerate(lines) if line.mixed)
    size = max(1, _END - context)
    end = 0
    for kept, run in groupby(lines, key=lambda line: line.kept):
        start, end = end, end + sum(1 for _ in run)
        if not kept and end - start <= 2 * _END + 1:
            yield start, end
        elif not kept:
            if start or end == len(lines):
                yield start, start + size
            if end < len(lines):
                yield end - size, end


def _folded(hidden: Sequence[Line], least: int) -> Iterator[Line | Fold]:
    if len(hidden) < least:
        yield from hidden
        return
    if hidden:
        pieces = (piece for line in hidden for piece in line.pieces if not piece.keep)
        yield Fold(len(hidden), tuple(dict.fromkeys(piece.category for piece in pieces)))
