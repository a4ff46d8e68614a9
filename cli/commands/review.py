"""`unboil review`: correct what was kept and stripped, and save that as a rule."""

from pathlib import Path
from typing import Annotated

import typer

from ..errors import UsageError
from ..exit_codes import ExitCode
from ..flags import ReadFlags, TerminalFlags
from ..parameters import with_flags

Places = Annotated[list[str] | None, typer.Argument(metavar="PAGE", hidden=True)]
Save = Annotated[
    Path | None, typer.Option("--save", metavar="DIR", help="Folder for rules, instead of .unboil/rules.")
]
Labels = Annotated[
    Path, typer.Option("--labels", metavar="FILE", help="File of labelled examples, one JSON object a line.")
]


@with_flags
def review(
    places: Places = None,
    *,
    save: Save = None,
    labels: Labels = Path("labels.jsonl"),
    read: ReadFlags,
    terminal: TerminalFlags,
) -> ExitCode:
    """Correct what was kept and stripped, and save that as a rule.

    \b
    unboil review page.html
    unboil review pages/ --rules site-rules/ --save site-rules/

    Walk through the lines of the pages, the doubtful pages first. The space bar keeps what went or strips
    what stayed, c says what it is, p takes a part of a line away, u goes to the next line in doubt, n to the
    next page. s shows the smallest rule that explains the corrections, with its test, and writes it if you
    agree; l adds the page, as it should be, to the file of labelled examples. PAGE is a file, a folder or a
    quoted glob.
    """
    from ..inputs import from_places, some
    from ..review.run import review as run

    del terminal
    if not places:
        raise UsageError("review needs a PAGE (see unboil review --help)")
    return run(some(from_places(places)).sources, read.options(), save, labels)
