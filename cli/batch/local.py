"""The runner on this machine: a pool of worker processes, each page within its limits."""

from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import TypeVar

from ...extractors.types import Options
from ..output import remove_leftovers
from ..plan import Job
from .flags import RunFlags
from .pool import run_jobs
from .recurrence import Lookup, find_template
from .worker import Limits

_Result = TypeVar("_Result")


class Local:
    """Runs jobs on this machine. Use as a context; `folder` takes what has to be on disk."""

    def __init__(self, how: RunFlags, folder: Path) -> None:
        self._how, self._folder = how, folder

    def __enter__(self) -> "Local":
        return self

    def __exit__(self, *raised: object) -> None:
        """Nothing to end."""

    def template(self, jobs: Iterable[Job], options: Options) -> Lookup | None:
        """What recurs on the sites of all flat texts."""
        return find_template(jobs, options, self._how, self._folder)

    def results(
        self, jobs: Iterable[Job], task: Callable[[Job], _Result], lost: Callable[[Job, str], _Result]
    ) -> Generator[_Result]:
        """The result of each job, in the order of the jobs. What `task` raises is raised here."""
        return run_jobs(jobs, task, lost, self._how.jobs, Limits(self._how.timeout, self._how.memory), tidy)


def tidy(jobs: Iterable[Job], process: int) -> None:
    """Remove what a process that was ended over one of the jobs may have left."""
    for folder in {job.output.parent for job in jobs if job.output is not None}:
        remove_leftovers(folder, process)
