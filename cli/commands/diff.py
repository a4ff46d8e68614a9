"""`unboil diff`: what changes between two readings of the same pages."""

from typing import Annotated

import typer

from ..diff.against import parse_against
from ..diff.form import Form
from ..errors import UsageError
from ..exit_codes import ExitCode
from ..flags import ReadFlags, TerminalFlags
from ..parameters import setting, with_flags

Places = Annotated[list[str] | None, typer.Argument(metavar="PAGE", hidden=True)]
Reference = Annotated[str, typer.Option("--against", "-a", metavar="WHAT", help="What to compare with.")]
OutputForm = Annotated[Form, typer.Option("--show", help="Flips and summary, summary alone, or JSON lines.")]
Around = Annotated[
    int | None, setting("--context", "-C", metavar="N", min=0, text="Show N blocks around each flip.")
]
Strict = Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where anything flips.")]


@with_flags
def diff(
    places: Places = None,
    *,
    against: Reference,
    show: OutputForm = Form.TEXT,
    around: Around = None,
    exit_code: Strict = False,
    read: ReadFlags,
    terminal: TerminalFlags,
) -> ExitCode:
    """Show what changes between two readings of the same pages.

    \b
    unboil diff pages/ --rules new/ --against rules=old/    two sets of rules
    unboil diff pages/ --against no-site-rules              what the rules do
    unboil diff page.html --against engine=trafilatura      another engine
    unboil diff pages/ --against favor=recall               another balance
    unboil diff pages/ --against saved=clean/               an earlier run
    unboil diff pages/ --against gold=gold/                 texts cleaned by hand

    PAGE is a file, a folder or a quoted glob. A block that the reference keeps and this reading strips is
    marked -, one the other way +; both reasons stand beside it, the reference's first. saved= is a folder or
    file that unboil wrote with --format json or jsonl, by any version; gold= a folder of .txt files with the
    names of the pages, or one file: precision and recall of four-word shingles are given too.
    """
    from ..diff.run import diff as run
    from ..inputs import from_places, some

    if not places:
        raise UsageError("diff needs a PAGE (see unboil diff --help)")
    sources = some(from_places(places)).sources
    options = read.options()
    return run(
        sources, options, parse_against(against), terminal, form=show, context=around or 0, strict=exit_code
    )
