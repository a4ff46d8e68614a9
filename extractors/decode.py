"""From bytes to text: byte-order mark, valid UTF-8, declared charset, then detection, in that order."""

import codecs
import re
from typing import NamedTuple

from .errors import InputError

# Declared names that browsers read as a larger set (WHATWG Encoding Standard, "names and labels").
_SUPERSETS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x28\xb5\x2f\xfd", "zstandard data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a Parquet file"),
)
_RARE = ("iso8859-3",)
"""Charsets that next to no page is in, and many a Western one is taken for."""
_HEAD = 4096
_SAMPLE = 64 * 1024
_SEARCHED = 4 * 1024 * 1024
_ASCII_TAG = re.compile(rb"<[\x20-\x7e]{1,2000}?>")
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_CHARSETS = frozenset(("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"))
"""Codecs that Python counts as text, and no page is in."""
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\x0b\x0c\x1b")
# Signs of a wrong table: accented Latin letters in a row, and other scripts' letters within Latin words.
# Few pages need them and they take long to compile, so that happens at first use.
_ASCII = r"[\x00-\x7f]+"
_LATIN_RUN = r"[\x80-\u024f]{2,}"
_OTHER = r"[\u0250-\u1dff\u2c00-\uffef]"
_MIXED = rf"(?<=[A-Za-z]){_OTHER}|{_OTHER}(?=[A-Za-z])"


class Decoded(NamedTuple):
    """Text, the codec that gave it, and what a reader should be told about it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode a page. `encoding` overrides every guess.

    Raises InputError where the data is no text (a known binary format, or control characters throughout) or
    `encoding` names no codec. Bytes that do not fit become U+FFFD, with a warning.
    """
    if encoding is not None:
        return _forced(data, encoding)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _lenient(data[len(bom) :], name)
    wide = _wide_without_bom(data)
    if wide:
        return _lenient(data, wide)
    _refuse_binary(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error)
    return Decoded(text, "utf-8") if text.isascii() else _decoded_twice(text)


def _decoded_twice(text: str) -> Decoded:
    """A text that is UTF-8 once more, all of it, was encoded twice: by chance that does not happen."""
    try:
        meant = text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return Decoded(text, "utf-8")
    return Decoded(meant, "utf-8", ("the page was encoded in UTF-8 twice; it was decoded twice",))


def decode_text(text: str) -> Decoded:
    """A text that was decoded before, without halves of characters, which no codec can write."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        pieces = _SURROGATE.sub("\ufffd", text)
        return Decoded(pieces, "utf-8", ("halves of characters (surrogates) were replaced by U+FFFD",))
    return Decoded(text, "utf-8")


def text_codec(name: str) -> str | None:
    """The name by which Python knows a character set; None where it is none."""
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return (
        codec.name if getattr(codec, "_is_text_encoding", True) and codec.name not in _NO_CHARSETS else None
    )


def _forced(data: bytes, encoding: str) -> Decoded:
    codec = text_codec(encoding)
    if codec is None:
        raise InputError(f"unknown encoding {encoding!r}")
    for bom, name in _BOMS:
        if data.startswith(bom) and codec in (name, name.rsplit("-", 1)[0]):
            return _lenient(data[len(bom) :], name)
    return _lenient(data, codec)


def _lenient(data: bytes, codec: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), codec)
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
    bad = text.count("\ufffd")
    many = f"{bad} byte sequences are" if bad > 1 else "1 byte sequence is"
    return Decoded(text, codec, (f"{many} not valid {codec}; replaced by U+FFFD",))


def _wide_without_bom(data: bytes) -> str | None:
    """UTF-16 without a mark shows as NULs in every other byte of Latin text and markup."""
    head = data[:_HEAD]
    if len(head) < 4 or b"\0" not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"not text: this looks like {name}")
    head = data[:_SAMPLE]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > max(8, len(head) * 0.02):
        raise InputError("not text: binary data (too many control characters)")


def declared_charset(data: bytes) -> str | None:
    """The charset that a page declares in a meta tag or an XML declaration, as Python's codec name."""
    found = _DECLARED.search(data, 0, _HEAD)
    if not found:
        return None
    name = text_codec(found.group(1).decode("ascii", "replace"))
    return None if name is None else _SUPERSETS.get(name, name)


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Decoded:
    if _mostly_utf8(data, error):
        return _lenient(data, "utf-8")
    declared = declared_charset(data)
    if declared and not declared.startswith("utf"):
        try:
            text = data.decode(declared)
        except UnicodeDecodeError:
            if _errors(data, declared) < 0.001:
                return _lenient(data, declared)
        else:
            if not _implausible(text):
                return Decoded(text, declared)
    return _detected(data, declared)


def _mostly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Valid UTF-8 but for a cut tail or a few bad bytes among many good multi-byte characters."""
    if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
        return True
    bad = data.decode("utf-8", "replace").count("\ufffd")
    good = data.decode("utf-8", "ignore")
    return bad * 3 <= len(good) - len(good.encode("ascii", "ignore"))


def _errors(data: bytes, codec: str) -> float:
    return data.decode(codec, "replace").count("\ufffd") / max(1, len(data))


def _implausible(text: str) -> bool:
    """Whether the text looks like another charset's bytes read with this one's table.

    A Cyrillic table read with another's swaps the cases, so capitals prevail.
    """
    sample = text[: _SAMPLE * 4]
    wide = re.sub(_ASCII, "", sample)
    if len(wide) < 20:
        return False
    wrong = sum(map(len, re.findall(_LATIN_RUN, sample)))
    if re.search(_OTHER, wide):
        wrong += len(re.findall(_MIXED, sample))
    return wrong > 0.4 * len(wide) or sum(map(str.isupper, wide)) > 0.6 * len(wide)


def _detected(data: bytes, declared: str | None) -> Decoded:
    import chardet

    found = chardet.detect(_telling_sample(data), exclude_encodings=_RARE)["encoding"]
    name = codecs.lookup(found or declared or "cp1252").name
    name = _SUPERSETS.get(name, name)
    if name == "utf-8":
        name = "cp1252"
    decoded = _lenient(data, name)
    note = f"no valid charset is declared; read as {name}"
    return Decoded(decoded.text, name, (note, *decoded.warnings))


def _telling_sample(data: bytes) -> bytes:
    """Lines with bytes above ASCII, without tags: markup and scripts are ASCII and tell nothing."""
    sample = bytearray()
    for line in data[:_SEARCHED].splitlines():
        if not line.isascii():
            sample += _ASCII_TAG.sub(b" ", line[:_SAMPLE]) + b"\n"
        if len(sample) >= _SAMPLE:
            break
    return bytes(sample) or data[:_SAMPLE]
