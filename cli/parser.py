"""Running the Typer application, with its own errors turned into ours."""

from collections.abc import Sequence

import typer

from .app import app
from .errors import UsageError
from .exit_codes import ExitCode

_PYDANTIC = "Value error, "


def parse_and_run(arguments: Sequence[str]) -> ExitCode:
    """Parse the arguments and run the command they name.

    Raises UsageError for arguments that do not fit, and what the command raises.
    """
    try:
        return ExitCode(app(arguments, prog_name="unboil", standalone_mode=False) or 0)
    except typer.TyperException as error:
        raise UsageError(_message(error)) from error


def _message(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    hint = f" (see {context.command_path} --help)" if context is not None else ""
    return " ".join(error.format_message().split()).replace(_PYDANTIC, "", 1) + hint
