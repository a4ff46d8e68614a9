"""Flag > UNBOIL_* > project file > user file > default; what is unknown is an error."""

import json
import os
from pathlib import Path

import pytest


@pytest.fixture
def project(here):
    """Writes the project's configuration file."""

    def write(text):
        (here / ".unboil").mkdir(exist_ok=True)
        (here / ".unboil" / "config.toml").write_text(text)

    return write


@pytest.fixture
def user():
    """Writes the user's configuration file."""

    def write(text):
        file = Path(os.environ["XDG_CONFIG_HOME"], "unboil", "config.toml")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    return write


def form(done):
    """Which form the output of a page has."""
    assert done.code == 0, done.err
    return "json" if done.out.startswith(b"{\n") else "jsonl" if done.out.startswith(b'{"') else "text"


def test_each_place_beats_the_next(unboil, story, monkeypatch, project, user):
    assert form(unboil("-", stdin=story)) == "text"
    user('format = "json"')
    assert form(unboil("-", stdin=story)) == "json"
    project('format = "jsonl"')
    assert form(unboil("-", stdin=story)) == "jsonl"
    monkeypatch.setenv("UNBOIL_FORMAT", "json")
    assert form(unboil("-", stdin=story)) == "json"
    assert form(unboil("-", "--format", "text", stdin=story)) == "text"


def test_the_nearest_project_file_above_counts(unboil, here, story, project, monkeypatch):
    project('format = "json"')
    (here / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(here / "deep" / "er")
    assert form(unboil("-", stdin=story)) == "json"


def test_settings_hold_for_every_command_that_has_the_option(unboil, here, story, project):
    project("format = 'json'\njobs = 1\ncontext = 0\n")
    (here / "in").mkdir()
    (here / "in" / "a.txt").write_bytes(story)
    assert unboil("batch", "in", "-o", "out").code == 0
    assert json.loads((here / "out" / "a.json").read_text())["schema"] == 1
    assert unboil("preview", "in/a.txt").code == 0


def test_lists_and_negations(unboil, page, project):
    project('keep = ["title"]\nsite-rules = false\n')
    assert "Library opens in spring" in unboil("-", stdin=page).text
    project('keep = "title"\n')
    assert "Library opens in spring" in unboil("-", stdin=page).text


def test_folders_count_from_the_file_that_names_them(unboil, here, story, project, monkeypatch):
    project('rules = ["own"]\n')
    (here / ".unboil" / "own").mkdir()
    (here / ".unboil" / "own" / "x.toml").write_text("nonsense = 1")
    (here / "deep").mkdir()
    monkeypatch.chdir(here / "deep")
    done = unboil("-", stdin=story)
    assert done.code == 2
    assert "x.toml" in done.err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\nfavour = 'recall'\n", ["config.toml:2: favour", "did you mean favor?"]),
        ("favor = 'both'\n", ["config.toml:1: favor", "'both'", "precision"]),
        ("format = \n", ["config.toml", "line 1"]),
        ("jobs = -1\n", ["config.toml:1: jobs"]),
        ("keep = ['bios']\n", ["config.toml:1: keep", "'bios'"]),
    ],
)
def test_a_mistake_in_a_file_is_named_with_its_place(unboil, story, project, text, words):
    project(text)
    done = unboil("-", stdin=story)
    assert (done.code, done.out, len(done.errors)) == (2, b"", 1)
    assert all(word in done.err for word in words), done.err


def test_a_mistake_in_a_variable_is_named(unboil, story, monkeypatch):
    monkeypatch.setenv("UNBOIL_FAVOUR", "recall")
    done = unboil("-", stdin=story)
    assert done.code == 2
    assert "UNBOIL_FAVOUR" in done.err
    assert "UNBOIL_FAVOR?" in done.err


def test_a_broken_file_does_not_stand_in_the_way_of_help(unboil, project):
    project("nonsense")
    assert unboil("--help").code == 0
    assert unboil("--version").code == 0


@pytest.fixture
def homeless(monkeypatch):
    """A user without a home, as a container's may be: no variable, no line in passwd."""

    def no_home():
        raise RuntimeError("Could not determine home directory.")

    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pathlib.Path.home", no_home)


@pytest.mark.usefixtures("homeless")
def test_a_user_without_a_home(unboil, here, story):
    (here / "rules").mkdir()
    (here / "rules" / "a.toml").write_text('schema = 1\nid = "a"\nhosts = ["a.example"]\n')
    assert (unboil("-", stdin=story).code, unboil("rules", "list").code) == (0, 0)
    done = unboil("-", "--rules", "rules", stdin=story)  # compiled, and not cached
    assert (done.code, done.err) == (0, "")
