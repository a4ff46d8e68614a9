"""Which page is written where, with everything that could go wrong found out before the first page."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from .collisions import check_collisions, check_filling, check_overwriting, lies_in, real_paths
from .errors import UsageError
from .flags import Format
from .inputs import Inputs
from .jobs import Job, Jobs, Known
from .sources import Source, holds_records

__all__ = ["SUFFIX", "Job", "Jobs", "Known", "Plan", "check_beside", "plan"]

SUFFIX = {Format.TEXT: ".txt", Format.MARKDOWN: ".md"} | {form: f".{form}" for form in list(Format)[2:]}
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".txt", ".text", ".md", ".markdown"})


class Plan(NamedTuple):
    """All jobs of a run; `file` is the one file that takes all their articles, in order."""

    jobs: Jobs
    file: Path | None = None


def plan(inputs: Inputs, output: Path | None, form: Format, *, folder: bool = False) -> Plan:
    """Decide every output path. `folder` says that `output` is a folder even if it does not look like one.

    Raises UsageError where two pages have one output, where an output would be written over an input, a list
    of inputs or into a folder of inputs, and where `output` is not the kind of place it has to be.
    """
    sources = inputs.sources
    if output is None:
        return Plan(Jobs(sources, _nowhere))
    _check_folders(output, inputs.folders)
    if form.is_rows or not (folder or len(sources) > 1 or _looks_like_folder(output)):
        return _into_one(inputs, output, form)
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}: is a file; the output of several pages needs a folder")

    def below(source: Source) -> Path | None:
        if source.fault:
            return None
        return output / (source.place if holds_records(source) else _renamed(source.place, form))

    jobs = Jobs(sources, below)
    there = os.path.lexists(output)  # nothing lies in a folder that is not
    check_collisions(jobs, real_paths() if there else str)
    if there:
        check_overwriting((job.output for job in jobs if job.output), inputs)
        check_filling(jobs, inputs)
    return Plan(jobs)


def _nowhere(_: Source) -> None:
    """Where an article goes that is handed back."""


def check_beside(extra: Path, todo: Plan, inputs: Inputs) -> None:
    """See that a file written beside the outputs is none of them, no input, no folder. Raises UsageError."""
    if extra.is_dir():
        raise UsageError(f"{extra}: is a folder")
    check_overwriting([extra], inputs)
    real = real_paths()
    wanted = real(extra)
    if todo.file and lies_in(real(todo.file), wanted):
        raise UsageError(f"{extra}: articles are to be written there")
    for job in todo.jobs:
        output = job.output and real(job.output)
        if output and (lies_in(output, wanted) or (holds_records(job.source) and lies_in(wanted, output))):
            raise UsageError(f"{extra}: articles are to be written there")


def _into_one(inputs: Inputs, output: Path, form: Format) -> Plan:
    if output.is_dir():
        raise UsageError(f"{output}: is a folder; --format {form} writes one file")
    check_overwriting([output], inputs)
    if form.is_rows:
        return Plan(Jobs(inputs.sources, _nowhere), output)
    return Plan(Jobs(inputs.sources, lambda _: output))


def _looks_like_folder(output: Path) -> bool:
    return output.is_dir()


def _renamed(place: Path, form: Format) -> Path:
    """The output's name: a page's suffix is replaced, any other end of the name belongs to it and stays."""
    stem = place.stem if place.suffix.lower() in _PAGE_SUFFIXES else place.name
    return place.with_name(stem + SUFFIX[form])


def _check_folders(output: Path, folders: Iterable[Path]) -> None:
    real = os.path.realpath(output)
    for folder in folders:
        if lies_in(real, os.path.realpath(folder)):
            raise UsageError(f"{output}: the output lies in the input folder {folder}")
