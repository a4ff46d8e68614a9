"""Runs of `unboil rules import`."""

import json
from collections.abc import Iterable
from pathlib import Path

from ..rules.importing.ftr import SOURCE, import_ftr
from .errors import UsageError
from .exit_codes import ExitCode
from .messages import inform
from .output import whole_file


def run_import(place: Path, folder: Path, report_file: Path | None) -> ExitCode:
    """Import configs into `folder`; the report goes to standard error, and as JSON to `report_file`.

    Raises UsageError, before anything is written, where a file of another origin would be replaced.
    """
    if not place.exists():
        raise UsageError(f"{place}: no such file or folder")
    files, report = import_ftr(place)
    _refuse_foreign(folder / name for name in files)
    for name, text in files.items():
        with whole_file(folder / name) as file:
            file.write(text.encode("utf-8", "replace"))
    if report_file is not None:
        with whole_file(report_file) as file:
            file.write(json.dumps(report.as_dict(), ensure_ascii=False, indent=1).encode() + b"\n")
    inform(report.table())
    return ExitCode.DONE


def _refuse_foreign(files: Iterable[Path]) -> None:
    for file in files:
        if file.exists() and f'source = "{SOURCE}' not in file.read_text("utf-8", "replace"):
            raise UsageError(f"{file} is no file of an import and would be replaced")
