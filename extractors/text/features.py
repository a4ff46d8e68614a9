"""All columns of the second pass, in order: a line by itself, then the line on its page."""

from . import best_segment, chains, neighbours, records, repeats, shape, tails, topic
from .page import Column, Lines

NAMES: tuple[str, ...] = (
    *neighbours.NAMES,
    *best_segment.NAMES,
    *repeats.NAMES,
    *tails.NAMES,
    *records.NAMES,
    *topic.NAMES,
    *chains.NAMES,
    *shape.NAMES,
)
"""Names of the columns of a row."""


def rows(lines: Lines) -> list[tuple[float, ...]]:
    """A row of `NAMES` for each unit of a page."""
    segment = best_segment.find_segment(lines)
    bags = topic.bags_of(lines)
    telling = topic.telling(lines, bags)
    context: list[Column] = [
        *neighbours.columns(lines),
        *best_segment.columns(lines, segment),
        *repeats.columns(lines),
        *tails.columns(lines),
        *records.columns(lines),
        *topic.columns(lines, bags, telling, segment),
        *chains.columns(lines, bags, telling, segment[0]),
    ]
    return [(*row, *own.row) for row, own in zip(zip(*context, strict=True), lines.shapes, strict=True)]
