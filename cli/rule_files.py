"""Runs of `unboil rules`. Findings go to standard output, one a line; mistakes to standard error."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..rules.errors import RuleError
from ..rules.loading import BUNDLED, load_rules, project_folder, user_folder
from ..rules.model import Match, SiteRules
from ..rules.phrases import count_of
from ..rules.read import read_file
from ..rules.store import rule_files
from .errors import UsageError
from .exit_codes import ExitCode
from .messages import complain
from .output import write_stdout

if TYPE_CHECKING:
    from ..rules.check import Problem


def show_list(folders: Sequence[Path]) -> ExitCode:
    """One line for each rule file in force: id, where it is from, what it applies to."""
    entries = load_rules(_existing(folders)).entries
    width = max((len(entry.id) for entry in entries), default=0)
    for entry in entries:
        _say(f"{entry.id:<{width}}  {entry.label:<8}  {', '.join(_applies_to(entry.match))}")
    return ExitCode.DONE


def show_file(name: str, folders: Sequence[Path]) -> ExitCode:
    """The file of the rules called `name`, byte for byte.

    Raises UnboilError where none is called that.
    """
    ruleset = load_rules(_existing(folders))
    ruleset.get(name)
    file = next(entry.file for entry in ruleset.entries if entry.id == name)
    write_stdout(file.read_bytes())
    return ExitCode.DONE


def check(places: Sequence[Path]) -> ExitCode:
    """Read every file whole and name each mistake and each doubt; see that together they make a rule set."""
    from ..rules.check import Level, check_folders

    folders = _folders(places)
    count = len(_files(folders))
    problems = check_folders(folders)
    for problem in problems:
        if problem.level is not Level.NOTE:
            complain(str(problem))
    bad = len({problem.file for problem in problems if problem.level is Level.ERROR})
    if not bad:
        load_rules(_existing(places))
    _say(f"{count_of(count, 'rule file')}, {bad} with mistakes{_imported(problems)}")
    return ExitCode.PARTIAL if bad else ExitCode.DONE


def _imported(problems: Sequence["Problem"]) -> str:
    """What is to be said of imported files, on which there is nothing to mend."""
    from ..rules.check import UNTESTED, Level

    notes = [problem for problem in problems if problem.level is Level.NOTE]
    untested = sum(problem.message == UNTESTED for problem in notes)
    brittle = len(notes) - untested
    said = f"; imported without tests of their own: {untested}" if untested else ""
    return f"{said}; brittle selectors in imported ones: {brittle}" if brittle else said


def run_all_tests(places: Sequence[Path]) -> ExitCode:
    """Run every `[[test]]` of every file and name the ones that fail, with file and line."""
    from ..extractors.rule_tests import run_tests

    ran = failed = broken = 0
    for file in _files(_folders(places)):
        site = _read(file)
        if site is None:
            broken += 1
            continue
        for result in run_tests(site):
            ran += 1
            failed += not result.passed
            for failure in result.failures:
                complain(f"{result.file}:{result.line or 1}: {result.name or 'test'}: {failure}")
    unread = f"; {count_of(broken, 'rule file')} with mistakes" if broken else ""
    _say(f"{count_of(ran, 'test')}, {failed} failed{unread}")
    return ExitCode.PARTIAL if failed or broken else ExitCode.DONE


def _files(folders: Sequence[Path]) -> list[Path]:
    """All rule files in folders. Raises UsageError where there is none."""
    files = [file for folder in folders for file in rule_files(folder)]
    if not files:
        raise UsageError(f"{', '.join(map(str, folders))}: no rule files (*.toml)")
    return files


def _folders(places: Sequence[Path]) -> tuple[Path, ...]:
    return _existing(places) or tuple(filter(None, (project_folder(), user_folder(), BUNDLED)))


def _existing(places: Sequence[Path]) -> tuple[Path, ...]:
    for place in places:
        if not place.exists():
            raise UsageError(f"{place}: no such file or folder")
    return tuple(places)


def _read(file: Path) -> SiteRules | None:
    try:
        return read_file(file)
    except RuleError as error:
        complain(str(error))
        return None


def _applies_to(match: Match) -> Iterator[str]:
    yield from match.hosts
    yield from (f"path {path}" for path in match.paths)
    yield from (f"file {name}" for name in match.files)
    yield from (f"generator {name}" for name in match.generator)
    yield from (f"text {' + '.join(lines)!r}" for lines in match.text_signature)


def _say(line: str) -> None:
    write_stdout((line + "\n").encode("utf-8", "replace"))
