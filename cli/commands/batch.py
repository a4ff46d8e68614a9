"""`unboil batch`: whole folders, in parallel."""

from pathlib import Path
from typing import Annotated

import typer

from ..batch.flags import RunFlags
from ..errors import UsageError
from ..exit_codes import ExitCode
from ..flags import Format, ReadFlags, TerminalFlags, WriteFlags
from ..parameters import with_flags

Places = Annotated[list[str] | None, typer.Argument(metavar="IN", hidden=True)]
Output = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="OUT", help="Folder to write to; a file for jsonl and parquet."),
]
FilesFrom = Annotated[
    str | None,
    typer.Option("--files-from", metavar="FILE", help="Read the names of pages from FILE, or - (a pipe)."),
]
Include = Annotated[
    list[str] | None,
    typer.Option("--include", metavar="GLOB", help="Of folders, read only such files; repeatable."),
]
Exclude = Annotated[
    list[str] | None, typer.Option("--exclude", metavar="GLOB", help="Leave such files out; repeatable.")
]
Nul = Annotated[bool, typer.Option("--null", "-0", help="Names in --files-from end in NUL.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Print what would be written where, and stop.")]
Report = Annotated[
    Path | None, typer.Option("--report", metavar="FILE", help="Write a line of JSON for each page to FILE.")
]


@with_flags
def batch(
    places: Places = None,
    *,
    output: Output,
    include: Include = None,
    exclude: Exclude = None,
    files_from: FilesFrom = None,
    null: Nul = False,
    dry_run: DryRun = False,
    report: Report = None,
    how: RunFlags,
    read: ReadFlags,
    write: WriteFlags,
    terminal: TerminalFlags,
) -> ExitCode:
    """Clean folders of pages, in parallel.

    \b
    unboil batch pages/ -o clean/            pages/a/b.html becomes clean/a/b.txt
    unboil batch 'in/**/*.html' -o clean/    a glob, mirrored from in/ on
    unboil batch pages/ -o a.jsonl -f jsonl  one file with all articles
    unboil batch crawl.warc.gz -o clean/     each response becomes a file
    find . -name '*.html' -print0 | unboil batch --files-from - -0 -o clean/

    Each IN is a folder (linked files in it are read, hidden files and linked folders are left out), a file or
    a quoted glob. Folders above OUT are made. Files named .jsonl, .parquet, .warc, .zip or .tar hold many
    pages; they may be packed as .gz or .zst. What is written does not depend on --jobs, appears only when it
    is whole, and never replaces an input.
    """
    from ..batch.run import dry, run
    from ..inputs import Wanted, from_list, from_places, some
    from ..plan import check_beside, plan

    if bool(places) == bool(files_from):
        raise UsageError("batch needs either IN or --files-from (see unboil batch --help)")
    wanted = Wanted(tuple(include or ()), tuple(exclude or ()))
    inputs = from_list(files_from, nul=null) if files_from else from_places(places or (), wanted)
    todo = plan(some(inputs), output, write.format, folder=True)
    if report:
        check_beside(report, todo, inputs)
    if dry_run:
        return dry(todo)
    options = read.options(markup=write.format is Format.MARKDOWN)
    return run(todo, options, write, terminal, how, output=output, report=report)
