"""Where pages come from: standard input, files, folders, globs and lists of files."""

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import NamedTuple

from ..extractors.errors import InputError
from .errors import UsageError

STDIN = "-"
CONTAINERS = frozenset({".jsonl", ".ndjson", ".parquet", ".warc", ".zip", ".tar", ".tgz"})
"""Suffixes of files that hold many pages."""
PACKED = frozenset({".gz", ".zst"})
"""Suffixes that follow another one; `.tgz` is one by itself."""
_GLOB = frozenset("*?[")


class Source(NamedTuple):
    """One page to read. `path` is None for standard input, `place` its path below the output folder.

    A record of a container names itself in `label` (a line, a member) and brings its `data` along; `url` and
    `id` are what the container says of it. `fault` says what is wrong with a record, or with a place that
    was to be searched for pages.
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

        Raises OSError, and InputError for a folder, for a file of records and for a record that cannot be
        read.
        """
        if self.fault is not None:
            raise InputError(self.fault)
        if self.data is not None:
            return self.data
        if self.path is None:
            return _stdin()
        if holds_records(self) and self.path.is_file():
            raise InputError("holds records; unboil batch reads them")
        try:
            return self.path.read_bytes()
        except IsADirectoryError as error:
            raise InputError("is a folder; unboil batch reads folders") from error


def holds_records(source: Source) -> bool:
    """Whether a source is a file of many pages, by its name."""
    return source.path is not None and not source.fault and form_of(source.path) in CONTAINERS


def form_of(path: Path) -> str:
    """The suffix that tells the form of a file, packed or not; `.tar.gz` and `.tgz` are one."""
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    if suffixes and suffixes[-1] in PACKED:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


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

    Hidden files, and those in linked folders, are left out. What is named itself is read, wanted or not. A
    folder that cannot be searched, and a glob that matches nothing, become sources with a fault.
    """
    sources: list[Source] = []
    folders: list[Path] = []
    for name in names:
        for found in _expand(name):
            if found.fault is None and found.path is not None and _is_folder(found.path):
                folders.append(found.path)
                sources += _in_folder(found.path, found.place, wanted)
            else:
                sources.append(found)
    return Inputs(tuple(dict.fromkeys(sources)), tuple(folders))


def _in_folder(folder: Path, place: Path, wanted: Wanted) -> Iterator[Source]:
    """The wanted pages below a folder; their places lie below its own."""
    for path, fault in _below(folder):
        within = path.relative_to(folder)
        if fault or wanted.takes(within):
            yield Source(path, place / within, fault=fault)


def some(inputs: Inputs) -> Inputs:
    """The inputs as they are. Raises UsageError where there is no page among them."""
    if not inputs.sources:
        raise UsageError("there are no pages in the input")
    return inputs


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


def _expand(name: str) -> Iterator[Source]:
    """What a name stands for: a file, a folder (its place is where its pages go) or the matches of a glob."""
    if not _GLOB & set(name) or os.path.lexists(name):
        yield Source(Path(name), Path()) if _is_folder(Path(name)) else _single(name)
        return
    found = [Path(path) for path in sorted(glob.glob(name, recursive=True))]  # noqa: PTH207 - may be absolute
    parts = Path(name).parts
    base = Path(*parts[: next(i for i, part in enumerate(parts) if _GLOB & set(part))])
    deep = "**" in parts  # only as a whole part does it reach further down
    searched = _below(base) if deep and _is_folder(base) else ()
    locked = [Source(path, Path(), fault=fault) for path, fault in searched if fault]
    if not (found or locked):
        yield _single(name)._replace(fault="no file matches")
        return
    for path in found:
        if not (deep and path.is_dir()):
            yield Source(path, path.relative_to(base))
    yield from locked


def _below(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """The files below a folder, sorted, and the places that cannot be searched, each with the cause."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield folder, _cause(error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        try:
            is_folder, is_file = entry.is_dir(follow_symlinks=False), _is_file(entry)
        except OSError as error:
            yield path, _cause(error)
            continue
        if is_folder:
            yield from _below(path)
        elif is_file:
            yield path, None


def _is_folder(path: Path) -> bool:
    """Whether it is a folder, as far as anybody may know."""
    return os.path.isdir(path)  # noqa: PTH112 - that of Path raises where a folder above is locked


def _is_file(entry: "os.DirEntry[str]") -> bool:
    """Whether it is a file, or a link to one or to nothing."""
    return entry.is_file() or (entry.is_symlink() and not entry.is_dir())


def _cause(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
