"""Runs of `unboil rules learn` and `unboil rules new`: pages in, a rule file out."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..extractors.errors import InputError
from ..extractors.types import Options
from ..rules.errors import RuleError
from .errors import UsageError
from .exit_codes import ExitCode
from .inputs import from_arguments, from_places, some
from .messages import complain
from .output import whole_file, write_stdout
from .sources import Source, is_terminal
from .work import cause_of_page

if TYPE_CHECKING:
    from ..extractors.learn.sample import Sample

_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]+")


def learn_rules(pages: Sequence[str], site: str | None, output: Path | None, *, force: bool) -> ExitCode:
    """Learn from pages and write the rule file; says on standard error what is doubtful.

    Raises UsageError before the first page, InputError where the pages support no rule.
    """
    from ..extractors.learn import learn

    _check(site, output, force=force)
    if not pages:
        raise UsageError("name the pages to learn from: three or more, or a folder of them")
    sources = some(from_places(pages)).sources
    samples = list(_samples(sources, site))
    name = output.stem if output else None
    learned = learn(samples, site=site, name=name, checked=date.today().isoformat())
    _write(learned.text, output)
    for note in learned.notes:
        complain(f"note: {note}")
    good = len(samples) == len(sources) and _holds(output)
    return ExitCode.DONE if good else ExitCode.PARTIAL


def new_rules(page: str, site: str | None, output: Path | None, *, force: bool) -> ExitCode:
    """Write a first rule file from one page, and open it in the editor where there is a terminal.

    Raises UsageError, and InputError where the page cannot be read.
    """
    from ..extractors.learn.sample import read_sample
    from ..extractors.learn.starter import start

    _check(site, output, force=force)
    (source,) = from_arguments([page]).sources
    sample = read_sample(source.place.name, source.read(), Options(site=site))
    made = start(sample, site=site, name=output.stem if output else None, checked=date.today().isoformat())
    _write(made.text, output)
    for note in made.notes:
        complain(f"note: {note}")
    if output is not None and is_terminal(sys.stdin) and is_terminal(sys.stdout):
        return _edit(output)
    return ExitCode.DONE


def _check(site: str | None, output: Path | None, *, force: bool) -> None:
    if site is not None and not _HOST.fullmatch(site):
        raise UsageError(f"--site {site}: is no host name (as in news.example.org)")
    if output is None:
        return
    if output.is_dir():
        raise UsageError(f"{output}: is a folder; -o names the rule file")
    if output.suffix != ".toml":
        raise UsageError(f"{output}: rule files are named *.toml, no other is found")
    if output.exists() and not force:
        raise UsageError(f"{output}: exists; --force writes over it")


def _samples(sources: Sequence[Source], site: str | None) -> Iterator["Sample"]:
    from ..extractors.learn.sample import read_sample

    for source in sources:
        try:
            yield read_sample(source.place.as_posix(), source.read(), Options(site=site))
        except (InputError, OSError) as error:
            complain(f"{source.name}: {cause_of_page(error, source)}")


def _write(text: str, output: Path | None) -> None:
    data = text.encode("utf-8")
    if output is None:
        write_stdout(data)
        return
    with whole_file(output) as file:
        file.write(data)


def _holds(output: Path | None) -> bool:
    """Whether the file that was written passes its own tests; names those that it does not."""
    if output is None:
        return True
    from ..extractors.rule_tests import run_tests
    from ..rules.read import read_file

    try:
        results = run_tests(read_file(output))
    except RuleError as error:  # of another file in that folder
        complain(str(error))
        return False
    for result in results:
        for failure in result.failures:
            complain(f"{result.file}:{result.line or 1}: {result.name}: {failure}")
    return all(result.passed for result in results)


def _edit(file: Path) -> ExitCode:
    """Open the file in `$VISUAL` or `$EDITOR`, if one is set."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        complain(f"note: {file} is written; set EDITOR to have it opened")
        return ExitCode.DONE
    try:
        done = subprocess.run([*shlex.split(editor), str(file)], check=False)  # noqa: S603 - the user's editor
    except (OSError, ValueError) as error:
        raise UsageError(f"the editor {editor!r} cannot be started: {error}") from error
    return ExitCode.PARTIAL if done.returncode else ExitCode.DONE
