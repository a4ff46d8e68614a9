"""Runs of `unboil clean`: one page after the other, in this process."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from .errors import UsageError
from .exit_codes import ExitCode
from .flags import Format, ReadFlags, TerminalFlags, WriteFlags
from .inputs import from_arguments
from .messages import complain
from .output import whole_file, write_stdout
from .plan import plan
from .work import Result, Status, work

_READ, _WRITE, _TERMINAL = ReadFlags(), WriteFlags(), TerminalFlags()


def clean_pages(
    files: Sequence[str],
    output: Path | None = None,
    read: ReadFlags = _READ,
    write: WriteFlags = _WRITE,
    terminal: TerminalFlags = _TERMINAL,
    *,
    folder: bool = False,
) -> ExitCode:
    """Clean every page and write it; a page that fails is named, and the others are still written.

    `folder` says that `output` is one, even if it is not there yet. Raises UsageError before the first page
    for whatever cannot be done as it was asked for.
    """
    inputs = from_arguments(files)
    if write.format is Format.PARQUET:
        raise UsageError("--format parquet is written by unboil batch")
    if output is None and write.format is Format.JSON and len(inputs.sources) > 1:
        raise UsageError("--format json writes one object; several pages need --format jsonl or --output DIR")
    todo = plan(inputs, output, write.format, folder=folder)
    options = read.options(markup=write.format is Format.MARKDOWN)
    results = (_tell(work(job, options, write), terminal) for job in todo.jobs)
    good = into_file(results, todo.file) if todo.file else _to_stdout(results, write.format)
    return ExitCode.DONE if good else ExitCode.PARTIAL


def into_file(results: Iterable[Result], path: Path) -> bool:
    """Write the articles to one file, in order; says whether all pages gave one."""
    with ExitStack() as stack:
        file = stack.enter_context(whole_file(path))
        good = True
        for result in results:
            file.write(result.data or b"")
            good &= result.status is Status.DONE
        return good


def _to_stdout(results: Iterable[Result], form: Format) -> bool:
    """Write the articles that have no file of their own; of several pages, text has blank lines between."""
    good, between = True, b""
    for result in results:
        good &= result.status is Status.DONE
        if result.data is not None:
            write_stdout(between + result.data)
            between = b"" if form in (Format.JSON, Format.JSONL) else b"\n"
    return good


def _tell(result: Result, terminal: TerminalFlags) -> Result:
    for message in messages(result, terminal):
        complain(message)
    return result


def messages(result: Result, terminal: TerminalFlags) -> Iterator[str]:
    """What to say of a result: why it failed always, warnings unless quiet, rules if verbose."""
    name = result.job.source.name
    if result.status is not Status.DONE:
        yield f"{name}: {result.cause}"
        return
    if not terminal.quiet:
        yield from (f"{name}: warning: {warning}" for warning in result.warnings)
    if terminal.verbose:
        rules = ", ".join(result.rules) or "none"
        yield f"{name}: site rules: {rules}; confidence {result.confidence:.2f}"
