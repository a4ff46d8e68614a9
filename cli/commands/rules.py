"""`unboil rules`: what rule files there are, what they say, whether they hold; and how new ones are made."""

from pathlib import Path
from typing import Annotated

import typer

from ..exit_codes import ExitCode
from ..parameters import setting

app = typer.Typer(rich_markup_mode=None, help="Look at site rules, check and test them, and make new ones.")

RuleDirs = Annotated[
    list[Path] | None,
    setting("--rules", metavar="DIR", text="Folder of site rules to look in first; repeatable."),
]
Places = Annotated[list[Path] | None, typer.Argument(metavar="PATH", hidden=True)]
Name = Annotated[str, typer.Argument(metavar="ID", hidden=True)]
Site = Annotated[
    str | None, typer.Option("--site", metavar="HOST", help="The pages' host, where they do not say it.")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="The rule file to write.")
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that exists.")]


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


@app.command("learn")
def learn_rules(
    pages: Annotated[list[str] | None, typer.Argument(metavar="PAGE", hidden=True)] = None,
    site: Site = None,
    output: Output = None,
    force: Force = False,
) -> ExitCode:
    """Learn a rule file from pages of one site.

    PAGE is a file, a glob or a folder; three different articles are needed, more are better. What recurs in
    different articles becomes rules, each with its evidence as a comment; some pages are held out for tests.
    Without --output the file goes to standard output. The exit code is 1 where the pages support no rule.
    """
    from ..learning import learn_rules as run

    return run(pages or (), site, output, force=force)


@app.command("new")
def new_rules(
    page: Annotated[str, typer.Option("--from", metavar="PAGE", help="The page to start from; - for stdin.")],
    site: Site = None,
    output: Output = None,
    force: Force = False,
) -> ExitCode:
    """Start a rule file from one page.

    The page's blocks are in it as comments. With --output on a terminal it is opened in $VISUAL or $EDITOR.
    """
    from ..learning import new_rules as run

    return run(page, site, output, force=force)
