"""From a TOML file to `SiteRules`: the one place that knows the names of all keys."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from .errors import RuleError
from .matching import Match
from .model import (
    Body,
    Fallback,
    Guard,
    Removal,
    RuleTest,
    SiteRules,
    Version,
)
from .read_html import read_document, read_fields, read_html
from .read_text import read_patterns, read_records, read_text
from .table import Source, Table

SCHEMA = 1
MATCH_KEYS = ("hosts", "paths", "files", "generator", "text_signature", "lang")
BODY_KEYS = ("text", "html", "record", "fields", "document", "guard")
ABOUT_KEYS = ("schema", "id", "note", "source", "checked", "extends", "remove", "version", "test")
_REMOVABLE = {
    "text": ("start_after", "end_before", "drop_line", "drop_block", "drop_inline", "keep_line"),
    "html": ("body", "strip", "keep", "unwrap"),
}
_ID = r"[a-z0-9][a-z0-9._-]*"
_HOST = r"\*|[=!]?(?:[\w-]+\.)+[\w-]+"


def read_file(file: Path) -> SiteRules:
    """Read and check one rule file whole. Raises RuleError, which names file, line and cause."""
    return build(parse_toml(file), Source(file))


def parse_toml(file: Path) -> dict[str, object]:
    """The raw table of a TOML file. Raises RuleError where it cannot be read or is no TOML."""
    import tomllib

    text = ""
    try:
        text = file.read_text(encoding="utf-8")
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", str(error))
        cause = str(error)[: found.start()] if found else str(error)
        end = len(text.splitlines()) or None
        line = found and (int(found[1]) if found[1] else end)
        raise RuleError(file, line, f"not valid TOML: {cause[:1].lower()}{cause[1:]}") from None
    except RecursionError:
        raise RuleError(file, None, "not valid TOML: nested too deeply") from None
    except UnicodeDecodeError as error:
        raise RuleError(file, None, f"not UTF-8 at byte {error.start}") from None
    except OSError as error:
        raise RuleError(file, None, f"cannot be read: {error.strerror}") from None
    except ValueError as error:  # a number of thousands of digits
        raise RuleError(file, None, f"not valid TOML: {error}") from None


def build(data: Mapping[str, object], source: Source) -> SiteRules:
    """`SiteRules` from a raw table. Raises RuleError."""
    top = Table(data, (), source).expect((*ABOUT_KEYS, *MATCH_KEYS, *BODY_KEYS))
    if top.whole("schema", SCHEMA) != SCHEMA:
        raise top.fault(
            "schema", f"schema {data['schema']!r} is not known; this version reads schema {SCHEMA}"
        )
    name = _id(top)
    return SiteRules(
        id=name,
        file=str(source.file),
        match=_match(top),
        body=_body(top, name),
        note=top.text("note"),
        source=top.text("source"),
        checked=top.day("checked"),
        extends=top.strings("extends"),
        removes=_removes(top),
        versions=_versions(top, name),
        tests=tuple(_test(test) for test in top.tables("test")),
    )


def _id(top: Table) -> str:
    name = top.text("id")
    if not name:
        raise top.fault(None, "id is missing")
    if top.source.strict and not re.fullmatch(_ID, name):
        raise top.fault("id", f"id {name!r} must be of small letters, digits, '.', '_' and '-'")
    return name


def _match(top: Table) -> Match:
    for index, host in enumerate(top.strings("hosts")):
        if top.source.strict and not re.fullmatch(_HOST, host):
            raise top.source.fault(("hosts", index), f"{host!r} is no host name (as in news.example.org)")
    return Match(
        hosts=tuple(host.lower() for host in top.strings("hosts")),
        paths=top.strings("paths"),
        files=top.strings("files"),
        generator=top.strings("generator"),
        text_signature=_signatures(top),
        lang=top.strings("lang"),
    )


def _signatures(top: Table) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    for index, item in top.items("text_signature"):
        lines = cast("list[object]", item) if isinstance(item, list) else [item]
        path = ("text_signature",) if index is None else ("text_signature", index)
        if not lines or not all(isinstance(line, str) and line.strip() for line in lines):
            raise top.source.fault(path, "text_signature must hold lines, or lists of lines")
        if any(str(line).startswith("re:") for line in lines):
            raise top.source.fault(
                path, "text_signature takes literal lines and globs, no regular expression"
            )
        found.append(tuple(str(line) for line in lines))
    return tuple(found)


def _body(table: Table, name: str) -> Body:
    return Body(
        text=read_text(table.table("text"), name),
        html=read_html(table.table("html"), name),
        records=read_records(table, name),
        fields=read_fields(table.table("fields"), name),
        document=read_document(table.table("document"), name),
        guard=_guard(table.table("guard")),
    )


def _guard(table: Table) -> Guard:
    table.expect(("min_keep_ratio", "max_strip_ratio", "must_keep", "fallback"))
    return Guard(
        min_keep_ratio=table.share("min_keep_ratio"),
        max_strip_ratio=table.share("max_strip_ratio"),
        must_keep=read_patterns(table, "must_keep"),
        fallback=table.choice("fallback", Fallback),
    )


def _versions(top: Table, name: str) -> tuple[Version, ...]:
    found: list[Version] = []
    for table in top.tables("version"):
        table.expect(("name", "valid_from", "valid_until", *BODY_KEYS))
        start, end = table.day("valid_from"), table.day("valid_until")
        if start is None and end is None:
            raise table.fault(None, "a version needs valid_from or valid_until")
        if start and end and start > end:
            raise table.fault("valid_until", f"valid_until {end} is before valid_from {start}")
        label = table.text("name", start or f"until-{end}")
        found.append(
            Version(name=label, valid_from=start, valid_until=end, body=_body(table, f"{name}@{label}"))
        )
    return tuple(sorted(found, key=lambda v: (v.valid_until or "9999", v.valid_from or ""), reverse=True))


def _removes(top: Table) -> tuple[Removal, ...]:
    table = top.table("remove").expect(_REMOVABLE)
    found: list[Removal] = []
    for section, keys in _REMOVABLE.items():
        part = table.table(section).expect(keys)
        for key in keys:
            texts = enumerate(part.strings(key))
            found.extend(Removal(key=f"{section}.{key}", text=text, number=n) for n, text in texts)
    if found and "extends" not in top.data:
        raise top.fault("remove", "remove needs extends: there is nothing inherited to remove")
    return tuple(found)


_TEST_KEYS = ("name", "input", "text", "html", "url", "applies", "contains", "not_contains", "body", "title")


def _test(table: Table) -> RuleTest:
    table.expect(_TEST_KEYS)
    given = [key for key in ("input", "text", "html") if key in table.data]
    if len(given) != 1:
        raise table.fault(given[1] if given else None, "a test needs exactly one of input, text and html")
    text = _fixture(table) if given == ["input"] else table.text(given[0])
    return RuleTest(
        name=table.text("name"),
        text=text,
        html=given == ["html"] or table.text("input").endswith((".html", ".htm")),
        url=table.maybe("url"),
        applies=table.flag("applies", True),
        contains=table.strings("contains"),
        not_contains=table.strings("not_contains"),
        body=table.maybe("body"),
        title=table.maybe("title"),
        line=_line(table),
    )


def _line(table: Table) -> int | None:
    from .locate import locate

    return locate(table.source.file.read_text(encoding="utf-8"), table.path)


def _fixture(table: Table) -> str:
    name, folder = table.text("input"), table.source.file.parent.resolve()
    file = (folder / name).resolve()
    if not file.is_relative_to(folder):
        raise table.fault("input", f"{name!r} is outside the folder of the rule file")
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        cause = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise table.fault("input", f"cannot read the fixture {name!r}: {cause}") from None
