"""`unboil rules import`: other tools' site configurations as rule files."""

from pathlib import Path
from typing import Annotated

import typer

from ..exit_codes import ExitCode

app = typer.Typer(rich_markup_mode=None, help="Turn other tools' site configurations into rule files.")

Place = Annotated[Path, typer.Argument(metavar="PATH", hidden=True)]
Folder = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the rule files.")]
Report = Annotated[
    Path | None,
    typer.Option("--report", metavar="FILE", help="Write what became of each directive, as JSON."),
]


@app.callback()
def importing() -> None:
    """Turn other tools' site configurations into rule files."""


@app.command("ftr")
def import_ftr(place: Place, output: Folder, report: Report = None) -> ExitCode:
    """Import FiveFilters (Full-Text RSS) site configs: the file PATH, or the folder of HOST.txt files.

    Configs that say the same become one rule file with many hosts. What was carried over and what was left
    out is told on standard error, by directive. Files of an earlier import are replaced, others never.
    """
    from ..importing import FTR, run_import

    return run_import(FTR, place, output, report)


@app.command("postlight")
def import_postlight(place: Place, output: Folder, report: Report = None) -> ExitCode:
    """Import extractors of Postlight parser: the module PATH, or all modules (.js) below the folder.

    Hosts, selectors and what is to be cleaned away are carried over; code is never run, and is named in the
    report on standard error with everything else that was left out. Files of an earlier import are replaced,
    others never.
    """
    from ..importing import POSTLIGHT, run_import

    return run_import(POSTLIGHT, place, output, report)
