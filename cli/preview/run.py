"""Runs of `unboil preview`."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...extractors.errors import InputError
from ...extractors.types import Article, Options
from ..exit_codes import ExitCode
from ..flags import TerminalFlags
from ..messages import complain
from ..sources import Source
from ..terminal import console
from ..work import cause_of_page, read_article
from .layout import Diff
from .lines import fold, lines_of
from .pager import paged
from .summary import Head, Summary

if TYPE_CHECKING:
    from rich.console import RenderableType


def show(
    sources: Sequence[Source],
    options: Options,
    terminal: TerminalFlags,
    *,
    stripped: bool,
    context: int | None,
) -> ExitCode:
    """Print the diffs; a page that cannot be read is named, and the others are still shown."""
    code = ExitCode.DONE
    out = console(terminal.color)
    with out.capture() as captured:
        for source in sources:
            try:
                article = read_article(source, options)
            except (InputError, OSError) as error:
                complain(f"{source.name}: {cause_of_page(error, source)}")
                code = ExitCode.PARTIAL
                continue
            if not article.kept:
                code = ExitCode.PARTIAL
            for part in parts(source.name, article, stripped=stripped, context=context):
                out.print(part)
    text = captured.get()
    with paged(text.count("\n")) as file:
        file.write(text)
    return code


def parts(name: str, article: Article, *, stripped: bool, context: int | None) -> Iterator["RenderableType"]:
    """What Rich prints for one page: its head, its diff, its summary."""
    lines = list(lines_of(article))
    yield Head(name, article)
    yield ""
    yield Diff(tuple(fold(lines, context, stripped=stripped)))
    yield ""
    yield Summary(article)
    yield ""
