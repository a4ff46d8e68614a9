"""What follows a heading such as "Related articles" or "Comments", and the shape of comment threads."""

from itertools import accumulate
from math import log1p

from ...rules.category import Category
from .page import Column, Lines, flags, since, sums, until, window
from .shape import PHRASES, Shape

NAMES = (
    "since related heading", "until related heading", "characters since tail heading", "tail headings so far",
    "prose before tail heading", "age lines around", "since sure boilerplate", "until sure boilerplate",
    "talk lines so far",
)  # fmt: skip

_LIMIT = 60.0
_HEADING_WORDS = 7
_TALK = frozenset({Category.COMMENTS})
_RELATED = frozenset({Category.RELATED})
TAIL = _RELATED | _TALK
"""Categories of the headings after which an article has ended."""


def is_heading(shape: Shape, categories: frozenset[Category]) -> bool:
    """A short line that is little more than phrases of one of the categories."""
    return shape.words <= _HEADING_WORDS and _has(shape, categories) and shape.row[PHRASES] >= 0.4


def columns(lines: Lines) -> list[Column]:
    """The columns of `NAMES`."""
    count, shapes = len(lines.shapes), lines.shapes
    related = flags(count, [i for i in lines.phrased if is_heading(shapes[i], _RELATED)])
    talk = flags(count, [i for i in lines.phrased if shapes[i].words < 12 and _has(shapes[i], _TALK)])
    tail = flags(count, [i for i in lines.phrased if is_heading(shapes[i], TAIL)])
    sure = [score < 0.06 for score in lines.scores]
    return [
        since(related, _LIMIT),
        until(related, _LIMIT),
        *_tail_state(lines, tail),
        window(sums([shape.age for shape in shapes]), 8, 8),
        since([False, *sure], _LIMIT)[:-1],
        until([*sure, False], _LIMIT)[1:],
        [log1p(x) for x in accumulate(talk)],
    ]


def _has(shape: Shape, categories: frozenset[Category]) -> bool:
    return bool(shape.hits) and any(hit.category in categories for hit in shape.hits)


def _tail_state(lines: Lines, tail: list[bool]) -> list[Column]:
    """Characters since the last tail heading (log, -1 before any), headings so far, prose before the last."""
    after: Column = []
    number: Column = []
    before: Column = []
    read, count, mark, prose_mark = 0, 0, -1, 0.0
    for flag, size, is_prose in zip(tail, lines.sizes, lines.prose, strict=True):
        if flag:
            count, mark, prose_mark = count + 1, 0, float(read)
        after.append(log1p(mark) if mark >= 0 else -1.0)
        number.append(float(min(count, 9)))
        before.append(log1p(prose_mark))
        mark += size if mark >= 0 else 0
        read += size if is_prose else 0
    return [after, number, before]
