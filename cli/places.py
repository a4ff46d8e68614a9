"""Where settings come from: environment variables and configuration files."""

import os
from pathlib import Path

from ..rules.homes import config_home

PREFIX = "UNBOIL_"
_PROJECT = Path(".unboil", "config.toml")


def config_files() -> list[Path]:
    """The configuration files there are, the one that gives way first: the user's, then the project's."""
    home = config_home()
    user = home and home / "unboil" / "config.toml"
    try:
        here = Path.cwd()
    except FileNotFoundError:  # the folder is gone; what is named by absolute paths is not
        here = None
    above = (here, *here.parents) if here else ()
    project = next((file for folder in above if _is_file(file := folder / _PROJECT)), None)
    return [file for file in (user, project) if file is not None and _is_file(file)]


def _is_file(file: Path) -> bool:
    """Whether there is a file, as far as this user may know: that of Path raises where a folder is locked."""
    return os.path.isfile(file)  # noqa: PTH113


def variables() -> list[str]:
    """The environment variables meant for unboil."""
    return [name for name in os.environ if name.startswith(PREFIX)]
