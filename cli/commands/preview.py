"""`unboil preview`: what was stripped, and why."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ...rules.category import Category
from ..errors import UsageError
from ..exit_codes import ExitCode
from ..flags import ReadFlags, TerminalFlags
from ..parameters import setting, with_flags
from ..preview.view import Only, View
from ..sources import is_terminal

Files = Annotated[list[str] | None, typer.Argument(metavar="FILE", hidden=True)]
Half = Annotated[Only | None, typer.Option("--only", help="Show what went, or what stayed, and --context.")]
OnlyStripped = Annotated[bool, typer.Option("--only-stripped", help="Short for --only stripped.")]
Categories = Annotated[
    list[Category] | None,
    typer.Option("--category", metavar="CATEGORY", help="Show lines of this category; repeatable."),
]
Around = Annotated[
    int | None,
    setting("--context", "-C", metavar="N", min=0, text="Show N lines around each change; fold the rest."),
]
SideBySide = Annotated[
    bool, setting("--side-by-side", "-y", text="Show the page and the clean article side by side.")
]
Stat = Annotated[bool, typer.Option("--stat", help="Show figures by category instead of lines.")]
Explain = Annotated[
    int | None,
    typer.Option(
        "--explain", metavar="N", min=1, help="Tell all that is known about line N: signals, weights, rule."
    ),
]

Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="OUT", help="Write a page to look at; of several, a list of them."),
]
Watch = Annotated[
    bool, typer.Option("--watch", help="Show it again whenever a page or a rule file is saved.")
]


@with_flags
def preview(
    context: typer.Context,
    files: Files = None,
    *,
    side_by_side: SideBySide = False,
    only: Half = None,
    only_stripped: OnlyStripped = False,
    category: Categories = None,
    around: Around = None,
    stat: Stat = False,
    explain: Explain = None,
    html: Html = None,
    watch: Watch = False,
    read: ReadFlags,
    terminal: TerminalFlags,
) -> ExitCode:
    """Show a page as a diff: what was stripped, and why.

    \b
    unboil preview page.html                the whole page, marked
    unboil preview -C 2 page.html           changes, with two lines around them
    unboil preview -y page.html             beside the clean article
    unboil preview --category ad *.txt      all that was taken for an ad
    unboil preview --explain 18 page.txt    why line 18 went, or stayed
    unboil preview --html out.html pages/   to look at in a browser
    unboil preview --watch page.html        again whenever a rule file is saved

    A line that went is marked -, one that lost a part ~ with the part in [- -]. The margin says what it was
    (its category), who said so (a site rule, or the model with the probability that it is body), and the
    strongest signals. Lines of text, and blocks of HTML, are counted from 1. FILE may be a folder or a
    quoted glob; without it, standard input is read. On a terminal, long output goes to $PAGER.

    --watch clears the terminal and ends with Ctrl-C (exit code 130).

    --html writes one file that needs no network and no script: the page and the clean article side by side,
    with the reason for all that went. Of several pages OUT is a list, the doubtful ones first, and they
    themselves lie in a folder beside it.
    """
    if not files and is_terminal(sys.stdin):
        typer.echo(context.get_help(), err=True)
        return ExitCode.USAGE
    if only_stripped and only is Only.KEPT:
        raise UsageError("--only-stripped and --only kept contradict each other")
    if len(forms := _forms(stat=stat, explain=explain, html=html)) > 1:
        raise UsageError(f"{' and '.join(forms)} are views of their own: choose one")
    if forms and (only or only_stripped or category):
        raise UsageError(f"{forms[0]} shows no lines to choose with --only or --category")
    if html is not None and watch:
        raise UsageError("--watch shows pages on a terminal; --html writes files")
    from ..inputs import from_arguments, from_places, some
    from ..preview.run import show

    sources = some(from_places(files) if files else from_arguments(())).sources
    if html is not None:
        from ..preview.web.run import write_pages

        return write_pages(sources, read.options(), html)
    view = View(
        only=Only.STRIPPED if only_stripped else only,
        categories=frozenset(category or ()),
        context=around,
        side_by_side=side_by_side,
        stat=stat,
        explain=explain,
    )
    if watch:
        from ..preview.watch import watch as show_again

        show_again(sources, read.options(), terminal, view)
    return show(sources, read.options(), terminal, view)


def _forms(*, stat: bool, explain: int | None, html: Path | None) -> list[str]:
    """The options that ask for something else than lines."""
    asked = {"--stat": stat, "--explain": explain is not None, "--html": html is not None}
    return [option for option, wanted in asked.items() if wanted]
