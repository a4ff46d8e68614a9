"""The progress of a batch, and the table at its end. Both go to standard error."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from time import monotonic

from ...rules.category import Category
from ..flags import TerminalFlags
from ..messages import complain
from ..sanitize import sanitize_line
from ..terminal import console
from ..work import Result, Status

Messages = Callable[[Result, TerminalFlags], Iterator[str]]


class Tally:
    """Counts over the results of a run."""

    def __init__(self) -> None:
        self.statuses: Counter[Status] = Counter()
        self.sizes: Counter[Category] = Counter()

    @property
    def good(self) -> bool:
        """Every page gave an article."""
        return set(self.statuses) <= {Status.DONE}

    def add(self, result: Result) -> None:
        """Count one result."""
        self.statuses[result.status] += 1
        self.sizes.update(result.sizes or {})

    def show(self, terminal: TerminalFlags, copies: int = 0) -> None:
        """Print the closing table, unless quiet; with the number of `copies` if there are any."""
        if terminal.quiet:
            return
        from rich import box
        from rich.table import Table

        out = console(terminal.color, stderr=True)
        total = sum(self.sizes.values())
        table = Table("", "", "share", box=box.SIMPLE_HEAD if out.is_terminal else None, show_header=False)
        table.columns[1].justify = table.columns[2].justify = "right"
        table.add_row("files", f"{self.statuses.total():,}", "")
        for status in (Status.EMPTY, Status.FAILED):
            table.add_row(
                f"  {_NAMES[status]}", f"{self.statuses[status]:,}", "", style=_style(self.statuses[status])
            )
        if copies:
            table.add_row("  copies", f"{copies:,}", "")
        kept = self.sizes[Category.BODY]
        table.add_row("characters kept", f"{kept:,}", _share(kept, total))
        table.add_row("characters stripped", f"{total - kept:,}", _share(total - kept, total))
        for category, size in self.sizes.most_common():
            if category is not Category.BODY and size:
                table.add_row(f"  {category}", f"{size:,}", _share(size, total), style="dim")
        with suppress(OSError):  # the articles are written, whoever reads this
            out.print(table)


_NAMES = {Status.EMPTY: "no article", Status.FAILED: "failed"}


def _style(count: int) -> str:
    return "red" if count else ""


def _share(size: int, total: int) -> str:
    return f"{100 * size / total:.1f} %" if total else ""


def watch(
    results: Iterable[Result], total: int | None, tally: Tally, terminal: TerminalFlags, messages: Messages
) -> Iterator[Result]:
    """Pass the results on, count them and name every page that failed.

    On a terminal there is a bar; elsewhere, unless quiet, a line now and then. `total` is None where nobody
    knows how many pages there are.
    """
    if sys.stderr is not None and sys.stderr.isatty() and not terminal.quiet:  # pyright: ignore[reportUnnecessaryComparison]
        yield from _with_bar(results, total, tally, terminal, messages)
        return
    pace = Pace(total)
    for result in results:
        tally.add(result)
        for message in messages(result, terminal):
            complain(message)
        if not terminal.quiet and (line := pace.line(tally)):
            complain(line)
        yield result


class Pace:
    """Says every `_EVERY` seconds how far a run is, how fast, and how long it will take."""

    def __init__(self, total: int | None, clock: Callable[[], float] = monotonic) -> None:
        self._total, self._clock = total, clock
        self._start = self._last = clock()

    def line(self, tally: Tally) -> str | None:
        """The next line, when it is time."""
        now = self._clock()
        if now - self._last < _EVERY:
            return None
        self._last = now
        done, failed = tally.statuses.total(), tally.statuses[Status.FAILED]
        rate = done / (now - self._start)
        if self._total is None:
            return f"{done:,} pages, {rate:,.0f}/s, {failed:,} failed"
        left = (self._total - done) / rate
        return f"{done:,} of {self._total:,} pages, {rate:,.0f}/s, {failed:,} failed, {_time(left)} left"


_EVERY = 30.0  # seconds


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


def _with_bar(
    results: Iterable[Result], total: int | None, tally: Tally, terminal: TerminalFlags, messages: Messages
) -> Iterator[Result]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

    shown = "{task.fields[rate]:,.0f}/s  {task.fields[failed]:,} failed"
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn(shown), TimeRemainingColumn())
    start = monotonic()
    with Progress(*columns, console=console(terminal.color, stderr=True), transient=True) as progress:
        bar = progress.add_task("cleaning", total=total, rate=0.0, failed=0)
        for result in results:
            tally.add(result)
            for message in messages(result, terminal):
                progress.console.print(Text(f"unboil: {sanitize_line(message)}"))
            rate = tally.statuses.total() / max(monotonic() - start, 1e-9)
            progress.update(bar, advance=1, rate=rate, failed=tally.statuses[Status.FAILED])
            yield result
