"""Where pages come from: standard input, files, folders, globs and lists of files."""

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import NamedTuple

from ..extractors.errors import InputError

STDIN = "-"
_GLOB = frozenset("*?[")


class Source(NamedTuple):
    """One page to read. `path` is None for standard input, `place` its path below the output folder.

    A record of a container names itself in `label` (a line, a member) and brings its `data` along, or in
    `fault` what is wrong with it; `url` and `id` are what the container says of it.
    """

    path: Path | None
    place: Path
    label: str | None = None
    data: bytes | str | None = None
    fault: str | None = None
    url: str | None = None
    id: str | int | None = None

    @property
    def name(self) -> str:
        """The name to show: the path as it was given, and the record's label."""
        if self.path is None:
            return "standard input"
        return str(self.path) if self.label is None else f"{self.path}:{self.label}"

    def read(self) -> bytes | str:
        """All of it: bytes, or text that a container holds decoded.

        Raises OSError, and InputError for a folder and for a record that cannot be read.
        """
        if self.fault is not None:
            raise InputError(self.fault)
        if self.data is not None:
            return self.data
        if self.path is None:
            return _stdin()
        try:
            return self.path.read_bytes()
        except IsADirectoryError as error:
            raise InputError("is a folder; unboil batch reads folders") from error


class Wanted(NamedTuple):
    """Which files below a folder are read: those that a pattern includes (none: all) and none excludes.

    A pattern is matched with the file's name, or with its path below the folder where it has a slash in it.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def takes(self, place: PurePath) -> bool:
        """Whether a file is read."""
        included = not self.include or any(_matches(place, pattern) for pattern in self.include)
        return included and not any(_matches(place, pattern) for pattern in self.exclude)


def _matches(place: PurePath, pattern: str) -> bool:
    return fnmatchcase(place.as_posix() if "/" in pattern else place.name, pattern)


_ALL = Wanted()


class Inputs(NamedTuple):
    """All pages of a run, and the folders among what was named."""

    sources: tuple[Source, ...]
    folders: tuple[Path, ...] = ()


def from_arguments(names: Iterable[str]) -> Inputs:
    """Files as they are named, and `-` for standard input; none means standard input."""
    return Inputs(tuple(map(_single, names)) or (_single(STDIN),))


def from_places(names: Iterable[str], wanted: Wanted = _ALL) -> Inputs:
    """Files, globs and folders: all wanted files below them, sorted.

    Hidden files, and those in linked folders, are left out. What is named itself is read, wanted or not.
    """
    sources: list[Source] = []
    folders: list[Path] = []
    for name in names:
        for path, base in _expand(name):
            if path.is_dir():
                folders.append(path)
                below = ((file, file.relative_to(path)) for file in _below(path))
                sources += (
                    Source(file, file.relative_to(base or path))
                    for file, place in below
                    if wanted.takes(place)
                )
            else:
                sources.append(Source(path, path.relative_to(base)) if base else _single(name))
    return Inputs(tuple(dict.fromkeys(sources)), tuple(folders))


def from_list(file: str, *, nul: bool) -> Inputs:
    """The files that a list names, one a line or ended by NUL bytes; relative ones keep their folders.

    Raises OSError where the list cannot be read.
    """
    data = _stdin() if file == STDIN else Path(file).read_bytes()
    entries = data.split(b"\0") if nul else data.splitlines()
    paths = (Path(os.fsdecode(entry)) for entry in entries if entry.strip())
    return Inputs(tuple(dict.fromkeys(Source(path, _kept_place(path)) for path in paths)))


def _stdin() -> bytes:
    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison] - so it is where it was closed
        raise InputError("standard input is closed")
    return sys.stdin.buffer.read()


def _single(name: str) -> Source:
    if name == STDIN:
        return Source(None, Path("stdin"))
    return Source(Path(name), Path(Path(name).name or "input"))


def _kept_place(path: Path) -> Path:
    return Path(path.name) if path.is_absolute() or ".." in path.parts else path


def _expand(name: str) -> Iterator[tuple[Path, Path | None]]:
    """Paths, each with the folder its place counts from (None: the path itself)."""
    if not _GLOB & set(name) or os.path.lexists(name):
        yield Path(name), None
        return
    found = [Path(path) for path in sorted(glob.glob(name, recursive=True))]  # noqa: PTH207 - may be absolute
    if not found:
        yield Path(name), None
        return
    parts = Path(name).parts
    base = Path(*parts[: next(i for i, part in enumerate(parts) if _GLOB & set(part))])
    for path in found:
        if not path.is_dir() or "**" not in name:
            yield path, base


def _below(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _below(Path(entry.path))
            elif entry.is_file() or (entry.is_symlink() and not entry.is_dir()):
                yield Path(entry.path)
