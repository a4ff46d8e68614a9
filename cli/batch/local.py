"""The runner on this machine: a pool of worker processes, each page within its limits."""

from collections.abc import Callable, Generator, Iterable
from functools import partial
from pathlib import Path

from ...extractors.types import Options
from ..output import remove_leftovers
from ..plan import Job
from ..work import Result, answer, result_of
from .flags import RunFlags
from .pool import run_jobs
from .recurrence import Lookup, find_template
from .worker import Limits


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
        self, jobs: Iterable[Job], task: Callable[[Job], Result], lost: Callable[[Job, str], Result]
    ) -> Generator[Result]:
        """The result of each job, in the order of the jobs. What `task` raises is raised here."""
        limits = Limits(self._how.timeout, self._how.memory)
        # The job need not travel back: it is known here.
        return run_jobs(jobs, partial(answer, task), lost, self._how.jobs, limits, tidy, result_of)


def tidy(jobs: Iterable[Job], process: int) -> None:
    """Remove what a process that was ended over one of the jobs may have left."""
    for folder in {job.output.parent for job in jobs if job.output is not None}:
        remove_leftovers(folder, process)
