"""Which page is written where, with everything that could go wrong found out before the first page."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from .errors import UsageError
from .flags import Format
from .inputs import Inputs
from .sources import Source, Sources

SUFFIX = {Format.TEXT: ".txt", Format.MARKDOWN: ".md"} | {form: f".{form}" for form in list(Format)[2:]}
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".txt", ".text", ".md", ".markdown"})


class Known(NamedTuple):
    """What an earlier run noted of a page: digests of what it read, and of what it wrote if anything."""

    read: str
    written: str | None = None


class Job(NamedTuple):
    """One page and where its article goes; without `output` the article is handed back.

    A page that is `known` is not cleaned again where it is the same and its output is still what it was.
    """

    source: Source
    output: Path | None = None
    known: Known | None = None


class Jobs(Collection[Job]):
    """The jobs of a run, one for each source, each made when its turn comes."""

    def __init__(self, sources: Sources, output: Callable[[Source], Path | None]) -> None:
        self.sources, self._output = sources, output

    def __iter__(self) -> Iterator[Job]:
        return (Job(source, self._output(source)) for source in self.sources)

    def __len__(self) -> int:
        return len(self.sources)

    def __contains__(self, job: object) -> bool:
        return any(job == other for other in self)


class Plan(NamedTuple):
    """All jobs of a run; `file` is the one file that takes all their articles, in order."""

    jobs: Jobs
    file: Path | None = None


def plan(inputs: Inputs, output: Path | None, form: Format, *, folder: bool = False) -> Plan:
    """Decide every output path. `folder` says that `output` is a folder even if it does not look like one.

    Raises UsageError where two pages have one output, where an output would be written over an input or into
    a folder of inputs, and where `output` is not the kind of place it has to be.
    """
    sources = inputs.sources
    if output is None:
        return Plan(Jobs(sources, _nowhere))
    _check_folders(output, inputs.folders)
    if form.is_rows or not (folder or len(sources) > 1 or _looks_like_folder(output)):
        return _into_one(sources, output, form)
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}: is a file; the output of several pages needs a folder")

    def below(source: Source) -> Path | None:
        return None if source.fault else output / _renamed(source.place, form)

    jobs = Jobs(sources, below)
    _check_collisions(jobs)
    if os.path.lexists(output):  # no input lies in a folder that is not there
        _check_overwriting((job.output for job in jobs if job.output), sources)
    return Plan(jobs)


def _nowhere(_: Source) -> None:
    """Where an article goes that is handed back."""


def check_beside(extra: Path, todo: Plan) -> None:
    """See that a file written beside the outputs is none of them, no input, no folder. Raises UsageError."""
    if extra.is_dir():
        raise UsageError(f"{extra}: is a folder")
    _check_overwriting([extra], todo.jobs.sources)
    real = _Real()
    wanted = real(extra)
    outputs = (job.output for job in todo.jobs if job.output)
    if any(real(output) == wanted for output in (*([todo.file] if todo.file else []), *outputs)):
        raise UsageError(f"{extra}: articles are to be written there")


def _into_one(sources: Sources, output: Path, form: Format) -> Plan:
    if output.is_dir():
        raise UsageError(f"{output}: is a folder; --format {form} writes one file")
    _check_overwriting([output], sources)
    if form.is_rows:
        return Plan(Jobs(sources, _nowhere), output)
    return Plan(Jobs(sources, lambda _: output))


def _looks_like_folder(output: Path) -> bool:
    return output.is_dir()


def _renamed(place: Path, form: Format) -> Path:
    """The output's name: a page's suffix is replaced, any other end of the name belongs to it and stays."""
    stem = place.stem if place.suffix.lower() in _PAGE_SUFFIXES else place.name
    return place.with_name(stem + SUFFIX[form])


def _check_folders(output: Path, folders: Iterable[Path]) -> None:
    real = _real(output)
    for folder in folders:
        if real == _real(folder) or _real(folder) in real.parents:
            raise UsageError(f"{output}: the output lies in the input folder {folder}")


def _check_collisions(jobs: Jobs) -> None:
    """See that no output is there twice, or where a folder has to be; of each its hash is remembered."""
    taken: set[int] = set()
    folders: set[str] = set()
    for job in jobs:
        if job.output is None:
            continue
        output = str(job.output)
        if hash(output) in taken:
            _tell_collision(jobs, job)
        taken.add(hash(output))
        folder = os.path.split(output)[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = os.path.split(folder)[0]
    for folder in folders:
        if hash(folder) in taken:
            _tell_folder(jobs, folder)


def _tell_collision(jobs: Jobs, job: Job) -> None:
    """Raise UsageError where a job before this one has its output; not where only the hashes agree."""
    other = next(other for other in jobs if other.output == job.output or other == job)
    if other != job:
        raise UsageError(
            f"{other.source.name} and {job.source.name} would both be written to {job.output};"
            " leave one out, or write all to one file with --format jsonl"
        )


def _tell_folder(jobs: Jobs, folder: str) -> None:
    """Raise UsageError where a folder that outputs lie in is an output itself."""
    place = Path(folder)
    outer = next((job for job in jobs if job.output == place), None)
    if outer:
        inner = next(job for job in jobs if job.output and place in job.output.parents)
        raise UsageError(
            f"{folder} would be the output of {outer.source.name} and a folder for {inner.source.name}"
        )


def _check_overwriting(outputs: Iterable[Path], sources: Sources) -> None:
    real = _Real()
    inputs = {hash(real(source.path)) for source in sources if source.path is not None}
    for output in outputs:
        if hash(real(output)) in inputs:
            _tell_overwriting(output, sources)


def _tell_overwriting(output: Path, sources: Sources) -> None:
    """Raise UsageError where an output is one of the sources."""
    place = _real(output)
    for source in sources:
        if source.path is not None and _real(source.path) == place:
            raise UsageError(f"{output}: the output would be written over the input {source.name}")


class _Real:
    """The real path of many files: their folders, which are few, are looked up once."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}

    def __call__(self, path: Path) -> str:
        """The real path of a file, which may be missing."""
        folder, name = os.path.split(path)
        if name in ("", "..") or path.is_symlink():
            return os.path.realpath(path)
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        return os.path.join(self._folders[folder], name)  # noqa: PTH118 - a Path a page costs too much here


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
