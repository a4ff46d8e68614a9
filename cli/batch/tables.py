"""Articles as a Parquet file: a row each, with the fields of the JSON form."""

import json
from itertools import islice
from pathlib import Path
from typing import Any

from ..output import whole_file
from . import extras

_ROWS = 1000  # rows of a group; memory holds one


def schema() -> Any:
    """The columns, in order: those of the JSON form, and `id` as text. `blocks` is a list of structs.

    Raises UsageError where pyarrow is not installed.
    """
    pa = extras.arrow()
    text, texts = pa.string(), pa.list_(pa.string())
    block = {
        **dict.fromkeys(("text", "path", "role", "category", "by"), text),
        **dict.fromkeys(("start", "end", "line"), pa.int64()),
        "keep": pa.bool_(),
        "score": pa.float64(),
        "reasons": texts,
    }
    names = ("source", "url", "site", "kind", "page_type", "title", "date", "language", "description")
    columns = {
        "schema": pa.int32(),
        "id": text,
        **dict.fromkeys(names, text),
        **dict.fromkeys(("site_name", "canonical_url"), text),
        "authors": texts,
        "text": text,
        "confidence": pa.float64(),
        "rules": texts,
        "warnings": texts,
        "blocks": pa.list_(pa.struct(list(block.items()))),
    }
    return pa.schema(list(columns.items()))


def write_table(articles: Path, output: Path) -> None:
    """Turn a file of articles as JSON lines into a Parquet file. Raises UsageError, OSError."""
    pa, parquet, columns = extras.arrow(), extras.parquet(), schema()
    with (
        articles.open("rb") as lines,
        whole_file(output) as file,
        parquet.ParquetWriter(file, columns, compression="zstd") as writer,
    ):
        while chunk := list(islice(lines, _ROWS)):
            rows = [_row(json.loads(line)) for line in chunk]
            writer.write_table(pa.Table.from_pylist(rows, schema=columns))


def _row(article: dict[str, Any]) -> dict[str, Any]:
    name = article.get("id")
    return {**article, "id": None if name is None else str(name)}
