"""A worker process: does the jobs it is sent, one after the other, within its limits."""

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.connection import Connection
from types import FrameType
from typing import Any

from ...rules.errors import UnboilError

OUT_OF_MEMORY = 77
"""Exit code of a worker whose job needed more memory than it may have."""

READY = "ready"
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may cost: `seconds` on the clock, `megabytes` of its process; 0 is no limit."""

    seconds: float = 0.0
    megabytes: int = 0


class Raised:
    """An exception of a task on its way to the parent."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def serve(line: "Connection[Any, Any]", task: Callable[[Any], Any], limits: Limits) -> None:
    """Answer each job of each list that comes down the line; end when the parent hangs up."""
    _prepare(limits)
    with suppress(EOFError, OSError):
        line.send(READY)
        while True:
            for job in line.recv():
                line.send_bytes(_answer(task, job))


def _answer(task: Callable[[Any], Any], job: Any) -> bytes:
    try:
        return pickle.dumps(task(job))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised again in the parent
        return _packed(error)


def _packed(error: Exception) -> bytes:
    """The error, or its words where it does not survive the way."""
    try:
        data = pickle.dumps(Raised(error))
        pickle.loads(data)  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - exceptions may refuse in any way they like
        return pickle.dumps(Raised(UnboilError(str(error))))
    return data


def _prepare(limits: Limits) -> None:
    """Leave interrupts to the parent, tidy up when told to end, end with the parent, keep to the memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    gc.set_threshold(20_000)  # a page makes some thousands of objects: a tenth of the time went into counting
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    if limits.megabytes and sys.platform != "win32":
        import resource

        # Private memory where the system counts it apart: libraries mapped in are not the page's.
        what = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
        with suppress(ValueError, OSError, OverflowError):  # more than any machine has is no limit
            hard = resource.getrlimit(what)[1]
            resource.setrlimit(what, (limits.megabytes * _MEGABYTE, hard))


def _leave(signum: int, frame: FrameType | None) -> None:
    del frame
    sys.exit(128 + signum)


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
