"""Runs of `unboil preview` on a terminal."""

from collections.abc import Iterator, Sequence

from ...extractors.errors import InputError
from ...extractors.types import Article, Options
from ..errors import UsageError
from ..exit_codes import ExitCode
from ..flags import TerminalFlags
from ..messages import complain
from ..sources import Source
from ..terminal import console
from ..work import cause_of_page, read_article
from .explain import explain
from .figures import Figures, figures_of, total
from .fold import fold
from .lines import lines_of
from .pager import page_out
from .paint import paint
from .side_by_side import side_by_side
from .stat import key, stat
from .summary import head, legend, summary
from .unified import unified
from .view import View
from .wrap import Row


def show(sources: Sequence[Source], options: Options, terminal: TerminalFlags, view: View) -> ExitCode:
    """Print the pages; one that cannot be read is named, and the others are still shown.

    Raises UsageError where `view.explain` is no line of a page, and RuleError for a broken rule file.
    """
    failures: list[str] = []
    out = console(terminal.color)
    rows = _all_rows(sources, options, view, out.width, failures, quiet=terminal.quiet)
    page_out(paint(rows, styled=out.color_system is not None and not out.no_color))
    return ExitCode.PARTIAL if failures else ExitCode.DONE


def articles(
    sources: Sequence[Source], options: Options, failures: list[str]
) -> Iterator[tuple[Source, Article]]:
    """Read the pages; the names of those that cannot be read, or hold no article, go to `failures`."""
    for source in sources:
        try:
            article = read_article(source, options)
        except (InputError, OSError) as error:
            complain(f"{source.name}: {cause_of_page(error, source)}")
            failures.append(source.name)
            continue
        if not article.kept:
            failures.append(source.name)
        yield source, article


def _all_rows(
    sources: Sequence[Source], options: Options, view: View, width: int, failures: list[str], *, quiet: bool
) -> Iterator[Row]:
    pages: list[Figures] = []
    for source, article in articles(sources, options, failures):
        try:
            rows = list(page_rows(source.name, article, options, view, width, told=quiet or bool(pages)))
        except LookupError as error:
            raise UsageError(f"{source.name}: {error.args[0]}") from error
        yield from rows
        pages.append(figures_of(article))
    if view.stat and len(pages) > 1:
        yield [(f"all {len(pages):,} pages", "strong")]
        yield []
        yield from stat(total(pages), None, width)


def page_rows(
    name: str, article: Article, options: Options, view: View, width: int, *, told: bool = False
) -> Iterator[Row]:
    """One page: its head, what `view` asks for, its summary; `told` leaves the legend out.

    Raises LookupError where `view.explain` is no line of the page.
    """
    yield from head(name, article, width)
    if not (told or view.explain):
        yield from key(width) if view.stat else legend(width)
    yield []
    yield from _view(article, options, view, width)
    yield []
    if not (view.stat or view.explain):
        yield from summary(figures_of(article), width)
        yield []


def _view(article: Article, options: Options, view: View, width: int) -> Iterator[Row]:
    if view.stat:
        return stat(figures_of(article), article.confidence, width)
    if view.explain:
        return explain(article, options, view.explain, width)
    items = list(fold(list(lines_of(article)), view))
    return side_by_side(items, width) if view.side_by_side else unified(items, width)
