"""The one place where errors become a line on standard error and an exit code."""

import os
import sys
from collections.abc import Sequence

from ..extractors.errors import InputError
from ..rules.errors import UnboilError
from .errors import ClosedPipe, OutputError
from .exit_codes import ExitCode
from .messages import cause_of, complain
from .plain import asks_version, is_plain, version_line


def run(arguments: Sequence[str] | None) -> ExitCode:
    """Run the application and turn what it raises into the exit code of its kind."""
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        if sys.stdout is not None:  # pyright: ignore[reportUnnecessaryComparison] - so it is where it was closed
            sys.stdout.flush()
        return code
    except (ClosedPipe, BrokenPipeError):
        _drop_stdout()
        return ExitCode.DONE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except (InputError, OutputError, OSError) as error:
        _drop_stdout()
        complain(cause_of(error))
        return ExitCode.PARTIAL
    except UnboilError as error:
        complain(str(error))
        return ExitCode.USAGE
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        complain(f"internal error, {type(error).__name__}: {error} (python -X dev shows where)")
        return ExitCode.PARTIAL


def _run(arguments: Sequence[str]) -> ExitCode:
    if asks_version(arguments):
        from .output import write_stdout

        write_stdout(f"{version_line()}\n".encode())
        return ExitCode.DONE
    if is_plain(arguments):
        from .cleaning import clean_pages

        return clean_pages(arguments)
    from .parser import parse_and_run

    return parse_and_run(arguments)


def _drop_stdout() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not complain of it at its end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return
