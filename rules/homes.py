"""Where a user's own files lie, as the XDG base directory specification has it."""

import os
from pathlib import Path


def config_home() -> Path | None:
    """The folder of the user's settings; None for a user without a home."""
    return _home("XDG_CONFIG_HOME", ".config")


def cache_home() -> Path | None:
    """The folder of what can be made again; None for a user without a home."""
    return _home("XDG_CACHE_HOME", ".cache")


def _home(variable: str, name: str) -> Path | None:
    if named := os.environ.get(variable):
        return Path(named)
    try:
        return Path.home() / name
    except RuntimeError:  # in a container the user may have neither HOME nor a line in passwd
        return None
