"""All columns of the second pass, in order: a line by itself, then the line on its page."""

from . import best_segment, neighbours, records, repeats, shape, tails, topic
from .page import Column, Lines

NAMES: tuple[str, ...] = (
    *neighbours.NAMES,
    *best_segment.NAMES,
    *repeats.NAMES,
    *tails.NAMES,
    *records.NAMES,
    *topic.NAMES,
    *shape.NAMES,
)
"""Names of the columns of a row."""


def rows(lines: Lines, template: frozenset[str] = frozenset()) -> list[tuple[float, ...]]:
    """A row of `NAMES` for each unit of a page."""
    context: list[Column] = [
        *neighbours.columns(lines),
        *best_segment.columns(lines),
        *repeats.columns(lines, template),
        *tails.columns(lines),
        *records.columns(lines),
        *topic.columns(lines),
    ]
    return [(*row, *own.row) for row, own in zip(zip(*context, strict=True), lines.shapes, strict=True)]
