"""The command as a user runs it, in this process or in one of its own, with nobody's settings in the way."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from unboil.cli import main

PROSE = (
    "The council agreed on Tuesday evening to open the new library in the old market hall next spring. "
    "It will cost two million euros, most of which comes from a fund that had been set aside for a bridge."
)
MORE_PROSE = (
    "Members of three parties voted for the plan, and the mayor called it a good day for the whole town. "
    "Builders are expected to begin in October, once the last of the stalls has moved to the new square."
)


@dataclass(frozen=True)
class Done:
    """What a run left behind."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def errors(self) -> list[str]:
        return self.err.splitlines()


Run = Callable[..., Done]


@pytest.fixture(autouse=True)
def nobodys_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home without settings, an environment without options, a terminal of 80 columns."""
    home = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith("UNBOIL_")]:
        monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "PAGER", "LESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def unboil(here: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run the command in this process."""

    def run(*arguments: str, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        code = main(arguments)
        out, err = capfdbinary.readouterr()
        return Done(code, out, err.decode())

    return run


@pytest.fixture
def spawn(here: Path) -> Run:
    """Run the command in a process of its own."""

    def run(*arguments: str, stdin: bytes = b"") -> Done:
        done = subprocess.run(command(*arguments), input=stdin, capture_output=True, check=False)
        return Done(done.returncode, done.stdout, done.stderr.decode())

    return run


def command(*arguments: str) -> Sequence[str]:
    return [sys.executable, "-m", "unboil.cli", *arguments]


@pytest.fixture
def command_line() -> Callable[..., Sequence[str]]:
    """The arguments of a process that runs the command."""
    return command


@pytest.fixture
def prose() -> str:
    """One paragraph that is body by any judgement."""
    return PROSE


@pytest.fixture
def story() -> bytes:
    """Flat text: two paragraphs of body between lines of boilerplate."""
    lines = (
        "Advertisement",
        PROSE,
        "Share this article",
        MORE_PROSE,
        "Leave a comment",
        "All rights reserved",
    )
    return "\n\n".join(lines).encode() + b"\n"


@pytest.fixture
def page() -> bytes:
    """The same as HTML, with a title and an author."""
    return f"""<!doctype html><html lang="en"><head><title>Library opens in spring</title>
<meta property="og:title" content="Library opens in spring"><meta name="author" content="Ada Lind">
<meta property="article:published_time" content="2024-03-05"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Library opens in spring</h1><p>{PROSE}</p><h2>The vote</h2><p>{MORE_PROSE}</p></article>
<footer><p>All rights reserved</p></footer></body></html>""".encode()
