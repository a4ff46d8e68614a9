"""Articles as a Parquet file: a row each, with the fields of the JSON form."""

import json
from itertools import islice
from pathlib import Path

from ...extractors.arrow import article_schema, articles_table
from ..output import whole_file
from . import extras

_ROWS = 1000  # rows of a group; memory holds one


def write_table(articles: Path, output: Path) -> None:
    """Turn a file of articles as JSON lines into a Parquet file. Raises UsageError, OSError."""
    parquet = extras.parquet()
    with (
        articles.open("rb") as lines,
        whole_file(output) as file,
        parquet.ParquetWriter(file, article_schema(), compression="zstd") as writer,
    ):
        while chunk := list(islice(lines, _ROWS)):
            writer.write_table(articles_table(map(json.loads, chunk)))
