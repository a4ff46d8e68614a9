"""On a real terminal: sanitised text, a pager, a bar; none of them elsewhere."""

import os
import pty
import select
import subprocess

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")


def on_terminal(command, *, stderr_too=True, **environment):
    """What a command writes to a terminal, and its exit code."""
    parent, child = pty.openpty()
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=child,
        stderr=child if stderr_too else subprocess.DEVNULL,
        env=os.environ | environment,
    ) as process:
        os.close(child)
        chunks = []
        while select.select([parent], [], [], 60)[0]:
            try:
                chunk = os.read(parent, 65536)
            except OSError:
                break
            if not chunk:
                break
            chunks.append(chunk)
    os.close(parent)
    return process.returncode, b"".join(chunks).decode()


def test_page_text_is_made_harmless_on_a_terminal_and_exact_in_a_pipe(here, spawn, command_line, prose):
    raw = f"{prose} \x1b[31mred\x1b[0m\u202e end.\n".encode()
    (here / "page.txt").write_bytes(raw)
    assert spawn("page.txt").out == raw
    code, text = on_terminal(command_line("page.txt"))
    assert code == 0
    assert "\x1b" not in text and "\u202e" not in text
    assert "␛[31mred␛[0m\\u202e end." in text


def test_long_output_goes_to_the_pager(here, command_line, prose):
    (here / "page.txt").write_text("\n\n".join([prose] * 60))
    (here / "pager").write_text("#!/bin/sh\necho PAGER $LESS\ncat\n")
    (here / "pager").chmod(0o755)
    pager = str(here / "pager")
    code, text = on_terminal(command_line("preview", "page.txt"), PAGER=pager, LINES="24")
    assert code == 0
    assert "PAGER FRX" in text and "The council" in text
    _, text = on_terminal(command_line("preview", "page.txt"), PAGER="", LINES="24")
    assert "PAGER" not in text and "The council" in text


def test_a_pager_that_is_left_early_ends_quietly(here, command_line, prose):
    (here / "page.txt").write_text("\n\n".join([prose] * 2000))
    (here / "pager").write_text("#!/bin/sh\nhead -n 1 >/dev/null\n")
    (here / "pager").chmod(0o755)
    code, text = on_terminal(command_line("preview", "page.txt"), PAGER=str(here / "pager"))
    assert (code, text) == (0, "")


def test_a_batch_shows_a_bar_on_a_terminal(here, command_line, story):
    (here / "in").mkdir()
    for number in range(3):
        (here / "in" / f"{number}.txt").write_bytes(story)
    code, text = on_terminal(command_line("batch", "in", "-o", "out", "-j", "1"))
    assert code == 0
    assert "0/3" in text and "3/3" in text and "━" in text
    code, text = on_terminal(command_line("batch", "in", "-o", "out", "-j", "1", "--quiet"))
    assert (code, text) == (0, "")


def test_a_pager_that_cannot_be_read_is_named_and_done_without(here, command_line, prose):
    (here / "page.txt").write_text("\n\n".join([prose] * 40))
    code, text = on_terminal(command_line("preview", "page.txt"), PAGER='less "', LINES="24")
    assert code == 0
    assert "unboil: warning: PAGER 'less \"' cannot be read: no closing quotation" in text
    assert "The council" in text
