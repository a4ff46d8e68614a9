"""Runs of `unboil rules import`."""

from collections.abc import Callable, Iterable
from pathlib import Path

from ..rules.importing.ftr import FTR, import_ftr
from ..rules.importing.grouping import Origin
from ..rules.importing.postlight import POSTLIGHT, import_postlight
from ..rules.importing.report import ImportReport
from .errors import UsageError
from .exit_codes import ExitCode
from .json_text import to_json
from .messages import inform
from .output import whole_file

_CONFIGS = frozenset({".txt", ".js"})
Importer = Callable[[Path], tuple[dict[str, str], ImportReport]]
IMPORTERS: dict[Origin, Importer] = {FTR: import_ftr, POSTLIGHT: import_postlight}


def run_import(origin: Origin, place: Path, folder: Path, report_file: Path | None) -> ExitCode:
    """Import configs into `folder`; the report goes to standard error, and as JSON to `report_file`.

    Raises UsageError, before anything is written, where a config or a file of another origin would be
    replaced.
    """
    if not place.exists():
        raise UsageError(f"{place}: no such file or folder")
    files, report = IMPORTERS[origin](place)
    if report_file is not None:
        _refuse_report(report_file, place, folder)
    _refuse_foreign(origin, (folder / name for name in files))
    for name, text in files.items():
        with whole_file(folder / name) as file:
            file.write(text.encode("utf-8", "replace"))
    if report_file is not None:
        with whole_file(report_file) as file:
            file.write(to_json(report.as_dict(), indent=1).encode() + b"\n")
    inform(report.table())
    return ExitCode.DONE


def _refuse_report(file: Path, place: Path, folder: Path) -> None:
    """Keep the report from taking the place of a config, of a rule file or of a folder."""
    real, read = file.resolve(), place.resolve()
    if real.is_dir():
        raise UsageError(f"--report {file}: is a folder")
    if real == read or (real.suffix in _CONFIGS and real.exists() and read in real.parents):
        raise UsageError(f"--report {file}: would be written over an input")
    if real.suffix == ".toml" and real.parent == folder.resolve():
        raise UsageError(f"--report {file}: rule files are to be written there")


def _refuse_foreign(origin: Origin, files: Iterable[Path]) -> None:
    for file in files:
        if file.exists() and f'source = "{origin.source}' not in file.read_text("utf-8", "replace"):
            raise UsageError(f"{file} is no file of an import and would be replaced")
