"""The exit codes of every command, documented once."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the caller's shell sees."""

    DONE = 0
    PARTIAL = 1
    USAGE = 2
    INTERRUPTED = 130

    @property
    def meaning(self) -> str:
        """The line about this code in the help."""
        return _MEANING[self]


_MEANING = {
    ExitCode.DONE: "done; also where the reader of a pipe has gone",
    ExitCode.PARTIAL: "ran, but some inputs failed or held no article",
    ExitCode.USAGE: "wrong usage, configuration or rule file",
    ExitCode.INTERRUPTED: "interrupted; only whole files are left",
}
