"""Which page is written where, with everything that could go wrong found out before the first page."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from .errors import UsageError
from .flags import Format
from .sources import Inputs, Source

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


class Plan(NamedTuple):
    """All jobs of a run; `file` is the one file that takes all their articles, in order."""

    jobs: tuple[Job, ...]
    file: Path | None = None


def plan(inputs: Inputs, output: Path | None, form: Format, *, folder: bool = False) -> Plan:
    """Decide every output path. `folder` says that `output` is a folder even if it does not look like one.

    Raises UsageError where two pages have one output, where an output would be written over an input or into
    a folder of inputs, and where `output` is not the kind of place it has to be.
    """
    sources = inputs.sources
    if output is None:
        return Plan(tuple(map(Job, sources)))
    _check_folders(output, inputs.folders)
    if form.is_rows or not (folder or len(sources) > 1 or _looks_like_folder(output)):
        return _into_one(sources, output, form)
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}: is a file; the output of several pages needs a folder")
    jobs = tuple(
        Job(source, None if source.fault else output / _renamed(source.place, form)) for source in sources
    )
    _check_collisions(jobs)
    _check_overwriting((job.output for job in jobs if job.output), sources)
    return Plan(jobs)


def check_beside(extra: Path, todo: Plan) -> None:
    """See that a file written beside the outputs is none of them, no input, no folder. Raises UsageError."""
    if extra.is_dir():
        raise UsageError(f"{extra}: is a folder")
    _check_overwriting([extra], (job.source for job in todo.jobs))
    outputs = (todo.file, *(job.output for job in todo.jobs))
    if _real(extra) in {_real(output) for output in outputs if output}:
        raise UsageError(f"{extra}: articles are to be written there")


def _into_one(sources: Sequence[Source], output: Path, form: Format) -> Plan:
    if output.is_dir():
        raise UsageError(f"{output}: is a folder; --format {form} writes one file")
    _check_overwriting([output], sources)
    if form.is_rows:
        return Plan(tuple(map(Job, sources)), output)
    return Plan(tuple(Job(source, output) for source in sources))


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


def _check_collisions(jobs: Iterable[Job]) -> None:
    taken: dict[Path, Source] = {}
    for job in jobs:
        if job.output is None:
            continue
        other = taken.setdefault(job.output, job.source)
        if other is not job.source:
            raise UsageError(
                f"{other.name} and {job.source.name} would both be written to {job.output};"
                " leave one out, or write all to one file with --format jsonl"
            )
    parents = {folder: output for output in taken for folder in output.parents}
    for output, source in taken.items():
        if output in parents:
            inner = taken[parents[output]]
            raise UsageError(f"{output} would be the output of {source.name} and a folder for {inner.name}")


def _check_overwriting(outputs: Iterable[Path], sources: Iterable[Source]) -> None:
    real = _Real()
    inputs = {real(source.path): source for source in sources if source.path is not None}
    for output in outputs:
        if source := inputs.get(real(output)):
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
