"""WARC files: the body of each response that may hold a page, freed of what HTTP wrapped around it."""

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import IO, Any

from ...extractors.errors import InputError
from . import extras
from .packed import RECORD_BYTES, check_size

_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", None})
_ZLIB_OR_GZIP = zlib.MAX_WBITS | 32
_CHUNK_SIZE = re.compile(rb"[0-9A-Fa-f]+")


def read_responses(file: IO[bytes]) -> Iterator[Mapping[str, Any]]:
    """`data` or `fault`, and `url`, of each response that is HTML or plain text, in order.

    Raises InputError after the last whole record where the file is cut off.
    """
    module = extras.warc()
    kinds = module.WarcRecordType.response
    for record in module.ArchiveIterator(file, record_types=kinds, parse_http=True):
        size = record.content_length
        data = record.reader.read() if size <= RECORD_BYTES else b""
        if (len(data) or record.reader.consume()) < size:
            raise InputError("the last record is cut off")
        if record.http_content_type in _PAGES:
            url = (record.headers.get("WARC-Target-URI") or "").strip("<>")  # WARC 1.0 has it in brackets
            yield {**_page(record, data, size), "url": url or None}


def _page(record: Any, data: bytes, size: int) -> Mapping[str, Any]:
    """`data` of a response of so many bytes, or `fault` where that, or what it unpacks to, is too large."""
    headers = record.http_headers
    try:
        check_size(size)
        body = _unwrapped(data, {} if headers is None else _lower(headers))
    except InputError as error:
        return {"fault": str(error)}
    return {"data": _text(body, record.http_charset)}


def _lower(headers: Any) -> dict[str, str]:
    return {str(name).lower(): str(value).lower() for name, value in headers.asdict().items()}


def _unwrapped(data: bytes, headers: Mapping[str, str]) -> bytes:
    """The body as a browser shows it.

    Crawlers that store it unwrapped often leave the headers as they were: what does not fit them stays.
    """
    if "chunked" in headers.get("transfer-encoding", ""):
        data = _joined(data)
    if headers.get("content-encoding", "identity") in ("gzip", "x-gzip", "deflate"):
        data = _inflated(data)
    return data


def _joined(data: bytes) -> bytes:
    """The chunks of RFC 9112, section 7.1, as one; the data itself where it is not chunked."""
    parts: list[bytes] = []
    at = 0
    while (end := data.find(b"\r\n", at)) >= 0:
        digits = data[at:end].partition(b";")[0].strip(b" \t")
        if not _CHUNK_SIZE.fullmatch(digits):  # int() takes signs too: a negative size would lead back
            break
        size = int(digits, 16)
        if size == 0:
            return b"".join(parts)
        parts.append(data[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts) or data


def _inflated(data: bytes) -> bytes:
    """What is compressed with gzip or zlib, as far as it goes; other data itself.

    Raises InputError where it becomes too large.
    """
    try:
        body = zlib.decompressobj(_ZLIB_OR_GZIP).decompress(data, RECORD_BYTES + 1)
    except zlib.error:
        return data
    check_size(len(body))
    return body


def _text(body: bytes, charset: str | None) -> bytes | str:
    """Decoded where the server said how, and was right: a page itself may say nothing of it."""
    if not charset or body.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return body
    try:
        return body.decode(charset)
    except (LookupError, ValueError):
        return body
