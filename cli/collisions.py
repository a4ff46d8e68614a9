"""What may not be written to one place: outputs, inputs, and the folders in which outputs lie.

Of each path its hash is remembered: a run may have millions. Where hashes agree the paths are compared.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from .errors import UsageError
from .inputs import Inputs
from .jobs import Job, Jobs
from .sources import holds_records

_Real = Callable[[Path], str]


def check_collisions(jobs: Jobs, real: _Real) -> None:
    """See that no output is there twice, or where a folder has to be. Raises UsageError."""
    taken: set[int] = set()
    folders: set[str] = set()
    for job in jobs:
        if job.output is None:
            continue
        output = real(job.output)
        if hash(output) in taken:
            _tell_collision(jobs, job, real)
        taken.add(hash(output))
        for folder in _above(output):
            if folder in folders:
                break
            folders.add(folder)
    for folder in folders:
        if hash(folder) in taken:
            _tell_folder(jobs, folder, real)


def check_overwriting(outputs: Iterable[Path], inputs: Inputs) -> None:
    """See that no output is an input, or a list that names inputs. Raises UsageError."""
    real = real_paths()
    known = {hash(real(path)) for path, _ in _read(inputs)}
    for output in outputs:
        if hash(real(output)) in known:
            _tell_overwriting(output, inputs)


def check_filling(jobs: Jobs, inputs: Inputs) -> None:
    """See that no input lies in a folder that is made for records: their names are not known yet.

    Raises UsageError.
    """
    real = real_paths()
    filled = {real(job.output): job for job in jobs if job.output and holds_records(job.source)}
    for path, name in _read(inputs) if filled else ():
        beside = os.path.join(real(path.parent), path.name)  # noqa: PTH118
        for place in {real(path), beside}:  # a link lies in a folder too
            for folder in _above(place):
                if folder in filled:
                    job = filled[folder]
                    raise UsageError(
                        f"{job.output}: records of {job.source.name} would be written there, beside or over"
                        f" the input {name}"
                    )


def lies_in(path: str, folder: str) -> bool:
    """Whether a path is the folder or lies below it."""
    return path == folder or path.startswith(os.path.join(folder, ""))  # noqa: PTH118 - as in real_paths


def real_paths() -> _Real:
    """What gives the real path of a file, which may be missing; the few folders are looked up once."""
    folders: dict[str, str] = {}

    def real(path: Path) -> str:
        folder, name = os.path.split(path)
        if name in ("", "..") or path.is_symlink():
            return os.path.realpath(path)
        if folder not in folders:
            folders[folder] = os.path.realpath(folder)
        return os.path.join(folders[folder], name)  # noqa: PTH118 - a Path a page costs too much here

    return real


def _above(path: str) -> Iterator[str]:
    """The folders above a path, from the inside out."""
    folder, name = os.path.split(path)
    while folder and name:
        yield folder
        folder, name = os.path.split(folder)


def _read(inputs: Inputs) -> Iterator[tuple[Path, str]]:
    """The files that are read, and their names."""
    yield from ((source.path, source.name) for source in inputs.sources if source.path is not None)
    yield from ((path, str(path)) for path in inputs.lists)


def _tell_collision(jobs: Jobs, job: Job, real: _Real) -> None:
    """Raise UsageError where a job before this one has its output; not where only the hashes agree."""
    assert job.output is not None, "it collides"
    place = real(job.output)
    other = next(other for other in jobs if other == job or (other.output and real(other.output) == place))
    if other != job:
        raise UsageError(
            f"{other.source.name} and {job.source.name} would both be written to {job.output};"
            " leave one out, or write all to one file with --format jsonl"
        )


def _tell_folder(jobs: Jobs, folder: str, real: _Real) -> None:
    """Raise UsageError where a folder that outputs lie in is an output itself."""
    outer = next((job for job in jobs if job.output and real(job.output) == folder), None)
    if outer:
        inner = next(job for job in jobs if job.output and folder in _above(real(job.output)))
        raise UsageError(
            f"{outer.output} would be the output of {outer.source.name} and a folder for {inner.source.name}"
        )


def _tell_overwriting(output: Path, inputs: Inputs) -> None:
    """Raise UsageError where an output is a file that is read."""
    place = os.path.realpath(output)
    for path, name in _read(inputs):
        if os.path.realpath(path) == place:
            raise UsageError(f"{output}: the output would be written over the input {name}")
