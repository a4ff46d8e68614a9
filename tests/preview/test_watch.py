"""`unboil preview --watch`: a process of its own, a rule file that is saved, broken, mended; Ctrl-C."""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from unboil.cli import main

PATIENCE = 30  # seconds
RULES = 'schema = 1\nid = "mills"\nhosts = ["mills.example"]\n[text]\ndrop_line = [{lines}]\n'
PAGE = """The wheel of the upper mill turns again, after it had stood still for more than forty years.
It was built of oak, and its axle alone weighs as much as four horses do together on a market day.
Come and see it on a Sunday, and bring your own flour sack with you, because the mill has run out of them.
"""


class Watched:
    """The running command; lines of both its streams are put into one queue as they come."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "unboil.cli", "preview", "--watch", "--color", "never"]
        self.process = subprocess.Popen(
            [*command, "--rules", "mills.toml", "--url", "https://mills.example/", "page.txt"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "COLUMNS": "100"},
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.pump = threading.Thread(target=self._pump, daemon=True)
        self.pump.start()

    def _pump(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def until(self, text: str) -> str:
        """The next line that has `text` in it."""
        while True:
            line = self.lines.get(timeout=PATIENCE)
            if text in line:
                return line


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    (tmp_path / "page.txt").write_text(PAGE)
    (tmp_path / "mills.toml").write_text(RULES.format(lines=""))
    running = Watched(tmp_path)
    yield running
    running.process.kill()
    running.process.wait()
    running.pump.join(PATIENCE)
    assert running.process.stdout is not None
    running.process.stdout.close()


def test_a_saved_rule_changes_the_view(watched: Watched, tmp_path: Path) -> None:
    assert watched.until("Come and see").startswith("3   ")
    rules = tmp_path / "mills.toml"
    rules.write_text(RULES.format(lines='{ glob = "Come and see *", category = "ad" }'))
    assert watched.until("Come and see").startswith("3 - ")
    rules.write_text("schema = \n")
    assert "mills.toml:1: not valid TOML" in watched.until("mills.toml")
    swap = tmp_path / "swap"
    swap.write_text(RULES.format(lines=""))
    swap.replace(rules)  # as editors save
    assert watched.until("Come and see").startswith("3   ")
    (tmp_path / "page.txt").write_text(
        "A new first line of the page, which is as long as the others are.\n" + PAGE
    )
    assert watched.until("Come and see").startswith("4   ")
    watched.process.send_signal(signal.SIGINT)
    assert watched.process.wait(PATIENCE) == 130
    assert "Traceback" not in "".join(watched.lines.queue)


def test_standard_input_cannot_be_watched(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["preview", "--watch", "-"]) == 2
    assert "standard input can be read only once" in capsys.readouterr().err


def test_watch_and_html_contradict_each_other(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    assert main(["preview", "--watch", "--html", str(tmp_path / "o.html"), str(page)]) == 2
    assert "--html writes files" in capsys.readouterr().err
