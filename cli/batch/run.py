"""Runs of `unboil batch`."""

import json
import signal
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

from ...extractors.types import Options
from ..cleaning import into_file, messages
from ..errors import UsageError
from ..exit_codes import ExitCode
from ..flags import TerminalFlags, WriteFlags
from ..output import whole_file, write_stdout
from ..plan import Plan
from ..work import Result, work
from .pool import run_jobs
from .progress import Tally, watch


def run(
    todo: Plan,
    options: Options,
    flags: WriteFlags,
    terminal: TerminalFlags,
    *,
    workers: int,
    report: Path | None,
) -> ExitCode:
    """Clean every page in parallel; the outputs are the same for any number of workers."""
    _make_folder(todo, report)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    tally = Tally()
    with ExitStack() as stack:
        results: Iterable[Result] = stack.enter_context(
            closing(run_jobs(todo.jobs, partial(work, options=options, flags=flags), workers))
        )
        if report:
            results = _reported(results, report)
        results = watch(results, len(todo.jobs), tally, terminal, messages)
        if todo.file:
            into_file(results, todo.file)
        else:
            for _ in results:
                pass
    tally.show(terminal)
    return ExitCode.DONE if tally.good else ExitCode.PARTIAL


def dry(todo: Plan) -> ExitCode:
    """Print what a run would read and write."""
    for job in todo.jobs:
        write_stdout(f"{job.source.name} -> {job.output or todo.file}\n".encode("utf-8", "surrogateescape"))
    return ExitCode.DONE


def _make_folder(todo: Plan, report: Path | None) -> None:
    """Make the output folders' common top now, so that a place nobody can write to costs no work."""
    for path in (todo.file or todo.jobs[0].output, report):
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{error.filename}: {(error.strerror or str(error)).lower()}") from error


def _reported(results: Iterable[Result], path: Path) -> Iterator[Result]:
    with whole_file(path) as file:
        for result in results:
            line = json.dumps(result.record(), ensure_ascii=False) + "\n"
            file.write(line.encode("utf-8", "backslashreplace"))
            yield result
