"""The `[html]`, `[fields]` and `[document]` sections of a rule file: selectors and where metadata stands."""

import re

from .category import Category
from .model import DocumentKind, DocumentRule, Fields, FieldSource, HtmlRules, Inside, Selector
from .patterns import Pattern
from .read_text import check_regex, origin
from .table import Table

_LISTS = ("body", "strip", "keep", "unwrap")
_FIELDS = ("title", "authors", "date", "language")
_JSONLD = r"jsonld:\w+(?:\.\w+)*"


def read_html(table: Table, name: str) -> HtmlRules:
    """`[html]`. `name` is the id for `origin`. Raises RuleError."""
    table.expect((*_LISTS, "inside"))
    return HtmlRules(
        body=_selectors(table, "body", name),
        strip=_selectors(table, "strip", name),
        keep=_selectors(table, "keep", name),
        unwrap=_selectors(table, "unwrap", name),
        inside=table.choice("inside", Inside),
    )


def read_fields(table: Table, name: str) -> Fields:
    """`[fields]`. Raises RuleError."""
    table.expect(_FIELDS)
    found = {key: _sources(table, key, name) for key in _FIELDS}
    return Fields(
        title=found["title"], authors=found["authors"], date=found["date"], language=found["language"]
    )


def read_document(table: Table, name: str) -> tuple[DocumentRule, ...]:
    """`[document]`: for each kind a list of lines or `css:` selectors. Raises RuleError."""
    kinds = {kind.value.replace("-", "_"): kind for kind in DocumentKind}
    table.expect(kinds)
    return tuple(rule for key, kind in kinds.items() for rule in _document(table, key, kind, name))


def _selectors(table: Table, key: str, name: str) -> tuple[Selector, ...]:
    default = Category.BODY if key in ("body", "keep", "unwrap") else Category.OTHER
    known = ("css", "category") if key == "strip" else ("css",)
    found: list[Selector] = []
    for item in table.tables(key, short="css"):
        item.expect(known)
        text = item.text("css")
        _check(item, text)
        category = item.choice("category", Category) or default
        found.append(Selector(text=text, category=category, origin=origin(item, name)))
    return tuple(found)


def _check(table: Table, text: str) -> None:
    if fault := _selector_fault(text, table.source.strict):
        raise table.fault(None, f"bad selector {text!r}: {fault}")


def _sources(table: Table, key: str, name: str) -> tuple[FieldSource, ...]:
    found: list[FieldSource] = []
    for index, text in enumerate(table.strings(key)):
        if fault := _source_fault(text, table.source.strict):
            raise table.source.fault((*table.path, key, index), f"{key}: {fault}")
        found.append(FieldSource(text=text, origin=f"{name}:fields.{key}[{index + 1}]"))
    return tuple(found)


def _source_fault(text: str, strict: bool) -> str | None:
    if text.startswith("jsonld:"):
        return None if re.fullmatch(_JSONLD, text) else f"{text!r} is no path such as jsonld:author.name"
    if not strict:
        return None
    if text.startswith("re:"):
        from .regex import group_count, regex_fault

        source = text.removeprefix("re:")
        if fault := regex_fault(source):
            return f"bad regular expression {source!r}: {fault}"
        return (
            None if group_count(source) == 1 else f"the regular expression {source!r} needs exactly one group"
        )
    if text.startswith("xpath:"):
        from .selectors import value_fault

        expression = text.removeprefix("xpath:").strip()
        fault = value_fault(expression)
        return f"bad selector {text!r}: {fault}" if fault else None
    css, _, _ = text.rpartition("@") if "@" in text else (text, "", "")
    return f"bad selector {css!r}: {fault}" if (fault := _selector_fault(css, strict)) else None


def _document(table: Table, key: str, kind: DocumentKind, name: str) -> list[DocumentRule]:
    found: list[DocumentRule] = []
    for index, text in enumerate(table.strings(key)):
        path, where = (*table.path, key, index), f"{name}:document.{key}[{index + 1}]"
        if text.startswith("css:"):
            css = text.removeprefix("css:")
            if fault := _selector_fault(css, table.source.strict):
                raise table.source.fault(path, f"bad selector {css!r}: {fault}")
            found.append(DocumentRule(kind=kind, origin=where, selector=css))
            continue
        pattern = Pattern.parse(text)
        check_regex(pattern, table.source, path)
        found.append(DocumentRule(kind=kind, origin=where, pattern=pattern))
    return found


def _selector_fault(text: str, strict: bool) -> str | None:
    if not strict:
        return None
    from .selectors import selector_fault

    return selector_fault(text)
