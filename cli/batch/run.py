"""Runs of `unboil batch`."""

import os
import signal
import sqlite3
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from errno import EDQUOT, EFBIG, EIO, ENOSPC
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ...extractors.types import Options
from ..cleaning import messages
from ..errors import OutputError, UsageError
from ..exit_codes import ExitCode
from ..flags import Format, TerminalFlags, WriteFlags
from ..json_text import to_json
from ..messages import cause_of, complain
from ..output import hand_over, is_special, leftovers, remove_dead, whole_file, write_stdout
from ..plan import Job, Plan
from ..work import Noting, Result, Sketch, Status, from_record, work
from . import extras
from .copies import Copies
from .flags import Dedupe, RunFlags, Runner
from .local import Local
from .lock import held
from .progress import Tally, watch
from .records import expand, require_extras
from .state import State, key_of, state_folder
from .tables import write_table

if TYPE_CHECKING:
    from .cluster import Cluster


def run(
    todo: Plan,
    options: Options,
    write: WriteFlags,
    terminal: TerminalFlags,
    how: RunFlags,
    *,
    output: Path,
    report: Path | None,
) -> ExitCode:
    """Clean every page in parallel; the outputs are the same for any number of workers."""
    columns = how.columns()
    if how.address and how.runner is not Runner.RAY:
        raise UsageError("--address needs --runner ray")
    require_extras(todo.jobs.sources, write.format)
    sketch, by = _sketch(how)
    _make_folder(todo, report)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    tally = Tally()
    with ExitStack() as stack:
        state = stack.enter_context(_open_state(todo, key_of(options, write, *by), how, output, stack))
        stack.enter_context(_interrupts(again=todo.file is None or not is_special(todo.file)))
        if how.resume:
            found = leftovers(output.parent if todo.file else output, below=not todo.file)
            # Workers of the run that was killed may be about to end: theirs are looked at again at the end.
            stack.callback(remove_dead, remove_dead(list(found)))
        stack.enter_context(_disk_errors(state.folder))
        copies = stack.enter_context(closing(Copies(how.dedupe, state.folder)))
        runner = stack.enter_context(_runner(how, state.folder))
        template = runner.template(expand(todo.jobs, columns, write.format), options)
        noting = Noting(template, sketch, sizes=bool(report or sketch or not terminal.quiet))
        task = partial(work, options=options, flags=write, noting=noting)
        pages = expand(todo.jobs, columns, write.format)
        jobs = (job._replace(known=state.known(job.source.name, sizes=noting.sizes)) for job in pages)
        done = stack.enter_context(closing(runner.results(jobs, task, _lost)))
        whole = _drain(
            watch(_noted(done, state, copies), _total(todo), tally, terminal, messages), how.patience
        )
        if whole:
            copies.find()
        if report:
            _write_report(state, report, copies)
        if whole:
            _name_copies(copies, state, terminal)
            copies.drop(state)
            if todo.file and write.format is Format.PARQUET:
                write_table(state.articles, todo.file)
            elif todo.file:
                hand_over(state.articles, todo.file)
            state.finish(keep=not todo.file)
    tally.show(terminal, copies.count)
    return ExitCode.DONE if tally.good else ExitCode.PARTIAL


def dry(todo: Plan) -> ExitCode:
    """Print what a run would read and write."""
    good = True
    for job in todo.jobs:
        if job.source.fault:
            complain(f"{job.source.name}: {job.source.fault}")
            good = False
        else:
            line = f"{job.source.name} -> {job.output or todo.file}\n"
            write_stdout(line.encode("utf-8", "surrogateescape"))
    return ExitCode.DONE if good else ExitCode.PARTIAL


@contextmanager
def _interrupts(*, again: bool) -> Generator[None]:
    """Say that a run was interrupted, and whether it can go on."""
    try:
        yield
    except KeyboardInterrupt:
        complain("interrupted; --resume goes on from here" if again else "interrupted")
        raise


@contextmanager
def _disk_errors(folder: Path) -> Generator[None]:
    """Let a record that cannot be written, as on a full disk, end the run in words."""
    try:
        yield
    except sqlite3.Error as error:
        raise OutputError(f"{folder}: {error}") from error
    except OSError as error:
        if error.filename is None and error.errno in (ENOSPC, EDQUOT, EFBIG, EIO):
            raise OutputError(f"{folder}: {cause_of(error)}") from error
        raise


def _runner(how: RunFlags, folder: Path) -> "Local | Cluster":
    """Who cleans the pages. Raises UsageError."""
    if how.runner is Runner.LOCAL:
        return Local(how, folder)
    from .cluster import Cluster

    return Cluster(how)


def _open_state(todo: Plan, key: str, how: RunFlags, output: Path, stack: ExitStack) -> State:
    if todo.file is None or not is_special(todo.file):
        stack.enter_context(held(folder := state_folder(output)))
        return State(folder, key, resume=how.resume)
    if how.resume:
        raise UsageError(f"{output}: --resume needs a file or a folder")
    folder = stack.enter_context(TemporaryDirectory(prefix="unboil-"))
    return State(Path(folder, "state"), key, resume=False)


def _sketch(how: RunFlags) -> tuple[Sketch | None, tuple[str, ...]]:
    """What copies are found by, if they are to be found, and what it depends on. Raises UsageError."""
    if how.dedupe is Dedupe.OFF:
        return None, ()
    from importlib.metadata import version

    from ...extractors.near_duplicates import sketch

    extras.minhash()
    return sketch, (version("rensa"),)


def _noted(results: Iterable[Result], state: State, copies: Copies) -> Iterator[Result]:
    """Note each result in the state; those that are the same as before are taken from there."""
    for result in results:
        job, data = result.job, result.data
        if result.same:
            record, data, sketch = state.again(job.source.name)
            result = from_record(job, record)._replace(sketch=sketch)
        elif result.status is not Status.DONE and job.output and job.known and job.known.written:
            job.output.unlink(missing_ok=True)  # what is there is of the page as it was
        copies.add(result)
        state.add(job.source.name, result.known, result.record(), data, result.sketch)
        yield result._replace(data=None)


def _drain(results: Iterable[Result], patience: int) -> bool:
    """Let the run go on to its end, or until too many pages have failed; says which."""
    failed = 0
    for result in results:
        failed += result.status is Status.FAILED
        if patience and failed >= patience:
            complain(f"stopped: {failed} failed; --resume goes on from here")
            return False
    return True


def _total(todo: Plan) -> int | None:
    """How many pages there are, unless a container has to be read to know."""
    return None if any(todo.jobs.sources.containers) else len(todo.jobs)


def _lost(job: Job, cause: str) -> Result:
    return Result(job=job, status=Status.FAILED, cause=cause)


def _make_folder(todo: Plan, report: Path | None) -> None:
    """Make the output folders' common top now, so that a place nobody can write to costs no work."""
    for path in (todo.file or next(iter(todo.jobs)).output, report):
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{error.filename}: {(error.strerror or str(error)).lower()}") from error
        if path is not None and not is_special(path) and not os.access(path.parent, os.W_OK | os.X_OK):
            raise UsageError(f"{path.parent}: permission denied")


def _name_copies(copies: Copies, state: State, terminal: TerminalFlags) -> None:
    for record in () if terminal.quiet else copies.of(state):
        complain(f"{record['source']}: a copy of {copies.mark(record)['copy_of']}")


def _write_report(state: State, path: Path, copies: Copies) -> None:
    with whole_file(path) as file:
        for record in map(copies.mark, state.reports()):
            file.write((to_json(record) + "\n").encode())
