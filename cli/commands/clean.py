"""`unboil [clean]`: pages in, clean text out."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from ..cleaning import clean_pages
from ..exit_codes import ExitCode
from ..flags import ReadFlags, TerminalFlags, WriteFlags
from ..parameters import with_flags
from ..sources import is_terminal

_SLASHES = tuple(filter(None, (os.sep, os.altsep)))

Files = Annotated[list[str] | None, typer.Argument(metavar="FILE", hidden=True)]
Output = Annotated[
    str | None,  # a Path would forget the slash at the end
    typer.Option("--output", "-o", metavar="OUT", help="File, or folder for several pages, to write to."),
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

    Without FILE, or where it is -, standard input is read. A page that holds no article writes nothing; it is
    named on standard error.
    """
    if not files and is_terminal(sys.stdin):
        typer.echo(context.find_root().get_help(), err=True)
        return ExitCode.USAGE
    folder = output is not None and output.endswith(_SLASHES)
    place = None if output is None else Path(output)
    return clean_pages(files or (), place, read, write, terminal, folder=folder)
