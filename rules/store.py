"""A folder of rule files, read once: what was checked and parsed is kept as JSON lines.

Parsing forty TOML files takes longer than cleaning a page, so a folder is stored as one file: a header with
what is needed to find a rule, then one line a rule, decoded only when it applies. The bundled folder ships
its store (`sites/index.jsonl`); that of a user's folder lies in the cache, and nothing breaks without it.
"""

import json
import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from .errors import RuleError
from .homes import cache_home
from .matching import Match

if TYPE_CHECKING:
    from .model import SiteRules

INDEX = "index.jsonl"
FORMAT = 1


class Entry(NamedTuple):
    """What is known of a rule file before it applies: enough to match it. `label` says where it is from."""

    id: str
    file: Path
    label: str
    match: Match
    extends: tuple[str, ...]
    row: str

    @property
    def dated(self) -> bool:
        """Whether the file itself may have dated versions."""
        return '"version"' in self.row

    def load(self) -> "SiteRules":
        """The rules of the file itself, without tests and with nothing inherited."""
        from .read import build
        from .table import Source

        return build(cast("dict[str, object]", json.loads(self.row)), Source(self.file, strict=False))


def read_folder(folder: Path, label: str) -> tuple[Entry, ...]:
    """The rule files of a folder, by name; or the one file that `folder` is. Raises RuleError."""
    files = rule_files(folder)
    bundled = folder / INDEX
    if bundled.is_file() and (found := _entries(_read(bundled), content_stamp(files), folder, label)):
        return found
    cache = _cache_file(folder)
    if cache and (found := _entries(_read(cache), _stat_stamp(files), folder, label)) is not None:
        return found
    from .compiling import compile_folder, write_store

    lines = compile_folder(files, _stat_stamp(files))
    if cache:
        write_store(cache, "\n".join(lines))
    return _entries(lines, None, folder, label) or ()


def rule_files(folder: Path) -> list[Path]:
    """The rule files in a folder, sorted by name. Raises RuleError where it cannot be listed."""
    if folder.is_file():
        return [folder]
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(".toml"))
    except OSError as error:
        raise RuleError(folder, None, f"no folder of rule files: {error.strerror}") from None
    return [folder / name for name in names if not name.startswith(".")]


def content_stamp(files: list[Path]) -> str:
    """A checksum of names and contents, for folders that are copied about."""
    total = 0
    for file in files:
        total = zlib.crc32(file.read_bytes(), zlib.crc32(os.fsencode(file.name), total))
    return f"content:{total:08x}"


def _stat_stamp(files: list[Path]) -> str:
    total = 0
    for file in files:
        with suppress(OSError):
            stat = file.stat()
            total = zlib.crc32(os.fsencode(f"{file.name}:{stat.st_size}:{stat.st_mtime_ns}\n"), total)
    return f"stat:{len(files)}:{total:08x}"


def _entries(lines: list[str], stamp: str | None, folder: Path, label: str) -> tuple[Entry, ...] | None:
    """The entries of a store; None where it is missing, of another format, or not of these files."""
    try:
        header = cast("dict[str, object]", json.loads(lines[0]))
        if header["format"] != FORMAT or stamp not in (None, header["stamp"]):
            return None
        heads = cast("list[dict[str, object]]", header["rules"])
        base = folder.parent if folder.is_file() else folder
        return tuple(_entry(head, base, label, row) for head, row in zip(heads, lines[1:], strict=True))
    except (IndexError, KeyError, TypeError, ValueError):
        return None


def _entry(head: Mapping[str, object], base: Path, label: str, row: str) -> Entry:
    def strings(key: str) -> tuple[str, ...]:
        value = head.get(key, ())
        return (value,) if isinstance(value, str) else tuple(cast("list[str]", value))

    signature = head.get("text_signature", ())
    groups = [signature] if isinstance(signature, str) else cast("list[str | list[str]]", signature)
    match = Match(
        hosts=tuple(host.lower() for host in strings("hosts")),
        paths=strings("paths"),
        files=strings("files"),
        generator=strings("generator"),
        text_signature=tuple((group,) if isinstance(group, str) else tuple(group) for group in groups),
        lang=strings("lang"),
    )
    return Entry(str(head["id"]), base / str(head["file"]), label, match, strings("extends"), row)


def _cache_file(folder: Path) -> Path | None:
    home = cache_home()
    name = f"{zlib.crc32(os.fsencode(folder.resolve())):08x}-{folder.name}.jsonl"
    return home / "unboil" / "rules" / name if home else None


def _read(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return []
