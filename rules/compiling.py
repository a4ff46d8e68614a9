"""From rule files to the lines of a store: every file is parsed and checked once."""

import json
import os
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

from .read import MATCH_KEYS, build, parse_toml
from .store import FORMAT
from .table import Source

_LEFT_OUT = frozenset({"schema", "test", "note", "source", "checked"})


def compile_folder(files: list[Path], stamp: str) -> list[str]:
    """The lines of a store: checks every file. Raises RuleError for the first that cannot be used."""
    heads: list[dict[str, object]] = []
    rows: list[str] = []
    seen: dict[str, Path] = {}
    for file in files:
        raw = parse_toml(file)
        rules = build(raw, Source(file))
        if rules.id in seen:
            raise Source(file).fault(("id",), f"id {rules.id!r} is already used by {seen[rules.id].name}")
        seen[rules.id] = file
        head = {key: raw[key] for key in MATCH_KEYS if key in raw}
        heads.append({"id": rules.id, "file": file.name, "extends": rules.extends, **head})
        rows.append(_json({key: value for key, value in raw.items() if key not in _LEFT_OUT}))
    return [_json({"format": FORMAT, "stamp": stamp, "rules": heads}), *rows]


def write_store(file: Path, text: str) -> None:
    """Write the store in one step. A cache that cannot be written costs time, nothing else."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(temporary).replace(file)


def _json(value: object) -> str:
    return json.dumps(value, default=_iso, ensure_ascii=False, separators=(",", ":"))


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} cannot be stored")
