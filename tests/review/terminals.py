"""Terminals that a program runs in and a test reads: tmux, and a pseudo-terminal with an emulator."""

import fcntl
import os
import pty
import select
import shlex
import shutil
import struct
import subprocess
import termios
import time

import pytest

COLUMNS, ROWS = 120, 50
PATIENCE = 30.0  # seconds until what is awaited must be on the screen


class Terminal:
    """What both have in common: waiting until the screen shows something."""

    def screen(self):
        raise NotImplementedError

    def wait_for(self, text, *, gone=False):
        """The screen as soon as it holds `text`, or holds it no more; fails with what it holds instead."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            screen = self.screen()
            if (text in screen) != gone:
                return screen
            time.sleep(0.05)
        pytest.fail(f"{text!r} did not {'go' if gone else 'come up'} on the terminal:\n{self.screen()}")


class Tmux(Terminal):
    """A server of its own, which ends with the test."""

    def __init__(self, command, folder, environment):
        if shutil.which("tmux") is None:
            pytest.skip("tmux is not installed")
        self.base = ["tmux", "-S", str(folder / "tmux"), "-f", os.devnull]
        run = f"{shlex.join(command)}; echo ended with $?; exec cat"
        size = ["-x", str(COLUMNS), "-y", str(ROWS)]
        subprocess.run(
            [*self.base, "new-session", "-d", *size, "-c", str(folder), run], env=environment, check=True
        )

    def screen(self):
        done = subprocess.run([*self.base, "capture-pane", "-p"], capture_output=True, check=True)
        return done.stdout.decode()

    def press(self, *keys):
        subprocess.run([*self.base, "send-keys", *keys], check=True)

    def code(self):
        screen = self.wait_for("ended with ")
        return int(screen.partition("ended with ")[2].split()[0])

    def close(self):
        subprocess.run([*self.base, "kill-server"], check=False, capture_output=True)


KEYS = {"Down": "\x1b[B", "Space": " ", "Escape": "\x1b", "Enter": "\r"}


class Pseudo(Terminal):
    """A pseudo-terminal whose output pyte makes a screen of."""

    def __init__(self, command, folder, environment):
        pyte = pytest.importorskip("pyte", reason="the terminal emulator pyte is not installed")
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self.ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        ends = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
        self._process = subprocess.Popen(command, cwd=folder, env=environment, start_new_session=True, **ends)
        os.close(theirs)

    def _take(self):
        while select.select([self.ours], [], [], 0)[0]:
            try:
                data = os.read(self.ours, 65536)
            except OSError:  # the program has ended
                return
            if not data:
                return
            self._stream.feed(data)

    def screen(self):
        self._take()
        return "\n".join(self._screen.display)

    def press(self, *keys):
        for key in keys:
            os.write(self.ours, KEYS.get(key, key).encode())

    def code(self):
        end = time.monotonic() + PATIENCE
        while self._process.poll() is None and time.monotonic() < end:
            self._take()
            time.sleep(0.05)
        return self._process.wait(1)

    def close(self):
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self.ours)
