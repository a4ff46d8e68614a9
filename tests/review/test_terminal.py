"""`unboil review` through a real terminal: a line of a seed is corrected and saved; the next run obeys."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("textual", reason="the extra `review` is not installed")
pytest.importorskip("fcntl", reason="there are no terminals of this kind on this system")

from terminals import Pseudo, Tmux

from unboil.extractors import clean

SEED = Path(__file__).parents[2] / "seeds" / "004_9d7502bbba0ec157.txt"
LINE = "Reuters has reached out"
UNBOIL = [sys.executable, "-m", "unboil.cli"]


@pytest.fixture
def environment(tmp_path):
    """No settings and no rules but those of the working directory."""
    apart = {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "c"),
        "XDG_CACHE_HOME": str(tmp_path / "k"),
    }
    left = {key: value for key, value in os.environ.items() if not key.startswith(("UNBOIL", "TMUX", "XDG_"))}
    for name in ("NO_COLOR", "COLUMNS", "LINES"):
        left.pop(name, None)
    return left | apart | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}


@pytest.fixture(params=[Tmux, Pseudo], ids=["tmux", "pty"])
def terminal(request, tmp_path, environment):
    """The review of a copy of a seed, on a terminal."""
    shutil.copy(SEED, tmp_path / "page.txt")
    found = request.param([*UNBOIL, "review", "page.txt"], tmp_path, environment)
    yield found
    found.close()


def run(folder, environment, *arguments):
    return subprocess.run(
        [*UNBOIL, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_a_line_is_corrected_saved_and_obeyed(terminal, tmp_path, environment):
    blocks = clean(SEED.read_bytes()).blocks
    (place,) = (i for i, (block, _) in enumerate(blocks) if block.text.startswith(LINE))
    assert LINE in run(tmp_path, environment, "page.txt").stdout
    terminal.wait_for("nothing corrected")
    terminal.press(*["Down"] * place)
    terminal.wait_for("kept by model")
    terminal.press("Space")
    terminal.wait_for("1 corrected")
    terminal.press("s")
    assert "[[text.drop_line]]" in terminal.wait_for("[[test]]")
    assert not (tmp_path / ".unboil").exists()
    terminal.press("y")
    terminal.wait_for("Written")
    terminal.press("q")
    assert terminal.code() == 0

    checked = run(tmp_path, environment, "rules", "check", ".unboil/rules")
    assert (checked.returncode, checked.stderr) == (0, "")
    tested = run(tmp_path, environment, "rules", "test", ".unboil/rules")
    assert tested.returncode == 0, tested.stdout + tested.stderr
    after = run(tmp_path, environment, "page.txt")
    assert (after.returncode, after.stderr) == (0, "")
    kept = {block.text for block, verdict in blocks if verdict.keep and not block.text.startswith(LINE)}
    assert {line for line in after.stdout.splitlines() if line} == kept


def test_nothing_is_written_where_the_answer_is_no(terminal, tmp_path):
    terminal.wait_for("nothing corrected")
    terminal.press("Space", "s")
    terminal.wait_for("[[test]]")
    terminal.press("n")
    terminal.wait_for("[[test]]", gone=True)
    terminal.press("q")
    terminal.wait_for("not saved")
    terminal.press("q")
    assert terminal.code() == 0
    assert not (tmp_path / ".unboil").exists()
