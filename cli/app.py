"""The Typer application: commands, the default command, help."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from ..rules.category import Category
from .commands import batch, clean, diff, preview, review, rules, rules_coverage, rules_import, rules_schema
from .errors import ClosedPipe
from .exit_codes import ExitCode
from .plain import DEFAULT_COMMAND, version_line
from .settings import apply_settings

_EXIT_CODES = "\n".join(f"  {code:3d}  {code.meaning}" for code in ExitCode)
_EPILOG = f"""\b
Exit codes:
{_EXIT_CODES}

Options stand after the command. Most can also be set, in this order of precedence, as UNBOIL_OPTION in the
environment, in .unboil/config.toml (here or in the nearest folder above) and in ~/.config/unboil/config.toml.
"""
_CATEGORIES = f"Categories: {', '.join(Category)}."


class DefaultGroup(TyperGroup):
    """A group whose first argument, where it names no command, belongs to `clean`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `clean` in front unless there is a command or an option of the group itself."""
        own = {name for parameter in self.params for name in parameter.opts} | set(ctx.help_option_names)
        named = args and (args[0] in self.commands or args[0].split("=")[0] in own)
        completing = not args and ctx.resilient_parsing  # the shell asks for what may come first
        return super().parse_args(ctx, args if named or completing else [DEFAULT_COMMAND, *args])

    def invoke(self, ctx: Any) -> Any:
        """Read the settings before the command sees its options; tell a closed pipe apart."""
        apply_settings(ctx)
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ClosedPipe from error


app = typer.Typer(
    cls=DefaultGroup,
    epilog=_EPILOG,
    subcommand_metavar="[COMMAND] [FILE]...",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(version_line())
        raise typer.Exit


@app.callback()
def unboil(
    version: Annotated[
        bool,
        typer.Option("--version", "-V", is_eager=True, callback=_show_version, help="Show the version."),
    ] = False,
) -> None:
    """Strip boilerplate from scraped articles, HTML or flat text, and show what went and why.

    \b
    unboil page.html                  clean text to standard output
    curl -s URL | unboil              the same from a pipe
    unboil *.txt -o clean/            many files
    unboil batch pages/ -o clean/     folders, in parallel
    unboil preview page.html          what was stripped, and why
    unboil diff pages/ -a rules=old/  what a change of rules changes
    unboil review pages/              correct it, and save that as a rule

    `unboil FILE` is short for `unboil clean FILE`. A file named like a command is `./batch`.
    """


app.command(DEFAULT_COMMAND, epilog=_CATEGORIES)(clean.clean)
app.command("batch", epilog=_CATEGORIES)(batch.batch)
app.command("preview", epilog=_CATEGORIES)(preview.preview)
app.command("diff", epilog=_CATEGORIES)(diff.diff)
app.command("review", epilog=_CATEGORIES)(review.review)
rules.app.add_typer(rules_import.app, name="import")
rules.app.command("coverage")(rules_coverage.coverage)
rules.app.command("schema")(rules_schema.schema)
app.add_typer(rules.app, name="rules")
