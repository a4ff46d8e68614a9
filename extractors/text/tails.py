"""What follows a heading such as "Related articles" or "Comments", and the shape of comment threads."""

from itertools import accumulate, pairwise
from math import log1p

from ...rules.category import Category
from .page import Column, Lines, flags, since, sums, until, window
from .shape import Shape

NAMES = (
    "since related heading", "until related heading", "characters since tail heading", "tail headings so far",
    "prose before tail heading", "age lines around", "since sure boilerplate", "until sure boilerplate",
    "talk lines so far",
)  # fmt: skip

_LIMIT = 60.0
_HEADING_WORDS = 7
_TALK_WORDS = 12
_TALK = frozenset({Category.COMMENTS})
_RELATED = frozenset({Category.RELATED})
TAIL = _RELATED | _TALK
"""Categories of the headings after which an article has ended."""


def is_heading(shape: Shape, categories: frozenset[Category]) -> bool:
    """A short line that is little more than phrases of one of the categories."""
    return shape.words <= _HEADING_WORDS and shape.phrases >= 0.4 and _has(shape, categories)


def columns(lines: Lines) -> list[Column]:
    """The columns of `NAMES`."""
    count, shapes = len(lines.shapes), lines.shapes
    ending = [i for i in lines.phrased if shapes[i].words < _TALK_WORDS and _has(shapes[i], TAIL)]
    related = flags(count, [i for i in ending if is_heading(shapes[i], _RELATED)])
    talk = flags(count, [i for i in ending if _has(shapes[i], _TALK)])
    tail = flags(count, [i for i in ending if is_heading(shapes[i], TAIL)])
    sure = [score < 0.06 for score in lines.scores]
    return [
        since(related, _LIMIT),
        until(related, _LIMIT),
        *_tail_state(lines, tail),
        window(sums([shape.age for shape in shapes]), 8, 8),
        since([False, *sure], _LIMIT)[:-1],
        until([*sure, False], _LIMIT)[1:],
        list(map(log1p, accumulate(talk))),
    ]


def _has(shape: Shape, categories: frozenset[Category]) -> bool:
    return not categories.isdisjoint([hit.category for hit in shape.hits])


def _tail_state(lines: Lines, tail: list[bool]) -> list[Column]:
    """Characters since the last tail heading (log, -1 before any), headings so far, prose before the last."""
    marks = [index for index, flag in enumerate(tail) if flag]
    first = marks[0] if marks else len(tail)
    after, number, before = [-1.0] * first, [0.0] * first, [0.0] * first
    for count, (mark, past) in enumerate(pairwise([*marks, len(tail)]), 1):
        start = lines.read[mark]
        after += [log1p(read - start) for read in lines.read[mark:past]]
        number += [float(min(count, 9))] * (past - mark)
        before += [log1p(lines.prose_read[mark])] * (past - mark)
    return [after, number, before]
