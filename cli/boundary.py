"""The one place where errors become a line on standard error and an exit code."""

import os
import sys
from collections.abc import Sequence

import typer

from ..rules.errors import UnboilError
from .errors import ClosedPipe, UsageError
from .exit_codes import ExitCode
from .messages import cause_of, complain


def run(arguments: Sequence[str] | None) -> ExitCode:
    """Run the application; nothing but SystemExit by way of `--help` in a closed pipe leaves it."""
    try:
        return _run(arguments)
    except (ClosedPipe, BrokenPipeError):
        _drop_stdout()
        return ExitCode.DONE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


def _run(arguments: Sequence[str] | None) -> ExitCode:
    from .app import app

    try:
        code = app(arguments, prog_name="unboil", standalone_mode=False)
        sys.stdout.flush()
        return ExitCode(code or 0)
    except typer.TyperException as error:
        complain(_usage(error))
        return ExitCode.USAGE
    except UsageError as error:
        complain(str(error))
        return ExitCode.USAGE
    except BrokenPipeError:
        raise
    except (UnboilError, OSError) as error:
        _drop_stdout()
        complain(cause_of(error))
        return ExitCode.PARTIAL


def _usage(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    hint = f" (see {context.command_path} --help)" if context is not None else ""
    return " ".join(error.format_message().split()) + hint


def _drop_stdout() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not complain of it at its end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return
