"""`unboil rules learn` and `unboil rules new` as a user runs them."""

import os
import stat
from pathlib import Path

import pytest

from unboil.cli import main
from unboil.rules import loading
from unboil.rules.read import read_file

from .conftest import STORIES, page, text


@pytest.fixture(autouse=True)
def here(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Seven pages in the folder `pages`, and nobody's settings."""
    for name in [name for name in os.environ if name.startswith("UNBOIL_")]:
        monkeypatch.delenv(name)
    loading._load.cache_clear()  # a folder called `rules` is another one in each test
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    for number, story in enumerate(STORIES):
        (tmp_path / "pages" / f"{number}.html").write_text(page(story), "utf-8")
    return tmp_path


def run(*arguments: str) -> int:
    return main(["rules", *arguments])


def test_a_folder_of_pages_becomes_a_rule_file_that_holds(capsys):
    assert run("learn", "pages", "-o", "rules/courier.toml") == 0
    assert read_file(Path("rules/courier.toml")).id == "courier"
    assert run("check", "rules") == 0
    assert run("test", "rules") == 0
    out, err = capsys.readouterr()
    assert "2 tests, 0 failed" in out
    assert err == ""


def test_without_an_output_the_file_goes_to_stdout(capsys):
    assert run("learn", "pages") == 0
    assert 'id = "harbour-courier.example.org"' in capsys.readouterr().out


def test_files_and_a_host(capsys):
    for number, story in enumerate(STORIES):
        Path(f"{number}.txt").write_text(text(story), "utf-8")
    assert run("learn", *(f"{number}.txt" for number in range(5)), "--site", "courier.example.org") == 0
    assert 'hosts = ["courier.example.org"]' in capsys.readouterr().out


def test_a_file_that_exists_stays_unless_forced(capsys):
    kept = Path("rules/courier.toml")
    kept.write_text("mine")
    assert run("learn", "pages", "-o", str(kept)) == 2
    assert kept.read_text() == "mine"
    assert "--force" in capsys.readouterr().err
    assert run("learn", "pages", "-o", str(kept), "--force") == 0
    assert read_file(kept).id == "courier"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pages", "--site", "not a host"], "no host name"),
        (["pages", "-o", "rules"], "is a folder"),
        (["pages", "-o", "rules/courier.txt"], "*.toml"),
        ([], "name the pages"),
    ],
)
def test_what_cannot_be_done_is_said_before_the_first_page(capsys, arguments, said):
    assert run("learn", *arguments) == 2
    assert said in capsys.readouterr().err


def test_a_refusal_is_one_line_and_writes_nothing(capsys):
    assert run("learn", "pages/0.html", "pages/1.html", "-o", "rules/courier.toml") == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not Path("rules/courier.toml").exists()


def test_pages_that_cannot_be_read_are_named_and_the_others_are_learned_from(capsys):
    Path("pages/empty.html").write_bytes(b"")
    assert run("learn", "pages", "pages/missing.html", "-o", "rules/courier.toml") == 1
    err = capsys.readouterr().err
    assert "empty.html: empty input" in err
    assert "missing.html: no such file" in err
    assert read_file(Path("rules/courier.toml")).tests


def test_a_first_file_from_one_page_lists_its_blocks(capsys):
    assert run("new", "--from", "pages/0.html", "-o", "rules/first.toml") == 0
    rules = read_file(Path("rules/first.toml"))
    assert [selector.text for selector in rules.body.html.body] == [".courier-body"]
    assert run("check", "rules") == 0
    assert run("test", "rules") == 0
    written = Path("rules/first.toml").read_text("utf-8")
    assert ".share-strip | Share this story" in written
    assert run("new", "--from", "pages/0.html", "-o", "rules/first.toml") == 2
    assert "exists" in capsys.readouterr().err


def test_a_first_file_from_flat_text_says_what_it_lacks(capsys):
    Path("page.txt").write_text(text(STORIES[0]), "utf-8")
    assert run("new", "--from", "page.txt") == 0
    out, err = capsys.readouterr()
    assert "Share this story" in out
    assert "text_signature is a guess" in err


def test_the_editor_is_opened_on_a_terminal(monkeypatch):
    editor = Path("editor")
    editor.write_text('#!/bin/sh\necho "# edited" >> "$1"\n')
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("VISUAL", str(editor.resolve()))
    monkeypatch.setattr("sys.stdin", _Terminal())
    monkeypatch.setattr("sys.stdout", _Terminal())
    assert run("new", "--from", "pages/0.html", "-o", "rules/first.toml") == 0
    assert Path("rules/first.toml").read_text("utf-8").endswith("# edited\n")


class _Terminal:
    """Something that says it is a terminal."""

    def isatty(self) -> bool:
        return True

    def flush(self) -> None:
        return
