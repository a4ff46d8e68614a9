"""Where pages come from: standard input, files, folders, globs and lists of files."""

import glob
import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import NamedTuple

from .errors import UsageError
from .sources import STDIN, Source, Sources, distinct, standard_input

_GLOB = frozenset("*?[")


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
    """All pages of a run, the folders among what was named, and the files that named them."""

    sources: Sources
    folders: tuple[Path, ...] = ()
    lists: tuple[Path, ...] = ()


def from_arguments(names: Iterable[str]) -> Inputs:
    """Files as they are named, and `-` for standard input; none means standard input."""
    return Inputs(Sources(map(_single, names)) or Sources([_single(STDIN)]))


def from_places(names: Iterable[str], wanted: Wanted = _ALL) -> Inputs:
    """Files, globs and folders: all wanted files below them, sorted.

    Hidden files, and those in linked folders, are left out. What is named itself is read, wanted or not. A
    folder that cannot be searched, and a glob that matches nothing, become sources with a fault.
    """
    folders: list[Path] = []
    return Inputs(Sources(distinct(_found(names, wanted, folders))), tuple(folders))


def _found(names: Iterable[str], wanted: Wanted, folders: list[Path]) -> Iterator[Source]:
    """What the names stand for; the folders among them are added to `folders`."""
    for name in names:
        for found in _expand(name):
            if found.fault is None and found.path is not None and _is_folder(found.path):
                folders.append(found.path)
                yield from _in_folder(found.path, found.place, wanted)
            else:
                yield found


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
    data = standard_input() if file == STDIN else Path(file).read_bytes()
    entries = data.split(b"\0") if nul else data.splitlines()
    paths = (Path(os.fsdecode(entry)) for entry in entries if entry.strip())
    sources = Sources(distinct(Source(path, _kept_place(path)) for path in paths))
    return Inputs(sources, lists=() if file == STDIN else (Path(file),))


def _single(name: str) -> Source:
    if name == STDIN:
        return Source(None, Path("stdin"))
    return Source(Path(name), Path(Path(name).name or "input"))


def _kept_place(path: Path) -> Path:
    """The path as a place, or the end of it where it could lead out of the output folder."""
    if path.name and not path.is_absolute() and ".." not in path.parts:
        return path
    return Path(path.name if path.name not in ("", "..") else "input")


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
            yield Source(path, _kept_place(path.relative_to(base)))
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
