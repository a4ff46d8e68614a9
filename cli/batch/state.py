"""What a batch has done so far, on disk beside its output, so that a killed run can go on.

The folder of a run holds `manifest.jsonl`: a first line with what decides the bytes of every article, then
one line a page, in order: digests of what went in and what came out, and the page's line of the report. Each
line ends in a checksum; what follows one that does not match is unknown.
Where all articles go to one file, `articles` holds them as far as the manifest tells. Nothing is believed
unseen: what a kill or a power cut tore is found by its digest and done again.

A run that resumes another sets the older folder aside, copies from it what still holds, and removes it last.
"""

import json
import os
import shutil
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any
from zlib import crc32

from ...extractors.types import Options
from ..errors import UsageError
from ..flags import WriteFlags
from ..output import digest
from ..plan import Known
from .lock import LOCK

_MANIFEST = "manifest.jsonl"
_ARTICLES = "articles"
_KEPT = "kept"
_OLD = ".old"
_LONGEST = 255 - max(len(_OLD), len(LOCK))  # bytes of a name, on most file systems
_CHECK = b', "check": "%08x"}\n'


def state_folder(output: Path) -> Path:
    """Where the state of runs that write to `output` lies: beside it, or in it where that cannot be.

    Raises UsageError where a link leads elsewhere: what is there is not a run's to remove.
    """
    real = Path(os.path.realpath(output))
    inside = real.is_dir() and not (real.name and os.access(real.parent, os.W_OK))
    folder = real / ".unboil-batch" if inside else real.with_name(_beside(real.name))
    for path in (folder, folder.with_name(folder.name + _OLD)):
        if path.is_symlink():
            raise UsageError(f"{path}: a symbolic link; what a run notes needs a folder of its own")
    return folder


def _beside(name: str) -> str:
    """The name of the state beside an output of that name, short enough for what is put to its end."""
    whole = f".{name}.unboil-batch"
    encoded = os.fsencode(whole)
    return whole if len(encoded) <= _LONGEST else f".{digest(encoded)}.unboil-batch"


def key_of(options: Options, write: WriteFlags, *more: str) -> str:
    """Stands for all that decides the bytes of articles besides the pages: version, options, rules, `more`.

    Raises RuleError where a rule file is broken.
    """
    from importlib.metadata import version

    from ...rules.loading import load_rules

    sets = [sorted(options.keep), sorted(options.strip)]
    plain = (options._replace(keep=frozenset(), strip=frozenset()), sets, write)
    rules = load_rules(options.rules_dirs).entries if options.site_rules else ()
    rows = [(rule.id, rule.label, rule.match, rule.extends, rule.row) for rule in rules]
    return digest(repr((version("unboil"), plain, rows, *more)).encode("utf-8", "surrogateescape"))


class State:
    """The state of one run. Use as a context; `finish` it when all is done.

    `key` stands for version, options and rules: an older state with another key is of no use. The `folder`
    has to be held (see `held`) before, since what lies there is read, moved and removed. Raises OSError.
    """

    def __init__(self, folder: Path, key: str, *, resume: bool) -> None:
        self.folder = folder
        self._older = _Older(folder.with_name(folder.name + _OLD), key)
        self._set_aside(key, resume=resume)
        folder.mkdir(parents=True, exist_ok=True)
        self._manifest = (folder / _MANIFEST).open("wb")
        self._articles = (folder / _ARTICLES).open("wb")
        self._wanted = folder / _ARTICLES
        self._write({"key": key})

    def _set_aside(self, key: str, *, resume: bool) -> None:
        """Keep the fuller one of the states that killed runs left, as the older state."""
        old = self._older.folder
        if not resume:
            shutil.rmtree(old, ignore_errors=True)
            shutil.rmtree(self.folder, ignore_errors=True)
            return
        mine = _Older(self.folder, key)
        if mine.load() >= self._older.load() and self.folder.exists():
            shutil.rmtree(old, ignore_errors=True)
            self.folder.rename(old)
            self._older = mine.moved(old)
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> "State":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        del error, trace
        for file in (self._manifest, self._articles):
            try:
                file.close()
            except OSError:  # what could not be written was said already, if anything was
                if kind is None:
                    raise

    def known(self, name: str, *, sizes: bool) -> Known | None:
        """What is known of the page called `name`; with `sizes`, if that of its parts is too."""
        entry = self._older.entry(name)
        if entry is None or entry["read"] is None or (sizes and entry["report"]["sizes"] is None):
            return None
        return Known(entry["read"], entry["written"])

    def again(self, name: str) -> tuple[dict[str, Any], bytes, bytes]:
        """The report's line, the article and the sketch of a page of which the older state still holds."""
        entry = self._older.entry(name)
        assert entry is not None, "asked for what is not known"
        return entry["report"], self._older.article(entry), b64decode(entry.get("sketch", ""))

    def add(
        self, name: str, known: Known | None, report: dict[str, Any], data: bytes | None, sketch: bytes
    ) -> None:
        """Note a page that is done; its article too where it has no file of its own."""
        start = self._articles.tell()
        if data:
            self._articles.write(data)
            self._articles.flush()
        read, written = known or (None, None)
        entry = {"name": name, "read": read, "written": written, "at": [start, len(data or b"")]}
        if sketch:
            entry["sketch"] = b64encode(sketch).decode()
        self._write({**entry, "report": report})

    def reports(self) -> Iterator[dict[str, Any]]:
        """The report's lines of all pages so far, in order."""
        for _, entry in _entries(self.folder / _MANIFEST):
            if "report" in entry:
                yield entry["report"]

    def keep_articles(self, wanted: Callable[[str], bool]) -> None:
        """Of the articles, keep those of wanted pages; to be called when all are there."""
        kept = self.folder / _KEPT
        with self.articles.open("rb") as source, kept.open("wb") as target:
            for _, entry in _entries(self.folder / _MANIFEST):
                if "at" in entry and wanted(entry["name"]):
                    source.seek(entry["at"][0])
                    target.write(source.read(entry["at"][1]))
        self._wanted = kept

    @property
    def articles(self) -> Path:
        """The file of all articles so far, or of those to keep, in order."""
        return self._wanted

    def finish(self, *, keep: bool) -> None:
        """The run is over: `keep` the manifest for a later run over changed pages, or leave nothing."""
        shutil.rmtree(self._older.folder, ignore_errors=True)
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)
            return
        for entry in self.folder.iterdir():
            if entry.name != _MANIFEST:
                entry.unlink()

    def _write(self, entry: dict[str, Any]) -> None:
        self._manifest.write(_line(entry))
        self._manifest.flush()


class _Older:
    """The state that an earlier run left in `folder`, as far as it can be believed."""

    def __init__(self, folder: Path, key: str) -> None:
        self.folder, self._key = folder, key
        self._where: dict[int, int] = {}

    def load(self) -> int:
        """Read the manifest; says how many pages it knows. Memory: two numbers a page."""
        for start, entry in _entries(self.folder / _MANIFEST):
            if start == 0 and entry.get("key") != self._key:
                break
            if "name" in entry:
                self._where[_short(entry["name"])] = start
        return len(self._where)

    def moved(self, folder: Path) -> "_Older":
        """The same state after its folder was renamed."""
        self.folder = folder
        return self

    def entry(self, name: str) -> dict[str, Any] | None:
        """The line of a page whose article, if it is in the state's own file, is whole."""
        start = self._where.get(_short(name))
        if start is None:
            return None
        with (self.folder / _MANIFEST).open("rb") as file:
            file.seek(start)
            entry = _entry(file.readline())
        if entry is None:
            return None
        stored = entry["at"][1] == 0 or digest(self.article(entry)) == entry["written"]
        return entry if entry["name"] == name and stored else None

    def article(self, entry: dict[str, Any]) -> bytes:
        """The article of an entry as it lies in the state's own file; empty if it does not."""
        start, size = entry["at"]
        if not size:
            return b""
        with suppress(OSError), (self.folder / _ARTICLES).open("rb") as file:
            file.seek(start)
            return file.read(size)
        return b""


def _entries(manifest: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Where each line of a manifest begins, and the line; ends at one that is torn or damaged."""
    start = 0
    with suppress(OSError), manifest.open("rb") as file:
        for line in file:
            if (entry := _entry(line)) is None:
                return
            yield start, entry
            start += len(line)


def _line(entry: dict[str, Any]) -> bytes:
    """A line of the manifest: the entry, and last in it the checksum of all that stands before."""
    body = json.dumps(entry).encode()[:-1]
    return body + _CHECK % crc32(body)


def _entry(line: bytes) -> dict[str, Any] | None:
    """What a line says; None where it is not as it was written."""
    body = line[: -len(_CHECK % 0)]
    return json.loads(line) if line == body + _CHECK % crc32(body) else None


def _short(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogateescape"), digest_size=8).digest())
