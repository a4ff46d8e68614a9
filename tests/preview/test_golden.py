"""Every view of the terminal, at four widths, with and without colour.

`pytest tests/preview --update-golden` writes the files anew; their changes are to be looked at. In the files
of coloured output an escape character is shown as ␛.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from samples import TEXTS, WEIGHING, printed, seed

from unboil.cli.preview.rule_place import RulePlace
from unboil.cli.preview.view import Only

PLACE = RulePlace(Path("rules/daily8.toml"), 23, '{ glob = "Read *", category = "read-more" },')

WIDTHS = (60, 80, 120, 200)
VIEWS = {
    "whole": {},
    "changes": {"context": 1},
    "what went": {"only": Only.STRIPPED},
    "side by side": {"side_by_side": True, "context": 2},
    "figures": {"stat": True},
}
LINES = {"news": 4, "empty": 1}
CODES = re.compile(r"\x1b\[[0-9;]*m")


def screens(page, views, *, styled):
    """All views at all widths, each under a heading."""
    for name, view in views.items():
        for width in WIDTHS:
            yield f"=== {name}, {width} columns ==="
            yield from printed(page, width, styled=styled, **view)


@pytest.mark.parametrize("styled", [False, True], ids=["plain", "coloured"])
@pytest.mark.parametrize("name", TEXTS)
def test_texts(name, styled, golden, monkeypatch):
    monkeypatch.setattr(
        "unboil.cli.preview.explain.rule_place", lambda verdict, _: PLACE if "rule:" in verdict.by else None
    )
    views = VIEWS | {"line": {"explain": LINES.get(name, 3), "weighing": WEIGHING}}
    lines = [line.replace("\x1b", "␛") for line in screens(TEXTS[name], views, styled=styled)]
    golden(f"{name}.{'ansi' if styled else 'txt'}", "\n".join(lines) + "\n")


@pytest.mark.parametrize("styled", [False, True], ids=["plain", "coloured"])
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_seeds(number, styled, golden):
    lines = [line.replace("\x1b", "␛") for line in screens(seed(number), VIEWS, styled=styled)]
    golden(f"seed-{number}.{'ansi' if styled else 'txt'}", "\n".join(lines) + "\n")


@pytest.mark.parametrize("name", TEXTS)
def test_colour_changes_no_character(name):
    plain = list(screens(TEXTS[name], VIEWS, styled=False))
    styled = list(screens(TEXTS[name], VIEWS, styled=True))
    assert [CODES.sub("", line).rstrip() for line in styled] == plain
    assert any(CODES.search(line) for line in styled)


def test_golden_files_are_not_written_where_ci_is_set():
    command = [sys.executable, "-m", "pytest", "--update-golden", "--collect-only", "-q", __file__]
    done = subprocess.run(command, env=os.environ | {"CI": "1"}, capture_output=True, text=True, check=False)
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "refused where CI is set" in done.stderr
