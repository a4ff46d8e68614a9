"""Jobs in worker processes, results in the order of the jobs."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from types import FrameType

from ..plan import Job
from ..work import Result, Status

Task = Callable[[Job], Result]
_Waiting = deque[tuple[Job, "Future[Result]"]]
_AHEAD = 16
_DIED = "the process that cleaned it died (a crash, or out of memory)"


def run_jobs(jobs: Sequence[Job], task: Task, workers: int) -> Generator[Result]:
    """The result of each job, in order, whatever the number of workers (0: one for each core).

    `task` has to be picklable. A page that kills its worker costs that page only. On an interrupt the pages
    in work are finished, so that every output is whole; a second one ends them at once.
    """
    workers = min(workers or _cores(), len(jobs))
    if workers < 2:
        yield from map(task, jobs)
        return
    rest = iter(jobs)
    while broken := (yield from _one_pool(rest, task, workers)):
        for job, future in broken:
            yield future.result() if future.exception() is None else _alone(job, task)


def _one_pool(jobs: Iterator[Job], task: Task, workers: int) -> Generator[Result, None, _Waiting]:
    """Run jobs until none is left or the pool breaks; gives back what waited when it broke."""
    waiting: _Waiting = deque()
    with _pool(workers) as pool:
        try:
            for job in jobs:
                waiting.append((job, _submit(pool, task, job)))
                if len(waiting) >= workers * _AHEAD:
                    yield waiting[0][1].result()
                    waiting.popleft()
            while waiting:
                yield waiting[0][1].result()
                waiting.popleft()
        except BrokenProcessPool:
            pass
        except BaseException:
            _stop(pool)
            raise
    return waiting


def _submit(pool: ProcessPoolExecutor, task: Task, job: Job) -> Future[Result]:
    try:
        return pool.submit(_worked, task, job)
    except BrokenProcessPool as error:
        future: Future[Result] = Future()
        future.set_exception(error)
        return future


def _alone(job: Job, task: Task) -> Result:
    """A job that was in work when a worker died, in a process of its own: is it the one?"""
    with _pool(1) as pool:
        try:
            return pool.submit(_worked, task, job).result()
        except BrokenProcessPool:
            return Result(job=job, status=Status.FAILED, cause=_DIED)


def _stop(pool: ProcessPoolExecutor) -> None:
    try:
        pool.shutdown(wait=True, cancel_futures=True)
    except KeyboardInterrupt:
        for child in multiprocessing.active_children():
            child.terminate()
        raise


def _pool(workers: int) -> ProcessPoolExecutor:
    """A pool that never forks this process, which may have threads; it starts from a clean one."""
    context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
    context.set_forkserver_preload([_start.__module__])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start)


def _start() -> None:
    """In a worker: leave interrupts to the parent, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(20_000)  # a page makes some thousands of objects: a tenth of the time went into counting
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _worked(task: Task, job: Job) -> Result:
    """In a worker: do a job. Told to end while at it, tidy up and end.

    At any other time the signal ends the process by itself: an exception in the pool's own code would be
    taken for a result, and the pool would wait for a worker that goes on.
    """
    try:
        signal.signal(signal.SIGTERM, _leave)
        try:
            return task(job)
        finally:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
    except SystemExit:
        os._exit(1)


def _leave(signum: int, frame: FrameType | None) -> None:
    del frame
    sys.exit(128 + signum)


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
