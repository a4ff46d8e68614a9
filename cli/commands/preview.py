"""`unboil preview`: what was stripped, and why."""

import sys
from typing import Annotated

import typer

from ..exit_codes import ExitCode
from ..flags import ReadFlags, TerminalFlags
from ..parameters import setting, with_flags

Files = Annotated[list[str] | None, typer.Argument(metavar="FILE", hidden=True)]
OnlyStripped = Annotated[
    bool, typer.Option("--only-stripped", help="Show what went, and --context around it.")
]
Around = Annotated[
    int | None,
    setting("--context", "-C", metavar="N", min=0, text="Show N lines around each change; fold the rest."),
]


@with_flags
def preview(
    context: typer.Context,
    files: Files = None,
    *,
    only_stripped: OnlyStripped = False,
    around: Around = None,
    read: ReadFlags,
    terminal: TerminalFlags,
) -> ExitCode:
    """Show a page as a diff: what was stripped, and why.

    A line that went is marked -, one that lost a part ~ with the part in [- -]. The margin says what it was
    (its category), who said so (a site rule, or the model with the probability that it is body), and the
    strongest signals. Without FILE, standard input is read. On a terminal, long output goes to $PAGER.
    """
    if not files and sys.stdin.isatty():
        typer.echo(context.get_help(), err=True)
        return ExitCode.USAGE
    from ..preview.run import show
    from ..sources import from_arguments

    sources = from_arguments(files or ()).sources
    return show(sources, read.options(), terminal, stripped=only_stripped, context=around)
