"""The short way for the plainest command line: `unboil`, `unboil FILE…`, with nothing set anywhere.

A pipe is one process a file, and the parser of options costs more time than a page. Where there is no option
to parse and no setting to read, `clean` is called as the parser would call it.
"""

import os
import sys
from collections.abc import Sequence

from .places import config_files, variables
from .sources import is_terminal

DEFAULT_COMMAND = "clean"
COMMANDS = frozenset({DEFAULT_COMMAND, "batch", "diff", "preview", "review", "rules"})
_COMPLETION = "_UNBOIL_COMPLETE"


def is_plain(arguments: Sequence[str]) -> bool:
    """Whether these arguments are files for `clean` and nothing else, with every option at its default."""
    if not arguments and is_terminal(sys.stdin):
        return False
    if any(argument.startswith("-") and argument != "-" for argument in arguments):
        return False
    return not (COMMANDS & set(arguments[:1]) or _COMPLETION in os.environ or variables() or config_files())


def asks_version(arguments: Sequence[str]) -> bool:
    """Whether the version is all that is asked for."""
    return list(arguments) in (["--version"], ["-V"])


def version_line() -> str:
    """The program's name and version."""
    from importlib.metadata import version

    return f"unboil {version('unboil')}"
