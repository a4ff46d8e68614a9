"""Errors of the command line itself."""

from ..rules.errors import UnboilError


class UsageError(UnboilError):
    """The command cannot run as it was given: found out before the first page, nothing was written."""


class SettingsError(UsageError):
    """A configuration file or environment variable that cannot be used. The message names it."""


class OutputError(UnboilError):
    """A result cannot be written."""


class ClosedPipe(Exception):  # noqa: N818 - a signal to end quietly, not an error
    """Whoever read standard output has gone."""
