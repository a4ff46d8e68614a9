"""The format of rule files as data, taken from the model: every table, its keys, their types and defaults.

The schema for editors and the reference page are made of it; a test holds it to what the reader accepts.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from inspect import getdoc
from types import NoneType
from typing import Any, NamedTuple, cast, get_args, get_type_hints

from . import model
from .category import Category
from .matching import Match
from .patterns import Form, Pattern


class Shape(StrEnum):
    """What the value of a key can be, in words."""

    VERSION = "1"
    STRING = "string"
    STRINGS = "string, or list of strings"
    GROUPS = "string, or list of strings and lists of strings"
    PATTERNS = "pattern, or list of patterns"
    FLAG = "true or false"
    WHOLE = "whole number"
    SHARE = "number from 0 to 1"
    DATE = "date"
    CHOICE = "one of"
    TABLE = "table"
    TABLES = "list of tables"


class Key(NamedTuple):
    """A key of a table. `table` names the table, or tables, that its value is; `default` is as in TOML."""

    name: str
    shape: Shape
    default: str = ""
    choices: tuple[str, ...] = ()
    table: str = ""
    required: bool = False


class Part(NamedTuple):
    """A table: its dotted name, what the model says of it, its keys, and the key that a string stands for."""

    name: str
    about: str
    keys: tuple[Key, ...]
    short: str = ""


_DATES = ("checked", "valid_from", "valid_until")
_BODY = ("text", "html", "record", "fields", "document", "guard")
_FORMS = tuple(Key(form.value, Shape.STRINGS) for form in Form)
_HIDDEN = "origin"
_LISTS = {"text": model.TextRules, "html": model.HtmlRules}


def parts() -> tuple[Part, ...]:
    """Every table of a rule file, in the order in which a reader meets them."""
    return (_top(), *_text(), *_html(), *_records(), *_rest())


def _top() -> Part:
    named = {key.name: key for key in _keys(model.SiteRules, required=("id",))}
    about = (named[name] for name in ("id", "note", "source", "checked", "extends"))
    groups = Key("text_signature", Shape.GROUPS)
    match = (groups if key.name == "text_signature" else key for key in _keys(Match))
    tables = (Key("remove", Shape.TABLE, table="remove"), *_nested("version", "test"), *_body_keys())
    keys = (Key("schema", Shape.VERSION), *about, *match, *tables)
    return Part("", f"{_doc(model.SiteRules)}\n\n{_doc(Match)}", keys)


def _body_keys() -> tuple[Key, ...]:
    return tuple(Key(name, Shape.TABLES if name == "record" else Shape.TABLE, table=name) for name in _BODY)


def _nested(*names: str) -> tuple[Key, ...]:
    return tuple(Key(name, Shape.TABLES, table=name) for name in names)


def _text() -> Iterator[Part]:
    yield _part("text", model.TextRules, tables=True)
    for name in ("start_after", "end_before"):
        yield _part(f"text.{name}", model.Boundary, short="line")
    yield _part("text.drop_line", model.LineRule, short="line")
    yield _part("text.drop_inline", model.LineRule, short="line")
    yield _part("text.keep_line", model.LineRule, short="line", without=("category",))
    yield _part(
        "text.drop_block", model.BlockRule, short="open", names={"patterns": "open"}, required=("open",)
    )


def _html() -> Iterator[Part]:
    yield _part("html", model.HtmlRules, tables=True)
    for name in ("body", "strip", "keep", "unwrap"):
        without = () if name == "strip" else ("category",)
        names = {"text": "css"}
        yield _part(
            f"html.{name}", model.Selector, short="css", names=names, without=without, required=("css",)
        )


def _records() -> Iterator[Part]:
    record = _part("record", model.RecordRule, without=("lines",))
    lines = Key("lines", Shape.TABLES, table="record.lines", required=True)
    yield record._replace(keys=(lines, *record.keys))
    yield _part("record.lines", model.RecordLine, short="line")


def _rest() -> Iterator[Part]:
    fields = (Key(name, Shape.STRINGS) for name in model.Fields._fields)
    yield Part("fields", f"{_doc(model.Fields)}\n\n{_doc(model.FieldSource)}", tuple(fields))
    kinds = (Key(kind.value.replace("-", "_"), Shape.STRINGS) for kind in model.DocumentKind)
    yield Part("document", _doc(model.DocumentRule), tuple(kinds))
    yield _part("guard", model.Guard)
    version = _part("version", model.Version, without=("body",))
    optional = (key._replace(required=False) for key in version.keys)
    yield version._replace(keys=(*optional, *_body_keys()))
    removable = tuple(Key(name, Shape.TABLE, table=f"remove.{name}") for name in _LISTS)
    yield Part("remove", _doc(model.Removal), removable)
    for name, kind in _LISTS.items():
        lists = (Key(key, Shape.STRINGS) for key in kind._fields if key != "inside")
        yield Part(f"remove.{name}", "", tuple(lists))
    inputs = tuple(Key(name, Shape.STRING) for name in ("input", "text", "html"))
    test = _part("test", model.RuleTest, without=("text", "html", "line"))
    loose = (key._replace(required=False, default=_TEST_DEFAULTS.get(key.name, "")) for key in test.keys)
    yield test._replace(keys=(*inputs, *loose))


_TEST_DEFAULTS = {"applies": "true"}


def _part(
    name: str,
    kind: type[Any],
    *,
    short: str = "",
    names: Mapping[str, str] | None = None,
    without: Iterable[str] = (),
    required: Iterable[str] = (),
    tables: bool = False,
) -> Part:
    """The table that a class of the model stands for; `names` are the keys that the file calls otherwise."""
    keys: list[Key] = []
    for key in _keys(kind, names, required, prefix=f"{name}." if tables else ""):
        if key.name == "patterns":
            keys.extend(_FORMS)
        elif key.name not in (*without, _HIDDEN):
            keys.append(key)
    return Part(name, _doc(kind), tuple(keys), short)


def _keys(
    kind: type[Any], names: Mapping[str, str] | None = None, required: Iterable[str] = (), prefix: str = ""
) -> Iterator[Key]:
    defaults = cast("dict[str, object]", getattr(kind, "_field_defaults", {}))
    for field, hint in get_type_hints(kind).items():
        if field.startswith("_"):
            continue
        name = (names or {}).get(field, field)
        shape, choices = _shape(name, hint)
        table = f"{prefix}{name}" if shape is Shape.TABLES else ""
        default = _toml(defaults.get(field))
        yield Key(name, shape, default, choices, table, name in required)


def _shape(name: str, hint: Any) -> tuple[Shape, tuple[str, ...]]:
    first: Any = next(option for option in get_args(hint) or (hint,) if option not in (NoneType, ...))
    if name in _DATES:
        return Shape.DATE, ()
    if isinstance(first, type) and issubclass(first, StrEnum):
        left_out = () if name != "category" else (Category.BODY,)
        return Shape.CHOICE, tuple(member.value for member in first if member not in left_out)
    if getattr(hint, "__origin__", None) is tuple:
        return Shape.STRINGS if first is str else Shape.PATTERNS if first is Pattern else Shape.TABLES, ()
    name_of_type: str = getattr(cast("object", first), "__name__", "")
    return _PLAIN.get(name_of_type, Shape.STRING), ()


_PLAIN = {"bool": Shape.FLAG, "int": Shape.WHOLE, "float": Shape.SHARE}


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, StrEnum):
        return f'"{value.value}"'
    return str(value) if isinstance(value, int | float) else ""


def _doc(kind: type[Any]) -> str:
    return getdoc(kind) or ""
