"""What follows a heading such as "Related articles" or "Comments", and the shape of comment threads."""

from math import log1p

from ...rules.category import Category
from .page import Column, Lines, since, sums, until, window
from .shape import Shape

NAMES = (
    "since related heading", "since comments heading", "until related heading", "characters since tail heading",
    "tail headings so far", "prose before tail heading", "talk lines around", "age lines around",
    "short and long in turn", "since sure boilerplate", "until sure boilerplate", "talk lines so far",
    "since ask for mail", "until ask for mail", "since legal", "until legal", "dated lines around",
)  # fmt: skip

_LIMIT = 60.0
_HEADING_WORDS = 7
_TALK = frozenset({Category.COMMENTS})
_RELATED = frozenset({Category.RELATED})
_MAIL = frozenset({Category.NEWSLETTER, Category.SHARE, Category.PAYWALL})
_LEGAL = frozenset({Category.LEGAL})
TAIL = _RELATED | _TALK
"""Categories of the headings after which an article has ended."""


def is_heading(shape: Shape, categories: frozenset[Category]) -> bool:
    """A short line that is little more than phrases of one of the categories."""
    return shape.words <= _HEADING_WORDS and _has(shape, categories) and shape.row[3] >= 0.4


def columns(lines: Lines) -> list[Column]:
    """The columns of `NAMES`."""
    related = [is_heading(shape, _RELATED) for shape in lines.shapes]
    talk = [_has(shape, _TALK) and shape.words < 12 for shape in lines.shapes]
    comments = [t and is_heading(shape, _TALK) for t, shape in zip(talk, lines.shapes, strict=True)]
    tail = [r or c for r, c in zip(related, comments, strict=True)]
    sure = [score < 0.06 for score in lines.scores]
    mail = [_has(shape, _MAIL) and shape.words < 25 for shape in lines.shapes]
    legal = [_has(shape, _LEGAL) for shape in lines.shapes]
    talks = sums([float(t) for t in talk])
    return [
        since(related, _LIMIT),
        since(comments, _LIMIT),
        until(related, _LIMIT),
        *_tail_state(lines, tail),
        window(talks, 8, 8),
        window(sums([float(shape.age) for shape in lines.shapes]), 8, 8),
        _turns(lines),
        since([False, *sure], _LIMIT)[:-1],
        until([*sure, False], _LIMIT)[1:],
        [log1p(x) for x in talks[1:]],
        since(mail, _LIMIT),
        until(mail, _LIMIT),
        since(legal, _LIMIT),
        until(legal, _LIMIT),
        window(sums([float(shape.dated) for shape in lines.shapes]), 4, 4),
    ]


def _has(shape: Shape, categories: frozenset[Category]) -> bool:
    return any(hit.category in categories for hit in shape.hits)


def _tail_state(lines: Lines, tail: list[bool]) -> list[Column]:
    """Characters since the last tail heading (log, -1 before any), headings so far, prose before the last one."""
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


def _turns(lines: Lines) -> Column:
    """How often short lines and long ones take turns around a line: lists of teasers, threads of comments."""
    long = [shape.words >= 12 for shape in lines.shapes]
    changes = [0.0, *(float(a != b) for a, b in zip(long, long[1:], strict=False))]
    return window(sums(changes), 5, 5)
