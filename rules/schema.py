"""A JSON Schema of rule files (draft 2020-12), for editors that complete and check TOML as it is typed."""

import json
from pathlib import Path
from typing import Any

from .format import Key, Part, Shape, parts
from .read import SCHEMA

SHIPPED = Path(__file__).with_name("schema.json")
_STRING: dict[str, Any] = {"type": "string"}
_PATTERN: dict[str, Any] = {"anyOf": [_STRING, {"$ref": "#/$defs/pattern"}]}
_SIMPLE: dict[Shape, dict[str, Any]] = {
    Shape.VERSION: {"const": SCHEMA},
    Shape.STRING: _STRING,
    Shape.STRINGS: {"anyOf": [_STRING, {"type": "array", "items": _STRING}]},
    Shape.GROUPS: {
        "anyOf": [
            _STRING,
            {"type": "array", "items": {"anyOf": [_STRING, {"type": "array", "items": _STRING}]}},
        ]
    },
    Shape.PATTERNS: {"anyOf": [*_PATTERN["anyOf"], {"type": "array", "items": _PATTERN}]},
    Shape.FLAG: {"type": "boolean"},
    Shape.WHOLE: {"type": "integer", "minimum": 0},
    Shape.SHARE: {"type": "number", "minimum": 0, "maximum": 1},
    Shape.DATE: {"type": "string", "format": "date"},
}


def schema() -> dict[str, Any]:
    """The schema as data, generated from the model."""
    every = parts()
    by_name = {part.name: part for part in every}
    tables = {part.name: _table(part, by_name) for part in every if part.name}
    pattern = {"type": "object", "additionalProperties": False, "properties": _pattern_properties(by_name)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "unboil rule file",
        **_table(by_name[""], by_name),
        "$defs": {"pattern": pattern, **tables},
    }


def schema_text() -> str:
    """The schema as JSON, with a final line end."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def _pattern_properties(by_name: dict[str, Part]) -> dict[str, Any]:
    wanted = ("line", "glob", "re")
    return {key.name: _value(key, by_name) for key in by_name["record.lines"].keys if key.name in wanted}


def _table(part: Part, by_name: dict[str, Part]) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "object", "additionalProperties": False}
    if part.about:
        made["description"] = part.about
    made["properties"] = {key.name: _value(key, by_name) for key in part.keys}
    if required := [key.name for key in part.keys if key.required]:
        made["required"] = required
    return made


def _value(key: Key, by_name: dict[str, Part]) -> dict[str, Any]:
    if key.shape is Shape.CHOICE:
        return {"enum": list(key.choices)}
    if key.shape is Shape.TABLE:
        return {"$ref": f"#/$defs/{key.table}"}
    if key.shape is not Shape.TABLES:
        return _SIMPLE[key.shape]
    item: dict[str, Any] = {"$ref": f"#/$defs/{key.table}"}
    if not by_name[key.table].short:
        return {"type": "array", "items": item}
    either: list[dict[str, Any]] = [_STRING, item]
    return {"anyOf": [*either, {"type": "array", "items": {"anyOf": either}}]}
