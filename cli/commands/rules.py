"""`unboil rules`: what rule files there are, what they say, and whether they hold."""

from pathlib import Path
from typing import Annotated

import typer

from ..exit_codes import ExitCode
from ..parameters import setting

app = typer.Typer(rich_markup_mode=None, help="Look at site rules, and check and test them.")

RuleDirs = Annotated[
    list[Path] | None,
    setting("--rules", metavar="DIR", text="Folder of site rules to look in first; repeatable."),
]
Places = Annotated[list[Path] | None, typer.Argument(metavar="PATH", hidden=True)]
Name = Annotated[str, typer.Argument(metavar="ID", hidden=True)]


@app.command("list")
def list_rules(rules: RuleDirs = None) -> ExitCode:
    """List the rule files in force, with what they apply to."""
    from ..rule_files import show_list

    return show_list(rules or ())


@app.command("show")
def show_rule(name: Name, rules: RuleDirs = None) -> ExitCode:
    """Print the rule file called ID as it is."""
    from ..rule_files import show_file

    return show_file(name, rules or ())


@app.command("check")
def check_rules(places: Places = None) -> ExitCode:
    """Check rule files for mistakes.

    Each PATH is a file or a folder; without one, all files in force are checked. Every mistake is named with
    file and line; the exit code is 1 if there is any. A file without a test of what must stay and one of what
    must go is named too, but passes.
    """
    from ..rule_files import check

    return check(places or ())


@app.command("test")
def test_rules(places: Places = None) -> ExitCode:
    """Run the tests that rule files carry.

    Each PATH is a file or a folder; without one, the tests of all files in force are run.
    """
    from ..rule_files import run_all_tests

    return run_all_tests(places or ())
