"""JSON that every reader takes: UTF-8, without lone surrogates."""

import json
import re

_LONE = re.compile("[\ud800-\udfff]")


def to_json(data: object, indent: int | None = None) -> str:
    """Data as JSON text that can be encoded as UTF-8.

    Bytes of a file name that are no UTF-8, which Python holds as lone surrogates, are spelled `\\xff` in
    letters, as on a terminal, and other lone surrogates `\\ud800`. The escape of JSON will not do: strict
    readers refuse a half of a surrogate pair (RFC 8259, section 8.2).
    """
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return text if text.isascii() else _LONE.sub(_spelled, text)


def _spelled(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\\\u{code:04x}"
