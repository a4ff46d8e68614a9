"""Articles that unboil wrote as JSON earlier: by another version, or with other options."""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ...extractors.errors import InputError
from ...extractors.serialize import SCHEMA
from ...extractors.types import Block, Judged, Verdict
from ...rules.category import Category


def load_saved(path: Path, name: str) -> tuple[Judged, ...]:
    """The blocks of a page in a JSON or JSONL file; `name` is the page's path, for a file of several pages.

    Raises InputError for a file that does not hold it, and OSError.
    """
    records = _records(path)
    record = records.get(name) or (next(iter(records.values())) if len(records) == 1 else None)
    if record is None:
        raise InputError(f"{path}: holds no article of {name}")
    try:
        return tuple(map(_judged, record["blocks"]))
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{path}: not an article as unboil writes it: {error!r}") from error


@lru_cache(maxsize=1)
def _records(path: Path) -> Mapping[str, Mapping[str, Any]]:
    """The articles in a file by source."""
    return {str(record.get("source")): record for record in _read(path)}


def _read(path: Path) -> Iterator[Mapping[str, Any]]:
    text = path.read_text("utf-8")
    try:
        for part in [text] if path.suffix == ".json" else text.rstrip("\n").split("\n"):
            record = json.loads(part)
            if not isinstance(record, dict) or record.get("schema") != SCHEMA:  # pyright: ignore[reportUnknownMemberType]
                raise InputError(f"{path}: not an article of schema {SCHEMA}")
            yield record
    except json.JSONDecodeError as error:
        raise InputError(f"{path}: not JSON: {error}") from error
    except RecursionError:
        raise InputError(f"{path}: nested too deep") from None


def _judged(data: Mapping[str, Any]) -> Judged:
    block = Block(str(data["text"]), line=data.get("line"), path=str(data.get("path") or ""))
    verdict = Verdict(
        keep=bool(data["keep"]),
        category=Category(data["category"]),
        by=str(data["by"]),
        score=float(data["score"]),
        reasons=tuple(map(str, data.get("reasons", ()))),
    )
    return Judged(block, verdict)
