"""All columns of the second pass, in order: the line on its page, then a little of the line by itself."""

from operator import itemgetter

from . import best_segment, chains, neighbours, records, repeats, shape, tails, topic
from .page import Column, Lines

_OWN = (
    "words", "characters", "capitals", "phrases", "stop words", "commas", "separators", "inner sentences",
    "hangul", "you",
)  # fmt: skip
"""What the second pass still wants to know of the line itself."""

_own_values = itemgetter(*map(shape.NAMES.index, _OWN))

NAMES: tuple[str, ...] = (
    *neighbours.NAMES,
    *best_segment.NAMES,
    *repeats.NAMES,
    *tails.NAMES,
    *records.NAMES,
    *topic.NAMES,
    *chains.NAMES,
    *_OWN,
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
        *topic.columns(bags, telling, segment),
        *chains.columns(lines, bags, telling, segment[0]),
    ]
    own = zip(*[_own_values(shape.row) for shape in lines.shapes], strict=True)
    return list(zip(*context, *own, strict=True))
