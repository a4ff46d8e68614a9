"""The Typer application: commands, the default command, help."""

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from .commands import batch, clean, preview
from .errors import ClosedPipe
from .exit_codes import ExitCode
from .settings import apply_settings

_EXIT_CODES = "\n".join(f"  {code:3d}  {code.meaning}" for code in ExitCode)
_EPILOG = f"""\b
Exit codes:
{_EXIT_CODES}

Every option can also be set as UNBOIL_OPTION in the environment, in .unboil/config.toml (nearest
upward) or in ~/.config/unboil/config.toml, in this order of precedence.
"""


class DefaultGroup(TyperGroup):
    """A group whose first argument, where it names no command, belongs to `clean`."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Put `clean` in front unless there is a command or an option of the group itself."""
        own = {name for parameter in self.params for name in parameter.opts} | set(ctx.help_option_names)
        if not args or (args[0] not in self.commands and args[0].split("=")[0] not in own):
            args = ["clean", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Read the settings before the command sees its options; tell a closed pipe apart."""
        apply_settings(ctx)
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ClosedPipe from error


app = typer.Typer(
    cls=DefaultGroup,
    rich_markup_mode=None,
    epilog=_EPILOG,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        version = import_module("importlib.metadata").version("unboil")
        typer.echo(f"unboil {version}")
        raise typer.Exit


@app.callback()
def unboil(
    version: Annotated[
        bool, typer.Option("--version", "-V", is_eager=True, callback=_show_version, help="Show the version.")
    ] = False,
) -> None:
    """Strip boilerplate from scraped articles, HTML or flat text, and show what went and why.

    \b
    unboil page.html                  clean text to standard output
    curl -s URL | unboil              the same from a pipe
    unboil *.txt -o clean/            many files
    unboil batch pages/ -o clean/     folders, in parallel
    unboil preview page.html          what was stripped, and why

    `unboil FILE` is short for `unboil clean FILE`; a file named like a command is `./batch`.
    """


app.command()(clean.clean)
app.command()(batch.batch)
app.command()(preview.preview)
