"""Where rule files come from: folders given, the project's, the user's, the bundled ones."""

import os
from functools import lru_cache
from pathlib import Path

from .homes import config_home
from .ruleset import RuleSet
from .store import Entry, read_folder

BUNDLED = Path(__file__).parent / "sites"
_PROJECT = Path(".unboil") / "rules"


def load_rules(dirs: tuple[Path, ...] = (), *, bundled_only: bool = False) -> RuleSet:
    """All rule files in force, in order of precedence; sought and read once per process and place.

    `dirs` are folders, or single files, put in front of the nearest `.unboil/rules` upward from the working
    directory, of `unboil/rules` in the user's configuration and of the bundled rules. `bundled_only` leaves
    the project's and the user's out. Raises RuleError for a file that cannot be used.
    """
    return _load(tuple(map(Path, dirs)), bundled_only, _standpoint())


def project_folder() -> Path | None:
    """The nearest `.unboil/rules` upward from the working directory; None also where that is gone."""
    try:
        here = Path.cwd()
    except FileNotFoundError:  # the folder is gone; what is named by absolute paths is not
        return None
    return next((up / _PROJECT for up in (here, *here.parents) if _is_folder(up / _PROJECT)), None)


def user_folder() -> Path | None:
    """The folder of the user's own rules, where there is one."""
    home = config_home()
    folder = home and home / "unboil" / "rules"
    return folder if folder and _is_folder(folder) else None


def _is_folder(place: Path) -> bool:
    """Whether there is a folder, as far as this user may know: Path raises where one above is locked."""
    return os.path.isdir(place)  # noqa: PTH112


def forget_rules() -> None:
    """Read all rule files anew the next time they are asked for."""
    _load.cache_clear()


def _standpoint() -> tuple[str, ...]:
    """What decides where rule files are found: a page that is looked up costs no search for folders."""
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~")  # noqa: PTH111 - a Path takes long
    try:
        return home, os.getcwd()  # noqa: PTH109
    except FileNotFoundError:
        return (home,)


@lru_cache(maxsize=16)
def _load(dirs: tuple[Path, ...], bundled_only: bool, _standpoint: tuple[str, ...]) -> RuleSet:
    places = [(folder, "given") for folder in dirs]
    if not bundled_only:
        own = ((project_folder(), "project"), (user_folder(), "user"))
        places += [(folder, label) for folder, label in own if folder]
    entries: list[Entry] = []
    for folder, label in (*places, (BUNDLED, "bundled")):
        entries.extend(read_folder(folder, label))
    return RuleSet(tuple(entries))
