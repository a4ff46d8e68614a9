"""Rule files as TOML text: the inverse of `read`, with room for a comment on everything, for people to review.

`tomllib` reads only. What is written here is the part of TOML that rule files use: tables, arrays of tables,
and keys with strings, numbers, truth values, or lists of strings.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


class Noted(NamedTuple):
    """One string of a list, with the comment that follows it on its line."""

    value: str
    comment: str = ""


Value = str | int | float | bool | tuple[Noted, ...]


class Date(NamedTuple):
    """A date, which TOML writes without quotes (ISO 8601, `YYYY-MM-DD`)."""

    text: str


class Rows(NamedTuple):
    """A list of lists of strings."""

    rows: tuple[tuple[str, ...], ...]


class Entry(NamedTuple):
    """A key and its value, with the comments that stand above it."""

    key: str
    value: Value | Date | Rows
    comments: tuple[str, ...] = ()


class Section(NamedTuple):
    """A table: its comments, its dotted name (empty at the top of the file), its entries in order.

    `repeated` makes it one item of an array of tables (`[[test]]`).
    """

    name: str
    entries: tuple[Entry, ...] = ()
    comments: tuple[str, ...] = ()
    repeated: bool = False


def write_toml(sections: Iterable[Section]) -> str:
    """The text of a file; what `tomllib` makes of it is what was given. A section without entries is comment."""
    return "\n".join("".join(f"{line}\n" for line in _section(section)) for section in sections)


def quote(text: str) -> str:
    r"""A TOML string: basic, literal where that saves escapes, and over several lines where `text` has such.

    >>> print(quote('a[href="x"]'), quote("don't"), quote(r"\d+"))
    'a[href="x"]' "don't" '\d+'
    """
    text = text.encode("utf-8", "replace").decode()  # TOML is UTF-8, which has no lone surrogates
    if "\n" in text.strip("\n"):
        body = _escaped(text, keep='\n\t"').replace('"""', '""\\"')
        end = "\\\n" if body.endswith('"') else ""  # so that it does not run into the quotes that close it
        return f'"""\n{body}{end}"""'
    if ('"' in text or "\\" in text) and "'" not in text and not _CONTROL.search(text):
        return f"'{text}'"
    return f'"{_escaped(text)}"'


def comment(text: str) -> str:
    """`text` as one line of comment: white space folded, nothing in it that ends a line."""
    return f"# {' '.join(_CONTROL.sub(' ', text.encode('utf-8', 'replace').decode()).split())}".rstrip()


def _section(section: Section) -> Iterator[str]:
    yield from map(comment, section.comments)
    if section.name:
        yield f"[[{section.name}]]" if section.repeated else f"[{section.name}]"
    for entry in section.entries:
        yield from map(comment, entry.comments)
        yield f"{_key(entry.key)} = {_value(entry.value)}"


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else quote(key)


def _value(value: Value | Date | Rows) -> str:
    if isinstance(value, Date):
        return value.text
    if isinstance(value, Rows):
        return "[" + ", ".join("[" + ", ".join(map(quote, row)) + "]" for row in value.rows) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return quote(value) if isinstance(value, str) else _list(value)


def _list(items: tuple[Noted, ...]) -> str:
    short = ", ".join(quote(item.value) for item in items)
    if not any(item.comment for item in items) and len(short) < 90:
        return f"[{short}]"
    lines = (f"  {quote(item.value)},{_after(item.comment)}\n" for item in items)
    return f"[\n{''.join(lines)}]"


def _after(text: str) -> str:
    return f"  {comment(text)}" if text else ""


def _escaped(text: str, keep: str = "") -> str:
    return "".join(char if char in keep else _escape(char) for char in text)


def _escape(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    return f"\\u{ord(char):04X}" if _CONTROL.match(char) else char
