"""Where saved rules go."""

import re
from pathlib import Path

from ...rules.loading import forget_rules, project_folder
from ..errors import OutputError
from ..output import whole_file
from ..sources import Source

_UNFIT = re.compile(r"[^a-z0-9]+")


def default_folder() -> Path:
    """The project's folder of rules: the nearest there is, or the one of the working directory."""
    return project_folder() or Path(".unboil", "rules")


def free_name(folder: Path, source: Source) -> str:
    """An id for the rules of a page that no file in the folder has yet."""
    stem = _UNFIT.sub("-", source.place.stem.lower()).strip("-")[:40] or "page"
    name, number = f"review-{stem}", 1
    while (folder / f"{name}.toml").exists():
        number += 1
        name = f"review-{stem}-{number}"
    return name


def write_rule(file: Path, text: str) -> None:
    """Write a rule file, whole and over no other; what is read next obeys it.

    Raises OSError, and OutputError where the file exists.
    """
    if file.exists():
        raise OutputError(f"{file}: exists")
    with whole_file(file) as out:
        out.write(text.encode())
    forget_rules()
