"""Long output through the reader's pager, as git does it: on a terminal only."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import IO

from ..errors import OutputError
from ..messages import complain
from ..output import blamed_on

_LESS = "FRX"


def page_out(lines: Iterable[str]) -> None:
    """Write lines, each with its line end: at once as they come, or to the reader's pager on a terminal."""
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison] - so it is where it was closed
        raise OutputError("standard output is closed")
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(errors="replace")  # a page may hold what the terminal's character set does not
    if not sys.stdout.isatty():
        with blamed_on("standard output"):
            sys.stdout.writelines(lines)
            sys.stdout.flush()
        return
    known = list(lines)
    with _paged(len(known)) as file:
        file.writelines(known)


@contextmanager
def _paged(rows: int) -> Generator[IO[str]]:
    """A file to write `rows` rows to: standard output, or a pager where they do not fit on its terminal.

    The pager is `PAGER`, or `less`; an empty one or `cat` means none.
    """
    command = _command() if sys.stdout.isatty() and rows >= shutil.get_terminal_size().lines else []
    if not command:
        yield sys.stdout
        return
    environment = {"LESS": _LESS, "LESSCHARSET": "utf-8"} | os.environ
    pager = subprocess.Popen(  # noqa: S603 - the reader's own choice of program, without a shell
        command, stdin=subprocess.PIPE, env=environment, encoding="utf-8", errors="replace"
    )
    assert pager.stdin is not None
    try:
        yield pager.stdin
        pager.stdin.close()
    except BrokenPipeError:
        pass  # the reader has seen enough
    finally:
        _wait(pager)


def _command() -> list[str]:
    wanted = os.environ.get("PAGER", "less")
    try:
        command = shlex.split(wanted)
    except ValueError as error:
        complain(f"warning: PAGER {wanted!r} cannot be read: {str(error).lower()}")
        return []
    return command if command and command != ["cat"] and shutil.which(command[0]) else []


def _wait(pager: "subprocess.Popen[str]") -> None:
    """Until the reader leaves; an interrupt is the pager's, not ours."""
    while True:
        try:
            pager.wait()
        except KeyboardInterrupt:
            continue
        return
