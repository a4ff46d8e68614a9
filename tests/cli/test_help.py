"""Help, version, usage errors and exit codes."""

import io
import sys

import pytest
import typer.main

from unboil.cli import main
from unboil.cli.app import app
from unboil.cli.exit_codes import ExitCode

PAGES = [[], *([name] for name in ("clean", "batch", "preview", "diff", "review", "rules"))]
PAGES += [["rules", "list"], ["rules", "check"]]


@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_help_fits_eighty_columns(unboil, command):
    done = unboil(*command, "--help")
    assert (done.code, done.err) == (0, "")
    assert max(map(len, done.text.splitlines())) <= 80
    commands = done.text.partition("Commands:")[2]
    assert "..." not in commands


def test_the_help_documents_every_exit_code_and_command(unboil):
    text = unboil("--help").text
    assert all(f"{code:d}  {code.meaning}" in text for code in ExitCode)
    for name in typer.main.get_command(app).commands:
        assert f"\n  {name} " in text


def test_the_exit_codes_are_what_the_readme_says():
    assert [code.value for code in ExitCode] == [0, 1, 2, 130]


def test_version(unboil):
    assert unboil("--version").text.startswith("unboil ")
    assert unboil("-V").out == unboil("--version").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--favr", "recall"], ["--favr", "--favor"]),
        (["--favor", "both"], ["--favor", "'both'", "'precision'"]),
        (["batch", "in"], ["--output"]),
        (["batch", "-o", "out"], ["--files-from"]),
        (["batch", "a", "--files-from", "b", "-o", "out"], ["--files-from"]),
        (["batch", "a", "-o", "out", "--jobs", "-1"], ["--jobs"]),
        (["--encoding", "utf-9", "a"], ["utf-9"]),
        (["--rules", "nowhere", "a"], ["nowhere"]),
        (["rules"], ["command"]),
        (["rules", "lst"], ["lst", "list"]),
        (["a\x1b[31m", "--\x1b[31m"], ["No such option"]),
    ],
)
def test_a_wrong_call_is_one_line_and_exits_2(unboil, arguments, words):
    done = unboil(*arguments)
    assert (done.code, done.out, len(done.errors)) == (2, b"", 1)
    assert done.err.startswith("unboil: ")
    assert all(word in done.err for word in words), done.err
    assert "\x1b" not in done.err


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_nothing_to_read_but_a_terminal_shows_help_and_exits_2(here, monkeypatch, capfd):
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert main([]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "Usage: unboil" in err


def test_a_bug_is_one_line_too(unboil, story, monkeypatch):
    def fail(*arguments, **more):
        raise RecursionError("too deep")

    monkeypatch.setattr("unboil.cli.cleaning.plan", fail)
    done = unboil(stdin=story)
    assert done.code == 1
    assert done.errors == ["unboil: internal error, RecursionError: too deep (python -X dev shows where)"]


def test_a_bug_on_one_page_costs_that_page(unboil, here, story, monkeypatch):
    (here / "a.txt").write_bytes(story)
    monkeypatch.setattr("unboil.extractors.pipeline.open_page", lambda *a, **k: 1 / 0)
    done = unboil("a.txt", "a.txt")
    assert done.code == 1
    assert done.errors == ["unboil: a.txt: internal error, ZeroDivisionError: division by zero"] * 2


def completions(words, monkeypatch, capfd):
    monkeypatch.setenv("_UNBOIL_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", " ".join(words))
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    with pytest.raises(SystemExit) as ended:
        main(words[1:])
    assert not ended.value.code
    return capfd.readouterr().out.split()


def test_the_shell_completes_commands_options_and_values(here, monkeypatch, capfd):
    assert completions(["unboil", "ba"], monkeypatch, capfd) == ["batch"]
    assert completions(["unboil", "page.html", "--fav"], monkeypatch, capfd) == ["--favor"]
    assert completions(["unboil", "preview", "--favor", "p"], monkeypatch, capfd) == ["precision"]
    assert completions(["unboil", "rules", "ch"], monkeypatch, capfd) == ["check"]
