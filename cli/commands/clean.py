"""`unboil [clean]`: pages in, clean text out."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..cleaning import clean_pages
from ..exit_codes import ExitCode
from ..flags import ReadFlags, TerminalFlags, WriteFlags
from ..parameters import with_flags

Files = Annotated[
    list[str] | None, typer.Argument(metavar="[FILE]...", help="Pages to read; - or none: standard input.")
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="File or folder to write to.", rich_help_panel="Output"),
]


@with_flags
def clean(
    context: typer.Context,
    files: Files = None,
    *,
    output: Output = None,
    read: ReadFlags,
    write: WriteFlags,
    terminal: TerminalFlags,
) -> ExitCode:
    """Write the clean article to standard output, or to files.

    \b
    unboil page.html
    curl -s URL | unboil --url URL
    unboil *.txt -o clean/
    """
    if not files and sys.stdin.isatty():
        typer.echo(context.find_root().get_help(), err=True)
        return ExitCode.USAGE
    return clean_pages(files or (), output, read, write, terminal)
