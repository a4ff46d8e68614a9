"""All columns of the second pass, in order: the line on its page, then a little of the line by itself."""

from collections.abc import Iterator

from . import best_segment, chains, neighbours, records, repeats, shape, tails, topic
from .page import Lines
from .records import Records

_OWN = (
    "words", "characters", "capitals", "phrases", "separators", "inner sentences",
    "hangul", "you",
)  # fmt: skip
"""What the second pass still wants to know of the line itself."""

_OWN_PLACES = [shape.NAMES.index(name) for name in _OWN]

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


def rows(lines: Lines, found: Records, segment: tuple[int, int]) -> Iterator[tuple[float, ...]]:
    """A row of `NAMES` for each unit of a page, whose records and best segment are known."""
    subjects = topic.find_subjects(lines)
    return zip(
        *neighbours.columns(lines),
        *best_segment.columns(lines, segment),
        *repeats.columns(lines),
        *tails.columns(lines),
        *records.columns(lines, found),
        *topic.columns(lines, subjects, segment),
        *chains.columns(subjects.bags, subjects.telling, segment[0]),
        *(lines.own[place] for place in _OWN_PLACES),
        strict=True,
    )
