"""`unboil [clean]`: pages in, clean text out."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..errors import UsageError
from ..exit_codes import ExitCode
from ..flags import Format, ReadFlags, TerminalFlags, WriteFlags, with_flags

Files = Annotated[
    list[str] | None, typer.Argument(metavar="[FILE]...", help="Pages to read; - or none: standard input.")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="File or folder to write to, instead of standard output.")
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
    from ..cleaning import run
    from ..plan import plan
    from ..sources import from_arguments

    inputs = from_arguments(files or ())
    if output is None and write.format is Format.JSON and len(inputs.sources) > 1:
        raise UsageError("--format json writes one object; several pages need --format jsonl or --output DIR")
    todo = plan(inputs, output, write.format)
    return run(todo, read.options(markup=write.format is Format.MARKDOWN), write, terminal)
