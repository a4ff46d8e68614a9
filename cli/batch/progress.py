"""The progress of a batch, and the table at its end. Both go to standard error."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

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
        self.sizes.update(result.sizes)

    def show(self, terminal: TerminalFlags) -> None:
        """Print the closing table, unless quiet."""
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
        kept = self.sizes[Category.BODY]
        table.add_row("characters kept", f"{kept:,}", _share(kept, total))
        table.add_row("characters stripped", f"{total - kept:,}", _share(total - kept, total))
        for category, size in self.sizes.most_common():
            if category is not Category.BODY and size:
                table.add_row(f"  {category}", f"{size:,}", _share(size, total), style="dim")
        out.print(table)


_NAMES = {Status.EMPTY: "no article", Status.FAILED: "failed"}


def _style(count: int) -> str:
    return "red" if count else ""


def _share(size: int, total: int) -> str:
    return f"{100 * size / total:.1f} %" if total else ""


def watch(
    results: Iterable[Result], total: int, tally: Tally, terminal: TerminalFlags, messages: Messages
) -> Iterator[Result]:
    """Pass the results on; count them, show a bar on a terminal and name every page that failed."""
    if terminal.quiet or sys.stderr is None or not sys.stderr.isatty():  # pyright: ignore[reportUnnecessaryComparison]
        for result in results:
            tally.add(result)
            for message in messages(result, terminal):
                complain(message)
            yield result
        return
    yield from _with_bar(results, total, tally, terminal, messages)


def _with_bar(
    results: Iterable[Result], total: int, tally: Tally, terminal: TerminalFlags, messages: Messages
) -> Iterator[Result]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

    columns = (TextColumn("cleaning"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(terminal.color, stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=total)
        for result in results:
            tally.add(result)
            for message in messages(result, terminal):
                progress.console.print(Text(f"unboil: {sanitize_line(message)}"))
            progress.advance(bar)
            yield result
