"""Runs of `unboil batch`."""

import json
import signal
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from ...extractors.recurrence import MIN_ARTICLES
from ...extractors.types import Options
from ..cleaning import into_file, messages
from ..errors import UsageError
from ..exit_codes import ExitCode
from ..flags import TerminalFlags, WriteFlags
from ..output import whole_file, write_stdout
from ..plan import Job, Plan
from ..work import Result, Status, work
from .flags import RunFlags
from .pool import run_jobs
from .progress import Tally, watch
from .recurrence import Lookup, Tracer, may_recur, record_lines
from .worker import Limits


def run(
    todo: Plan,
    options: Options,
    write: WriteFlags,
    terminal: TerminalFlags,
    how: RunFlags,
    *,
    report: Path | None,
) -> ExitCode:
    """Clean every page in parallel; the outputs are the same for any number of workers."""
    _make_folder(todo, report)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    tally = Tally()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="unboil-")))
        template = find_template(todo.jobs, options, how, folder)
        task = partial(work, options=options, flags=write, template=template)
        results: Iterable[Result] = stack.enter_context(
            closing(run_jobs(todo.jobs, task, _lost, _workers(todo, how), _limits(how)))
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


def find_template(jobs: tuple[Job, ...], options: Options, how: RunFlags, folder: Path) -> Lookup | None:
    """The first pass: note the lines of all flat texts in a record in `folder`; None where nothing recurs."""
    first = tuple(may_recur(jobs, options)) if how.recurrence else ()
    if len(first) < MIN_ARTICLES:
        return None
    record = folder.absolute() / "lines.sqlite"
    with closing(run_jobs(first, Tracer(options), _untraced, how.jobs, _limits(how))) as traces:
        return Lookup(record, options) if record_lines(traces, record) else None


def _workers(todo: Plan, how: RunFlags) -> int:
    return min(how.jobs, len(todo.jobs)) if how.jobs else 0


def _limits(how: RunFlags) -> Limits:
    return Limits(how.timeout, how.memory)


def _lost(job: Job, cause: str) -> Result:
    return Result(job=job, status=Status.FAILED, cause=cause)


def _untraced(job: Job, cause: str) -> None:
    """What the second pass will say again, better."""
    del job, cause


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
