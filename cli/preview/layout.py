"""The diff as rows on a terminal: line number, mark, text, and the reason in the margin.

Rows are given to Rich as segments: a table or a `Text` for each line would cost a second for a long page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style

from ...extractors.types import Verdict
from ..sanitize import sanitize_line
from .lines import Fold, Line
from .wrap import Run, width_of, wrap

_STYLES = {
    "": Style(),
    "stripped": Style(color="red"),
    "cut": Style(color="red", strike=True),
    "margin": Style(dim=True),
    "reason": Style(color="yellow"),
    "head": Style(bold=True),
}
_NARROW, _WIDE = 72, 110
_SEPARATOR = "  "


def segments(runs: Iterable[Run]) -> Iterator[Segment]:
    """Runs as Rich segments."""
    return (Segment(text, _STYLES[style]) for text, style in runs if text)


@dataclass(frozen=True, slots=True)
class Diff:
    """A page's lines, to be printed with Rich at any width."""

    items: tuple[Line | Fold, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Rows for the console's width: the reason stands to the right, or above where there is no room."""
        del console
        numbers = max((len(str(item.number)) for item in self.items if isinstance(item, Line)), default=1)
        page = _Page(options.max_width, numbers)
        for row in page.rows(self.items):
            yield from segments(row)
            yield Segment.line()


class _Page:
    """Widths of the columns, and the rows in them."""

    def __init__(self, width: int, numbers: int) -> None:
        self.numbers = numbers
        self.reason = 0 if width < _NARROW else 32 if width < _WIDE else 46
        self.text = max(8, width - numbers - 3 - (self.reason + len(_SEPARATOR) if self.reason else 0))

    def rows(self, items: Iterable[Line | Fold]) -> Iterator[list[Run]]:
        """The rows of all items; a reason is said once for a run of lines that have it in common."""
        said: Verdict | None = None
        for item in items:
            if isinstance(item, Fold):
                yield self._fold(item)
                said = None
                continue
            verdict = None if item.kept else item.verdict
            same = verdict is not None and said is not None and _same(verdict, said)
            said = verdict
            yield from self._line(item, None if same else verdict)

    def _fold(self, item: Fold) -> list[Run]:
        names = f", {' '.join(item.categories)}" if item.categories else ""
        return [(f"{'':>{self.numbers}} … {item.count:,} lines{names}", "margin")]

    def _line(self, line: Line, reason: Verdict | None) -> Iterator[list[Run]]:
        mark, style = (" ", "") if line.kept else ("~", "reason") if line.mixed else ("-", "stripped")
        number: list[Run] = [(f"{line.number or '':>{self.numbers}} ", "margin"), (f"{mark} ", style)]
        blank: list[Run] = [(" " * (self.numbers + 1), ""), (f"{mark} ", style)]
        if reason and not self.reason:
            yield [(" " * (self.numbers + 1), ""), *next(wrap(_reason_runs(reason), self.text))]
        rows = list(wrap(_text_runs(line), self.text))
        margin = self._margin(reason, len(rows))
        for i, row in enumerate(rows):
            start = blank if i else number
            if i < len(margin):
                gap = self.text - sum(width_of(text) for text, _ in row)
                yield [*start, *row, (" " * gap + _SEPARATOR, ""), *margin[i]]
            else:
                yield [*start, *row]

    def _margin(self, reason: Verdict | None, rows: int) -> list[list[Run]]:
        """The reason in up to `rows` rows of the margin; … says that there is more of it."""
        if reason is None or not self.reason:
            return []
        margin = list(wrap(_reason_runs(reason), self.reason))
        if len(margin) <= rows:
            return margin
        *last, (text, style) = margin[rows - 1]
        room = self.reason - 1 - sum(width_of(part) for part, _ in last)
        cut = next(wrap([(text, style)], room)) if width_of(text) > room else [(text, style)]
        return [*margin[: rows - 1], [*last, *cut, ("…", "margin")]]


def _same(one: Verdict, other: Verdict) -> bool:
    return (one.category, one.by, one.reasons) == (other.category, other.by, other.reasons)


def _text_runs(line: Line) -> Iterator[Run]:
    """The line's text; a cut within a kept line stands in [- -] too, so that it shows without colour."""
    for i, piece in enumerate(line.pieces):
        space = " " if i else ""
        if piece.keep:
            yield space + piece.text, ""
        elif line.mixed:
            yield f"{space}[-{piece.text}-]", "cut"
        else:
            yield space + piece.text, "stripped"


def _reason_runs(verdict: Verdict) -> Iterator[Run]:
    yield str(verdict.category), "reason"
    yield f" {sanitize_line(verdict.by)}", "margin"
    if verdict.by == "model":
        yield f" {verdict.score:.2f}", "margin"
    if verdict.reasons:
        yield ": " + ", ".join(map(sanitize_line, verdict.reasons)), "margin"
