"""The page as it came on the left, the clean article on the right, line by line.

Where nothing is left of a line, the reason stands in its place, after a ◂.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from .fold import Fold
from .lines import Line
from .margin import clean_runs, reason_runs, text_runs
from .unified import digits, runs_of, tone
from .wrap import Row, padded, wrap

_LEAST = 8  # cells of a column, however narrow the terminal
_RULE = " │ "
_POINTER = "◂ "


def side_by_side(items: Sequence[Line | Fold], width: int) -> Iterator[Row]:
    """The rows for a terminal of `width` columns."""
    numbers = digits(items)
    free = max(0, width - numbers - 3 - len(_RULE))
    left, right = max(_LEAST, free // 2), max(_LEAST, free - free // 2)
    yield _join([], [("page as it came", "strong")], [("clean article", "strong")], numbers + 3, left)
    for run in runs_of(items):
        if isinstance(run, Fold):
            yield _join([], [(str(run), "faint")], [], numbers + 3, left)
        else:
            yield from _run(run, numbers, left, right)


def _run(lines: Sequence[Line], numbers: int, left: int, right: int) -> Iterator[Row]:
    raw = [row for line in lines for row in _raw(line, numbers, left)]
    for theirs, ours in zip_longest(raw, _clean(lines[0], right)):
        start, row = theirs or ([], [])
        yield _join(start, row, ours or [], numbers + 3, left)


def _raw(line: Line, numbers: int, width: int) -> Iterator[tuple[Row, Row]]:
    """What stands before the text, and the text, of each row on the left."""
    for i, row in enumerate(wrap(text_runs(line), width)):
        yield [(f"{'' if i else line.number:>{numbers}} ", "faint"), (f"{line.mark} ", tone(line))], row


def _clean(line: Line, width: int) -> Iterator[Row]:
    """The rows on the right: what is left of the line, then why something went."""
    if line.kept or line.mixed:
        yield from wrap(clean_runs(line), width)
    if not line.kept:
        for i, row in enumerate(wrap(reason_runs(line.verdict), width - len(_POINTER))):
            yield [(" " * len(_POINTER) if i else _POINTER, "faint"), *row]


def _join(start: Row, left: Row, right: Row, indent: int, width: int) -> Row:
    return [*padded(start, indent), *padded(left, width), (_RULE, "faint"), *right]
