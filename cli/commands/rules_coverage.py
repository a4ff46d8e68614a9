"""`unboil rules coverage`: what rule files do on a collection of pages."""

from typing import Annotated

import typer

from ..exit_codes import ExitCode
from ..flags import ReadFlags
from ..parameters import with_flags

Pages = Annotated[list[str] | None, typer.Argument(metavar="PAGE", hidden=True)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


@with_flags
def coverage(pages: Pages = None, *, as_json: AsJson = False, read: ReadFlags) -> ExitCode:
    """Show which rules fire on pages.

    Pages are files, globs, or folders of them.
    Named are the rules that never fire, the guards that trip, the sites without rules, and the rule files
    that look stale. The exit code is 1 where one does, or a page cannot be read.
    """
    from ..coverage import show_coverage

    return show_coverage(pages or (), read.options(), as_json=as_json)
