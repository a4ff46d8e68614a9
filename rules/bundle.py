"""Writes the store of the bundled rule files: `python -m unboil.rules.bundle`."""

from pathlib import Path

from .compiling import compile_folder
from .loading import BUNDLED
from .store import INDEX, content_stamp, rule_files


def write_bundled(folder: Path = BUNDLED) -> Path:
    """Check the rule files of `folder` and write the store that is shipped beside them. Raises RuleError."""
    files = rule_files(folder)
    store = folder / INDEX
    store.write_text("\n".join(compile_folder(files, content_stamp(files))), encoding="utf-8")
    return store


if __name__ == "__main__":
    write_bundled()
