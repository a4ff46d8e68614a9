"""What follows a heading such as "Related articles" or "Comments", and the shape of comment threads."""

from itertools import accumulate
from math import log1p

from ...rules.category import Category
from .page import Column, Lines, since, sums, until, window
from .shape import PHRASES, Shape

NAMES = (
    "since related heading", "until related heading", "characters since tail heading", "tail headings so far",
    "prose before tail heading", "age lines around", "since sure boilerplate", "until sure boilerplate",
    "talk lines so far", "until ask for mail", "dated lines around",
)  # fmt: skip

_LIMIT = 60.0
_HEADING_WORDS = 7
_TALK = frozenset({Category.COMMENTS})
_RELATED = frozenset({Category.RELATED})
_MAIL = frozenset({Category.NEWSLETTER, Category.SHARE, Category.PAYWALL})
TAIL = _RELATED | _TALK
"""Categories of the headings after which an article has ended."""


def is_heading(shape: Shape, categories: frozenset[Category]) -> bool:
    """A short line that is little more than phrases of one of the categories."""
    return shape.words <= _HEADING_WORDS and _has(shape, categories) and shape.row[PHRASES] >= 0.4


def columns(lines: Lines) -> list[Column]:
    """The columns of `NAMES`."""
    related = [is_heading(shape, _RELATED) for shape in lines.shapes]
    talk = [_has(shape, _TALK) and shape.words < 12 for shape in lines.shapes]
    tail = [
        r or (t and is_heading(shape, _TALK)) for r, t, shape in zip(related, talk, lines.shapes, strict=True)
    ]
    sure = [score < 0.06 for score in lines.scores]
    mail = [_has(shape, _MAIL) and shape.words < 25 for shape in lines.shapes]
    return [
        since(related, _LIMIT),
        until(related, _LIMIT),
        *_tail_state(lines, tail),
        window(sums([float(shape.age) for shape in lines.shapes]), 8, 8),
        since([False, *sure], _LIMIT)[:-1],
        until([*sure, False], _LIMIT)[1:],
        [log1p(x) for x in accumulate(talk)],
        until(mail, _LIMIT),
        window(sums([float(shape.dated) for shape in lines.shapes]), 4, 4),
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
