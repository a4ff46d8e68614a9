"""One page to read, and all pages of a run: a million of them, if need be, at the cost of their names."""

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO, overload

from ..extractors.errors import InputError

STDIN = "-"
CONTAINERS = frozenset({".jsonl", ".ndjson", ".parquet", ".warc", ".zip", ".tar", ".tgz"})
"""Suffixes of files that hold many pages."""
PACKED = frozenset({".gz", ".zst"})
"""Suffixes that follow another one; `.tgz` is one by itself."""


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
            return standard_input()
        if holds_records(self) and self.path.is_file():
            raise InputError("holds records; unboil batch reads them")
        try:
            with self.path.open("rb", buffering=0) as file:
                return file.read()
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


def standard_input() -> bytes:
    """All of it. Raises InputError where it is closed."""
    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison] - so it is where it was closed
        raise InputError("standard input is closed")
    return sys.stdin.buffer.read()


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream is a terminal; one that was closed is None."""
    return stream is not None and stream.isatty()


class Sources(Sequence[Source]):
    """Sources in order.

    The place of a file is the end of its path, so a string and a length stand for both: a tenth of what the
    objects take. What is more than a file is kept as it is.
    """

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        self._paths: list[str] = []
        self._lengths = array("I")  # of places
        self._others: dict[int, Source] = {}
        for source in sources:
            path, length = _short(source)
            if not length:
                self._others[len(self._paths)] = source
            self._paths.append(path)
            self._lengths.append(length)

    @overload
    def __getitem__(self, index: int) -> Source: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Source, ...]: ...
    def __getitem__(self, index: int | slice) -> Source | tuple[Source, ...]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        length = self._lengths[index]
        if not length:
            return self._others[index % len(self)]
        path = self._paths[index]
        return Source(Path(path), Path(path[-length:]))

    def __len__(self) -> int:
        return len(self._paths)

    @property
    def containers(self) -> Iterator[Source]:
        """Those that hold many pages."""
        ends = tuple(form + packed for form in CONTAINERS for packed in ("", *PACKED))
        for index, path in enumerate(self._paths):
            if path.lower().endswith(ends) and holds_records(self[index]):
                yield self[index]


def distinct(sources: Iterable[Source]) -> Iterator[Source]:
    """Each source once."""
    seen: dict[str, int] = {}
    others: set[Source] = set()  # what is more than a file, and files that stand there with another place
    for source in sources:
        path, length = _short(source)
        if length and path not in seen:
            seen[path] = length
        elif seen.get(path) == length or source in others:
            continue
        else:
            others.add(source)
        yield source


def _short(source: Source) -> tuple[str, int]:
    """Its path, and the length of its place in it; 0 where it is more than a file."""
    path, place = str(source.path), str(source.place)
    whole = source == Source(source.path, source.place) and source.path is not None
    return path, len(place) if whole and source.place.name and path.endswith(place) else 0
