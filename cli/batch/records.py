"""Files that hold many pages, read record by record: each becomes a job of its own.

What is wrong with one record, or with the rest of a file, becomes a job that fails and names it, so that it
is reported like any page and the run goes on.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, cast

from ...extractors.errors import InputError
from ..flags import Format
from ..messages import cause_of
from ..plan import SUFFIX, Job
from ..sources import Source, Sources, form_of, holds_records
from . import extras
from .flags import Columns
from .packed import RECORD_BYTES, unpacked, unpacked_lines
from .warc import read_responses

_NAMED = 6  # fields in a message


def require_extras(sources: Sources, form: Format) -> None:
    """Make sure that the libraries for inputs and output are there. Raises UsageError where one is not."""
    if form is Format.PARQUET:
        extras.parquet()
    for source in sources.containers:
        suffixes = source.path.suffixes if source.path else ()
        for suffix in {suffix.lower() for suffix in suffixes[-2:]} & _EXTRAS.keys():
            _EXTRAS[suffix]()


def expand(jobs: Iterable[Job], columns: Columns, form: Format) -> Iterator[Job]:
    """The jobs, with one for each record in place of one for a container.

    A record's own output, if it is to have one, lies in the folder that is its container's.
    """
    for job in jobs:
        if not holds_records(job.source):
            yield job
            continue
        for source in read_records(job.source, columns):
            yield job._replace(source=source, output=_output(job, source, form))


def read_records(source: Source, columns: Columns) -> Iterator[Source]:
    """The pages in a container, in order; where it is broken, a last one that says so."""
    path = source.path
    assert path is not None, "standard input is not a container"
    count = 0
    try:
        with closing(_READERS[form_of(path)](path, columns)) as records:
            for record in records:
                count += 1
                yield source._replace(**{"label": f"{count:08}", **record})
    except (InputError, OSError, EOFError, zlib.error, ValueError) as error:
        cause = cause_of(error)
        where = f"after {count} records" if count else "at once"
        yield source._replace(label=f"{count + 1:08}", fault=f"the file is broken {where}: {cause}")


def _output(job: Job, source: Source, form: Format) -> Path | None:
    if job.output is None or source.label is None:
        return None
    return job.output / (source.label + SUFFIX[form])


_Record = Mapping[str, Any]
"""The fields of a Source that a record brings."""


def _json_lines(path: Path, columns: Columns) -> Iterator[_Record]:
    with unpacked_lines(path) as file:
        for number, line in enumerate(file, 1):
            if line is None or line.strip():
                yield {"label": f"{number:08}", **_from_json(line, number, columns)}


def _from_json(line: bytes | None, number: int, columns: Columns) -> _Record:
    if line is None:
        return {"fault": f"line {number} is larger than {RECORD_BYTES >> 20} MB unpacked"}
    try:
        record = json.loads(line)
    except ValueError:
        return {"fault": f"line {number} is not JSON"}
    except RecursionError:  # one line must not end a run over many
        return {"fault": f"line {number} is nested too deep"}
    if not isinstance(record, dict):
        return {"fault": f"line {number} is not a JSON object"}
    fields = cast("dict[str, Any]", record)
    texts = [name for name, value in fields.items() if isinstance(value, str)]
    return _from_fields(fields, f"line {number}", columns, texts)


def _from_fields(record: Mapping[str, Any], where: str, columns: Columns, there: Sequence[str]) -> _Record:
    """A record's page, or what is wrong; `there` are the fields that could hold a page instead."""
    data, url, name = (record.get(column) for column in (columns.text, columns.url, columns.id))
    if not isinstance(data, str | bytes):
        return {"fault": f"{where} has no text in the field {columns.text!r}{_instead(columns, there)}"}
    return {
        "data": data,
        "url": url if isinstance(url, str) else None,
        "id": name if isinstance(name, str | int) else None,
    }


def _instead(columns: Columns, there: Sequence[str]) -> str:
    """The way out for who has the page in another field: the option, and the names of some fields."""
    others = [repr(name) for name in there if name not in columns]
    if not others:
        return " (see --column)"
    more = ", …" if len(others) > _NAMED else ""
    return f"; there is {', '.join(others[:_NAMED])}{more} (--column text=FIELD)"


def _parquet(path: Path, columns: Columns) -> Iterator[_Record]:
    with closing(extras.parquet().ParquetFile(path)) as file:
        there: list[str] = file.schema_arrow.names
        names = [name for name in columns if name in there]
        there = [] if columns.text in there else there
        number = 0
        for batch in file.iter_batches(batch_size=256, columns=names):
            for row in batch.to_pylist():
                number += 1
                yield _from_fields(row, f"row {number}", columns, there)


def _warc(path: Path, columns: Columns) -> Iterator[_Record]:
    del columns
    with unpacked(path) as file:
        yield from read_responses(file)


def _zip(path: Path, columns: Columns) -> Iterator[_Record]:
    from .archives import read_zip

    del columns
    return read_zip(path)


def _tar(path: Path, columns: Columns) -> Iterator[_Record]:
    from .archives import read_tar

    del columns
    return read_tar(path)


_EXTRAS: Mapping[str, Callable[[], Any]] = {
    ".parquet": extras.parquet,
    ".warc": extras.warc,
    ".zst": extras.zstandard,
}
_READERS: Mapping[str, Callable[[Path, Columns], Any]] = {
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".parquet": _parquet,
    ".warc": _warc,
    ".zip": _zip,
    ".tar": _tar,
    ".tgz": _tar,
}
