"""`unboil batch`: whole folders, in parallel."""

from pathlib import Path
from typing import Annotated

import typer

from ..errors import UsageError
from ..exit_codes import ExitCode
from ..flags import Format, ReadFlags, TerminalFlags, WriteFlags
from ..parameters import setting, with_flags

_PANEL = "Batch"
Places = Annotated[list[str] | None, typer.Argument(metavar="IN...", help="Folders, files and quoted globs.")]
Output = Annotated[
    Path,
    typer.Option(
        "--output", "-o", metavar="OUT", help="Folder to write to; with --format jsonl, the file.", rich_help_panel=_PANEL
    ),
]
Jobs = Annotated[
    int, setting("--jobs", "-j", text="Processes; 0: one for each core.", panel=_PANEL, min=0, show_default=False)
]
FilesFrom = Annotated[
    str | None,
    typer.Option("--files-from", metavar="FILE", help="Read the names of files from FILE (-: standard input).", rich_help_panel=_PANEL),
]
Nul = Annotated[
    bool, typer.Option("--null", "-0", help="Names in --files-from end in NUL, not line feed.", rich_help_panel=_PANEL)
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Print what would be written where, and stop.", rich_help_panel=_PANEL)
]
Report = Annotated[
    Path | None, typer.Option("--report", metavar="FILE", help="Write a JSON line for each page.", rich_help_panel=_PANEL)
]


@with_flags
def batch(
    places: Places = None,
    *,
    output: Output,
    jobs: Jobs = 0,
    files_from: FilesFrom = None,
    null: Nul = False,
    dry_run: DryRun = False,
    report: Report = None,
    read: ReadFlags,
    write: WriteFlags,
    terminal: TerminalFlags,
) -> ExitCode:
    """Clean folders of pages, in parallel: IN/a/b.html becomes OUT/a/b.txt.

    \b
    unboil batch pages/ -o clean/
    unboil batch 'pages/**/*.html' -o articles.jsonl --format jsonl
    find . -name '*.html' -print0 | unboil batch --files-from - -0 -o clean/
    """
    from ..batch.run import dry, run
    from ..plan import plan
    from ..sources import from_list, from_places

    if bool(places) == bool(files_from):
        raise UsageError("batch needs either IN or --files-from (see unboil batch --help)")
    inputs = from_list(files_from, nul=null) if files_from else from_places(places or ())
    todo = plan(inputs, output, write.format, folder=True)
    if not todo.jobs:
        raise UsageError("no pages found in the input")
    if dry_run:
        return dry(todo)
    options = read.options(markup=write.format is Format.MARKDOWN)
    return run(todo, options, write, terminal, workers=jobs, report=report)
