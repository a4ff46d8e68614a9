"""The `[text]` and `[[record]]` sections of a rule file: rules on visible lines."""

import re
from typing import cast

from .category import Category
from .model import BlockRule, Boundary, Inside, LineRule, RecordLine, RecordRule, Scope, TextRules
from .patterns import Form, Pattern
from .table import Source, Table

_FORMS = tuple(form.value for form in Form)
_SHORT = "line"
_PLACEHOLDER = r"\{\w+\}"


def read_text(table: Table, name: str) -> TextRules:
    """`[text]`. `name` is the id for `origin`. Raises RuleError."""
    table.expect(
        ("start_after", "end_before", "drop_line", "drop_block", "drop_inline", "keep_line", "inside")
    )
    return TextRules(
        start_after=tuple(
            _boundary(item, name, Category.NAV) for item in table.tables("start_after", short=_SHORT)
        ),
        end_before=tuple(
            _boundary(item, name, Category.OTHER) for item in table.tables("end_before", short=_SHORT)
        ),
        drop_line=_lines(table, "drop_line", name),
        drop_block=tuple(_block(item, name) for item in table.tables("drop_block", short="open")),
        drop_inline=_lines(table, "drop_inline", name),
        keep_line=_lines(table, "keep_line", name),
        inside=table.choice("inside", Inside),
    )


def read_records(top: Table, name: str) -> tuple[RecordRule, ...]:
    """`[[record]]`: groups of lines that recur. Raises RuleError."""
    return tuple(_record(item, name) for item in top.tables("record"))


def read_patterns(table: Table, key: str) -> tuple[Pattern, ...]:
    """The patterns of list `key`: bare strings, or tables with `line`, `glob`, `re`. Raises RuleError."""
    found: list[Pattern] = []
    for n, item in table.items(key):
        if isinstance(item, dict):
            path = (*table.path, key) if n is None else (*table.path, key, n)
            nested = Table(cast("dict[str, object]", item), path, table.source).expect(_FORMS)
            found.extend(own_patterns(nested))
        else:
            found.append(_checked(Pattern.parse(_text(table, key, n, item)), table.source, table.path, key))
    return tuple(found)


def own_patterns(table: Table) -> tuple[Pattern, ...]:
    """What the keys `line`, `glob` and `re` of one rule say; at least one pattern. Raises RuleError."""
    found: list[Pattern] = []
    for form in Form:
        for text in table.strings(form.value):
            pattern = Pattern.parse(text) if form is Form.LITERAL else Pattern(form, text)
            found.append(_checked(pattern, table.source, table.path, form.value))
    if not found:
        raise table.fault(None, f"a rule needs one of {', '.join(_FORMS)}")
    return tuple(found)


def origin(table: Table, name: str) -> str:
    """`ID:text.drop_line[2]`: the file and the item, counted from 1, that a verdict names."""
    text = ""
    for step in table.path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    text = re.sub(r"^\.version\[\d+\]", "", text)
    return f"{name}:{text.lstrip('.')}"


def _text(table: Table, key: str, index: int | None, item: object) -> str:
    if isinstance(item, str):
        return item
    path = (*table.path, key) if index is None else (*table.path, key, index)
    raise table.source.fault(path, f"{key} must hold strings or tables, not {item!r}")


def _checked(pattern: Pattern, source: Source, path: tuple[str | int, ...], key: str) -> Pattern:
    if not pattern.source.strip():
        raise source.fault((*path, key), f"{key} is empty")
    if pattern.form is Form.GLOB and not pattern.source.strip("* "):
        raise source.fault((*path, key), f"the glob {pattern.source!r} would match every line")
    check_regex(pattern, source, (*path, key))
    return pattern


def check_regex(pattern: Pattern, source: Source, path: tuple[str | int, ...]) -> None:
    """Raise RuleError for the item at `path` if its regular expression cannot run in linear time."""
    if source.strict and pattern.form is Form.REGEX:
        from .regex import regex_fault

        if fault := regex_fault(pattern.source):
            raise source.fault(path, f"bad regular expression {pattern.source!r}: {fault}")


def _category(table: Table, default: Category) -> Category:
    return table.choice("category", Category) or default


def _lines(table: Table, key: str, name: str) -> tuple[LineRule, ...]:
    default = Category.BODY if key == "keep_line" else Category.OTHER
    return tuple(_line(item, name, default) for item in table.tables(key, short=_SHORT))


def _line(table: Table, name: str, default: Category) -> LineRule:
    known = (*_FORMS, "scope") if default is Category.BODY else (*_FORMS, "scope", "category")
    table.expect(known)
    return LineRule(
        patterns=own_patterns(table),
        category=_category(table, default),
        origin=origin(table, name),
        scope=table.choice("scope", Scope) or Scope.PAGE,
    )


def _block(table: Table, name: str) -> BlockRule:
    table.expect(("open", "close", "max_lines", "until_blank", "category", "scope"))
    opening = read_patterns(table, "open")
    if not opening:
        raise table.fault(None, "drop_block needs open")
    bounded = "close" in table.data or "max_lines" in table.data
    return BlockRule(
        patterns=opening,
        category=_category(table, Category.OTHER),
        origin=origin(table, name),
        close=read_patterns(table, "close"),
        max_lines=table.whole("max_lines", 30),
        until_blank=table.flag("until_blank", not bounded),
        scope=table.choice("scope", Scope) or Scope.PAGE,
    )


_CONDITIONS = ("min_lines_before", "in_first", "in_last", "followed_by", "until")


def _boundary(table: Table, name: str, default: Category) -> Boundary:
    table.expect((*_FORMS, "category", *_CONDITIONS))
    first, last = table.share("in_first"), table.share("in_last")
    return Boundary(
        patterns=own_patterns(table),
        category=_category(table, default),
        origin=origin(table, name),
        min_lines_before=table.whole("min_lines_before", 0),
        in_first=1.0 if first is None else first,
        in_last=1.0 if last is None else last,
        followed_by=read_patterns(table, "followed_by"),
        until=read_patterns(table, "until"),
    )


def _record(table: Table, name: str) -> RecordRule:
    table.expect(("lines", "min_repeat", "category"))
    lines = tuple(_record_line(item) for item in table.tables("lines", short=_SHORT))
    if sum(not line.optional for line in lines) < 2:
        raise table.fault("lines", "a record needs two lines or more that are not optional")
    return RecordRule(
        lines=lines,
        category=_category(table, Category.FOREIGN_ARTICLE),
        origin=origin(table, name),
        min_repeat=max(1, table.whole("min_repeat", 1)),
    )


def _record_line(table: Table) -> RecordLine:
    table.expect((*_FORMS, "optional", "repeat"))
    patterns = own_patterns(table)
    templates = (pattern.source for pattern in patterns if pattern.form is Form.LITERAL)
    if any(len(re.findall(_PLACEHOLDER, template)) > 1 for template in templates):
        raise table.fault(None, "a line of a record takes one placeholder")
    return RecordLine(patterns=patterns, optional=table.flag("optional"), repeat=table.flag("repeat"))
