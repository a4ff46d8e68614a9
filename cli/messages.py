"""What unboil says on standard error, in plain words and with nothing in it that a terminal obeys."""

import os
import sys

from .sanitize import sanitize_line


def complain(message: str) -> None:
    """Print `unboil: MESSAGE` on standard error; without one there is nobody to tell."""
    if sys.stderr is None:  # pyright: ignore[reportUnnecessaryComparison] - `print` would take standard output
        return
    try:
        print(f"unboil: {sanitize_line(message)}", file=sys.stderr, flush=True)  # noqa: T201
    except (OSError, AttributeError, ValueError):
        return


def inform(text: str) -> None:
    """Print lines that are no complaint, such as a table, on standard error."""
    if sys.stderr is None:  # pyright: ignore[reportUnnecessaryComparison]
        return
    try:
        print("\n".join(map(sanitize_line, text.splitlines())), file=sys.stderr, flush=True)  # noqa: T201
    except (OSError, AttributeError, ValueError):
        return


def cause_of(error: BaseException) -> str:
    """The cause in one line, with the file if the error knows one and it is not told apart otherwise."""
    if isinstance(error, OSError) and error.strerror:
        name = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
        return name + error.strerror.lower()
    return str(error) or type(error).__name__
