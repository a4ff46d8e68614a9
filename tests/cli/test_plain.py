"""The short way around the parser is taken only where there is nothing to parse."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from unboil.cli.app import app
from unboil.cli.plain import COMMANDS, is_plain

ROOT = Path(__file__).parents[2]


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("arguments", [[], ["-"], ["a.txt"], ["a.txt", "batch"], ["./batch"]])
def test_files_and_pipes_are_plain(here, arguments, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert is_plain(arguments)


@pytest.mark.parametrize("arguments", [["batch"], ["rules", "list"], ["-q"], ["a", "--", "b"], ["--version"]])
def test_commands_and_options_are_not(here, arguments):
    assert not is_plain(arguments)


def test_a_terminal_on_stdin_is_not(here, monkeypatch):
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert not is_plain([])


@pytest.mark.parametrize("name", ["UNBOIL_FAVOR", "_UNBOIL_COMPLETE"])
def test_a_variable_is_not(here, monkeypatch, name):
    monkeypatch.setenv(name, "x")
    assert not is_plain(["a.txt"])


def test_a_configuration_file_is_not(here):
    (here / ".unboil").mkdir()
    (here / ".unboil" / "config.toml").write_text("")
    assert not is_plain(["a.txt"])


def test_it_knows_every_command():
    assert set(typer.main.get_command(app).commands) == COMMANDS


def test_a_piped_text_loads_neither_the_parser_nor_rich(here):
    seed = ROOT / "seeds" / "003_97dfe7a29aca3a1e.txt"
    probe = "import sys; from unboil.cli import main; main([]); print(*sys.modules, file=sys.stderr)"
    with seed.open("rb") as stdin:
        done = subprocess.run([sys.executable, "-c", probe], stdin=stdin, capture_output=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stderr.decode().split()}
    assert (
        loaded & {"typer", "click", "rich", "pydantic", "selectolax", "lxml", "trafilatura", "re2", "numpy"}
        == set()
    )
    assert done.stdout
