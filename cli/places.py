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
    project = next((file for folder in above if (file := folder / _PROJECT).is_file()), None)
    return [file for file in (user, project) if file is not None and file.is_file()]


def variables() -> list[str]:
    """The environment variables meant for unboil."""
    return [name for name in os.environ if name.startswith(PREFIX)]
