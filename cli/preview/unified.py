"""The page as a diff in one column: line number, mark, text, and the reason in the margin."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from ...extractors.types import Verdict
from .fold import Fold
from .lines import Line
from .margin import reason_runs, same_reason, text_runs
from .wrap import Row, Run, chopped, padded, wrap

_NARROW, _WIDE = 72, 110  # columns
_LEAST = 8  # cells for text, however narrow the terminal
_GAP = "  "


def unified(items: Sequence[Line | Fold], width: int) -> Iterator[Row]:
    """The rows for a terminal of `width` columns: reasons stand to the right, or above where that is narrow.

    A reason is said once for a run of lines that have it in common, and may go on beside all of them.
    """
    page = _Columns(width, items)
    for run in runs_of(items):
        if isinstance(run, Fold):
            yield [(f"{'':>{page.numbers}} {run}", "faint")]
        else:
            yield from page.run(run)


def runs_of(items: Iterable[Line | Fold]) -> Iterator[list[Line] | Fold]:
    """Lines one after another of which the same is said, together; a line of which
    something is kept is a run by itself."""
    run: list[Line] = []
    for item in items:
        if run and (isinstance(item, Fold) or not _alike(run[-1], item)):
            yield run
            run = []
        if isinstance(item, Fold):
            yield item
        else:
            run.append(item)
    if run:
        yield run


def _alike(one: Line, other: Line) -> bool:
    return one.mark == other.mark == "-" and same_reason(one.verdict, other.verdict)


def digits(items: Iterable[Line | Fold]) -> int:
    """Width of the column of line numbers."""
    return max((len(str(item.number)) for item in items if isinstance(item, Line)), default=1)


def tone(line: Line) -> str:
    """The style of the line's mark."""
    return "kept" if line.kept else "stripped"


class _Columns:
    """Widths of the columns, and the rows in them."""

    def __init__(self, width: int, items: Iterable[Line | Fold]) -> None:
        self.numbers = digits(items)
        self.reason = 0 if width < _NARROW else 32 if width < _WIDE else 46
        self.text = max(_LEAST, width - self.numbers - 3 - (self.reason + len(_GAP) if self.reason else 0))

    def run(self, lines: Sequence[Line]) -> Iterator[Row]:
        reason = None if lines[0].kept else lines[0].verdict
        if reason and not self.reason:
            for row in wrap(reason_runs(reason), self.text):
                yield [(" " * (self.numbers + 3), "kept"), *row]
        rows = [row for line in lines for row in self._line(line)]
        margin = self._margin(reason, len(rows))
        for (start, row), beside in zip_longest(rows, margin):
            yield [*start, *padded(row, self.text), (_GAP, "kept"), *beside] if beside else [*start, *row]

    def _line(self, line: Line) -> Iterator[tuple[Row, Row]]:
        """What stands before the text, and the text, of each row."""
        mark: Run = (f"{line.mark} ", tone(line))
        for i, row in enumerate(wrap(text_runs(line), self.text)):
            yield [(f"{'' if i else line.number:>{self.numbers}} ", "faint"), mark], row

    def _margin(self, reason: Verdict | None, rows: int) -> list[Row]:
        """The reason in up to `rows` rows of the margin; … says that there is more of it."""
        if reason is None or not self.reason:
            return []
        margin = list(wrap(reason_runs(reason), self.reason))
        if len(margin) <= rows:
            return margin
        rest = [run for row in margin[rows - 1 :] for run in (*row, (" ", "kept"))]
        return [*margin[: rows - 1], [*chopped(rest, self.reason - 1), ("…", "faint")]]
