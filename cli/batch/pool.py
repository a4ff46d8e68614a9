"""Jobs in worker processes, each within limits; results in the order of the jobs.

A worker does one job at a time and answers each, so that when it dies, or is silent for too long, the job at
fault is known. It costs that job alone: another worker does the rest. A job whose worker died gets a second
chance in a process of its own, since it may have been the victim of another (the system short of memory).
"""

import multiprocessing
import os
import pickle
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import connection
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from ..messages import cause_of
from ..work import work
from .worker import OUT_OF_MEMORY, READY, Limits, Raised, serve

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

_CHUNK = 16  # jobs that a worker has in hand at most, so that it does not wait for the parent between two
_LIGHT = 4096  # bytes that a pipe surely takes while nobody reads it
_AHEAD = 1024  # jobs that may be done before the one whose result is next
_NAP = 0.05  # seconds at most that answers are left to gather while all workers have work
_ROOM = 1 << 15  # bytes of answers that a pipe surely takes while nobody reads them
_LOOK = 1.0  # seconds at most between two looks at the clock: how closely a pause is noticed
_SAFE_PATH = "PYTHONSAFEPATH"
_GRACE = 0.5  # seconds for a process to tidy up after itself


class _Ticket(NamedTuple):
    """A job with its place in the order; `tried` says that a worker died over it before."""

    place: int
    job: Any
    tried: bool = False


def run_jobs(
    jobs: Iterable[_Job],
    task: Callable[[_Job], Any],
    lost: Callable[[_Job, str], _Result],
    workers: int,
    limits: Limits | None = None,
    tidy: Callable[[list[_Job], int], None] | None = None,
    join: Callable[[_Job, Any], _Result] | None = None,
) -> Generator[_Result]:
    """The result of each job, in order, whatever the number of workers (0: one for each core).

    `task` has to be picklable; what it raises is raised here. `lost` makes the result of a job that crashed,
    or went over the limits, from the reason in words. Jobs are drawn as they are needed. Closing the
    generator ends all workers at once. `tidy` is told the jobs that a process may have been at when it was
    ended, and the process: a worker removes what it was writing, but not if it is stopped while it does so.
    `join` makes the result of a job and of what `task` gave for it, where that alone is not the result.
    """
    crew: _Crew[_Job, _Result] = _Crew(task, lost, workers or _cores(), limits or Limits(), tidy, join)
    try:
        yield from crew.run(iter(jobs))
    finally:
        crew.stop()


class _Worker:
    """A worker process and the jobs it has in hand, the one in work first."""

    def __init__(self, task: Callable[[Any], Any], limits: Limits) -> None:
        context = _context()
        self.line, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, task, limits), daemon=True)
        _start(self.process)
        theirs.close()
        self.tickets: deque[_Ticket] = deque()
        self.started: float | None = None  # when the job in work began; None until the process is up
        self._pace = 0.0  # seconds that jobs took lately
        self._size = 1  # bytes of the last answer
        self._chunk = 1
        self._light = True  # whether the last jobs sent were
        self._held = b""  # jobs that are to be sent when those before are done
        self._last = 0  # how many these are

    def wants(self) -> int:
        """How many more jobs to give it: some ahead of need, unless it is new or jobs are heavy."""
        if not self.tickets:
            return self._chunk
        ahead = self._light and not self._held and self.started is not None and not self.tickets[0].tried
        return self._chunk // 2 if ahead and len(self.tickets) <= self._chunk // 2 else 0

    def give(self, tickets: list[_Ticket]) -> None:
        """Send jobs, or hold what might fill the pipe while it is busy: each would wait for the other."""
        idle = not self.tickets
        if idle and self.started is not None:
            self.started = time.monotonic()
        self.tickets.extend(tickets)
        self._chunk = min(2 * self._chunk, _CHUNK)
        self._held, self._last = pickle.dumps([ticket.job for ticket in tickets]), len(tickets)
        self._light = len(self._held) <= _LIGHT
        if idle or self._light:
            self._send()

    def busy(self) -> float:
        """Seconds for which it will likely not wait for anybody: half the time that its jobs may take."""
        sent = len(self.tickets) - (self._last if self._held else 0)
        return self._pace * min(sent, _ROOM // self._size) / 2

    def hear(self) -> Any:
        """Its next answer."""
        data = self.line.recv_bytes()
        self._size = len(data)
        return pickle.loads(data)  # noqa: S301 - our own worker's

    def answered(self) -> _Ticket:
        """The job in work is done, and the next one begins."""
        before, self.started = self.started, time.monotonic()
        self._pace += (self.started - (before or self.started) - self._pace) / _CHUNK
        ticket = self.tickets.popleft()
        if self._held and len(self.tickets) <= self._last:
            self._send()
        return ticket

    def _send(self) -> None:
        """Send what is held. A dead worker is found out when its silence is."""
        data, self._held = self._held, b""
        with suppress(OSError):
            self.line.send_bytes(data)

    def end(self) -> int:
        """Make sure that the process has ended; its exit code."""
        self.line.close()
        for stop in (self.process.terminate, self.process.kill):
            if self.process.is_alive():
                stop()
                self.process.join(_GRACE)
        self.process.join()
        return self.process.exitcode or 0


class _Crew(Generic[_Job, _Result]):
    """All workers of a run, the jobs that wait for one, and the results that wait for their turn."""

    def __init__(
        self,
        task: Callable[[_Job], Any],
        lost: Callable[[_Job, str], _Result],
        size: int,
        limits: Limits,
        tidy: Callable[[list[_Job], int], None] | None,
        join: Callable[[_Job, Any], _Result] | None,
    ) -> None:
        self._task, self._lost, self._size, self._limits, self._tidy = task, lost, size, limits, tidy
        self._join = join
        self._workers: list[_Worker] = []
        self._again: deque[_Ticket] = deque()
        self._ready: dict[int, _Result] = {}
        self._drawn = self._given_out = 0
        self._dry = False

    def run(self, jobs: Iterator[_Job]) -> Iterator[_Result]:
        """Results in order until no job is left."""
        while True:
            self._hand_out(jobs)
            while self._given_out in self._ready:
                self._given_out += 1
                yield self._ready.pop(self._given_out - 1)
            if self._dry and self._given_out == self._drawn:
                return
            self._collect()

    def stop(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.process.terminate()
        while self._workers:
            self._end(self._workers.pop())

    def _end(self, worker: _Worker) -> int:
        """End a worker and tidy up after it; its exit code."""
        code = worker.end()
        if self._tidy and worker.tickets and worker.process.pid:
            self._tidy([ticket.job for ticket in worker.tickets], worker.process.pid)
        return code

    def _hand_out(self, jobs: Iterator[_Job]) -> None:
        for worker in list(self._workers):
            if self._again and worker.tickets:
                continue  # these are given one by one
            if (count := worker.wants()) and (tickets := self._next(jobs, count)):
                if tickets[0].tried:
                    self._workers.remove(worker)
                    self._end(worker)
                    worker = self._hire()
                worker.give(tickets)
        while len(self._workers) < self._size and (tickets := self._next(jobs, 1)):
            self._hire().give(tickets)

    def _hire(self) -> _Worker:
        self._workers.append(_Worker(self._task, self._limits))
        return self._workers[-1]

    def _next(self, jobs: Iterator[_Job], count: int) -> list[_Ticket]:
        if self._again:
            return [self._again.popleft()]
        tickets: list[_Ticket] = []
        while not self._dry and len(tickets) < count and self._drawn - self._given_out < _AHEAD:
            try:
                tickets.append(_Ticket(self._drawn, next(jobs)))
                self._drawn += 1
            except StopIteration:
                self._dry = True
        return tickets

    def _collect(self) -> None:
        """Wait for an answer, a death or the end of somebody's time, and note what there is.

        To be woken for each answer would take longer than to note it.
        """
        waiting = {worker.line: worker for worker in self._workers}
        ready = connection.wait(list(waiting), 0)
        if not ready:
            start = time.monotonic()
            time.sleep(min([_NAP, *(worker.busy() for worker in self._workers)]))
            ready = connection.wait(list(waiting), self._patience())
            self._allow(time.monotonic() - start - _LOOK)
        heard = {waiting[line] for line in ready if line in waiting}
        for worker in list(self._workers):
            if worker in heard:
                self._hear(worker)
            elif self._left(worker) <= 0:
                self._replace(worker, f"took longer than {self._limits.seconds:g} s")

    def _hear(self, worker: _Worker) -> None:
        try:
            self._note(worker, worker.hear())
        except (EOFError, OSError, pickle.UnpicklingError):
            self._replace(worker, None)

    def _note(self, worker: _Worker, answer: Any) -> None:
        if answer == READY:
            worker.started = time.monotonic()
            return
        if isinstance(answer, Raised):
            raise answer.error
        ticket = worker.answered()
        self._ready[ticket.place] = self._join(ticket.job, answer) if self._join else answer

    def _replace(self, worker: _Worker, cause: str | None) -> None:
        """End a worker, give its other jobs back, and see to the one it was at; without `cause` it died."""
        self._workers.remove(worker)
        code = self._end(worker)
        if worker.tickets:
            ticket = worker.tickets.popleft()
            if cause is None and not ticket.tried:
                worker.tickets.appendleft(ticket._replace(tried=True))
            else:
                self._ready[ticket.place] = self._lost(ticket.job, cause or self._death(code))
        self._again.extendleft(reversed(worker.tickets))

    def _death(self, code: int) -> str:
        if code == OUT_OF_MEMORY:
            return f"needs more than {self._limits.megabytes} MB of memory"
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"exit code {code}"
        return f"the process that cleaned it died ({name}): a crash, or out of memory"

    def _left(self, worker: _Worker) -> float:
        if not (self._limits.seconds and worker.tickets) or worker.started is None:
            return float("inf")
        return worker.started + self._limits.seconds - time.monotonic()

    def _patience(self) -> float | None:
        left = min(map(self._left, self._workers), default=float("inf"))
        return None if left == float("inf") else min(max(0.0, left), _LOOK)

    def _allow(self, pause: float) -> None:
        """Do not count a pause as time that a page took: the clock goes on while all is stopped (Ctrl-Z)."""
        if self._limits.seconds and pause > _LOOK:
            for worker in self._workers:
                worker.started = worker.started and worker.started + pause


def _context() -> Any:
    """Processes that are never forked from this one, which may have threads, but from a clean one."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([serve.__module__, work.__module__])
    return context


def _start(process: Any) -> None:
    """Start a process whose modules are Python's and ours, whatever the folder that it starts in holds.

    It is a `python -c`, which would look into that folder first: pages may lie beside a `csv.py`.
    Raises ChildProcessError.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        with _somewhere():
            process.start()
    except (EOFError, OSError) as error:
        raise ChildProcessError(f"no worker process can be started: {cause_of(error)}") from error
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


@contextmanager
def _somewhere() -> Generator[None]:
    """Be in a folder that exists, as a new process has to be: the one that we are in may be gone."""
    try:
        Path.cwd()
    except FileNotFoundError:
        back = os.open(".", os.O_RDONLY)
    else:
        yield
        return
    try:
        os.chdir("/")
        yield
    finally:
        os.fchdir(back)
        os.close(back)


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
