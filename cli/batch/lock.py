"""Only one run at a time writes to an output: a lock that the system lifts when its holder ends, however."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import UsageError

LOCK = ".lock"
"""What the name of a lock ends in."""


@contextmanager
def held(folder: Path) -> Generator[None]:
    """Hold the state folder of a run, by a file beside it: that stays whatever becomes of the folder.

    Raises UsageError where another run holds it, and OSError.
    """
    if sys.platform == "win32":
        yield
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    path = folder.with_name(folder.name + LOCK)
    descriptor = _taken(path, folder)
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()  # while it is held: who opened it meanwhile finds out that it is gone
        os.close(descriptor)


def _taken(path: Path, folder: Path) -> int:
    """The descriptor of the lock. A file that its last holder removed before it was ours holds nobody off."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(descriptor, folder)
            if _is_at(descriptor, path):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _lock(descriptor: int, folder: Path) -> None:
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise UsageError(f"{folder}: another unboil batch is writing here") from None
