"""Errors that a caller can show as they are: one line that names the file and the cause."""

from pathlib import Path


class UnboilError(Exception):
    """Base of every error that unboil raises on purpose. `str()` of it is one line."""


class RuleError(UnboilError):
    """A rule file that cannot be used.

    `file` and `line` (1-based, or None where no line can be blamed) say where; `cause` says what.
    """

    def __init__(self, file: str | Path, line: int | None, cause: str) -> None:
        self.file, self.line, self.cause = str(file), line, cause
        where = self.file if line is None else f"{self.file}:{line}"
        super().__init__(f"{where}: {cause}")

    def __reduce__(self) -> tuple[type["RuleError"], tuple[str, int | None, str]]:
        return (type(self), (self.file, self.line, self.cause))
