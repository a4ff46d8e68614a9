"""The schema and the reference say what the reader accepts, and are those that are shipped."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from unboil.rules.errors import RuleError
from unboil.rules.format import parts
from unboil.rules.loading import BUNDLED
from unboil.rules.read import build, parse_toml
from unboil.rules.reference import reference
from unboil.rules.schema import SHIPPED, schema, schema_text
from unboil.rules.store import rule_files
from unboil.rules.table import Source

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
LISTED = {"record", "version", "test", "record.lines"}
MORE = {
    "version": {"valid_from": "2024-01-01"},
    "record": {"lines": ["a", "b"]},
}


def test_what_is_shipped_is_what_is_generated() -> None:
    assert SHIPPED.read_text("utf-8") == schema_text()
    assert PAGE.read_text("utf-8") == reference()


def nested(name: str, value: dict[str, Any]) -> dict[str, Any]:
    """A rule file, as data, that has `value` as the table `name`."""
    inner: Any = value
    for size in range(len(name.split(".")), 0, -1):
        step = ".".join(name.split(".")[:size])
        key = step.rpartition(".")[2]
        inner = {**MORE.get(step.rpartition(".")[0], {}), key: [inner] if step in LISTED else inner}
    return {"schema": 1, "id": "a", **inner}


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.name or "file")
def test_the_keys_of_a_table_are_those_that_the_reader_knows(part: Any, tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text("")
    data = nested(part.name, {"qqqqqqqq": 1}) if part.name else {"id": "a", "qqqqqqqq": 1}
    with pytest.raises(RuleError, match="unknown key 'qqqqqqqq'") as caught:
        build(data, Source(file))
    known = caught.value.cause.partition("; known: ")[2].split(", ")
    assert known == sorted(key.name for key in part.keys)


def violations(value: Any, rule: dict[str, Any], defs: dict[str, Any]) -> Iterator[str]:
    """Where data does not fit the part of JSON Schema that is used here."""
    rule = defs[rule["$ref"].rpartition("/")[2]] if "$ref" in rule else rule
    if rule.get("type") == "object" and isinstance(value, dict):
        yield from table_violations(value, rule, defs)
    elif "anyOf" in rule:
        if all(list(violations(value, option, defs)) for option in rule["anyOf"]):
            yield f"{value!r} fits none"
    elif "enum" in rule and value not in rule["enum"]:
        yield f"{value!r} is not listed"
    elif "const" in rule and value != rule["const"]:
        yield f"{value!r} is not {rule['const']}"
    elif rule.get("type") == "array" and isinstance(value, list):
        for item in value:
            yield from violations(item, rule["items"], defs)
    elif "type" in rule and not fits(value, rule["type"]):
        yield f"{value!r} is no {rule['type']}"


def table_violations(value: dict[str, Any], rule: dict[str, Any], defs: dict[str, Any]) -> Iterator[str]:
    yield from (f"{key} is missing" for key in rule.get("required", ()) if key not in value)
    yield from (f"{key} is unknown" for key in value if key not in rule["properties"])
    for key in value.keys() & rule["properties"].keys():
        yield from violations(value[key], rule["properties"][key], defs)


def fits(value: Any, kind: str) -> bool:
    kinds = {
        "string": str,
        "boolean": bool,
        "integer": int,
        "number": (int, float),
        "array": list,
        "object": dict,
    }
    return isinstance(value, kinds[kind]) and not (kind in ("integer", "number") and isinstance(value, bool))


def broken(data: dict[str, Any]) -> list[str]:
    plain = json.loads(json.dumps(data, default=str))
    return list(violations(plain, schema(), schema()["$defs"]))


@pytest.mark.parametrize("file", rule_files(BUNDLED), ids=lambda file: file.stem)
def test_bundled_files_fit_the_schema(file: Path) -> None:
    assert broken(parse_toml(file)) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"hosts": 1},
        {"schema": 2},
        {"text": {"drop_line": [{"category": "nonsense"}]}},
        {"text": {"end_before": {"line": "a", "in_last": "half"}}},
        {"html": {"strip": [{"category": "ad"}]}},
        {"guard": {"min_keep": 0.1}},
        {"record": "a"},
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(wrong: dict[str, Any], tmp_path: Path) -> None:
    data = {"schema": 1, "id": "a", **wrong}
    (tmp_path / "a.toml").write_text("")
    assert broken(data)
    with pytest.raises(RuleError):
        build(data, Source(tmp_path / "a.toml"))


def test_every_table_that_is_named_has_a_section() -> None:
    text = reference()
    for name in re.findall(r"see `([\w.]+)`", text):
        assert re.search(rf"^## `[\[]*{re.escape(name)}[\]]*`$", text, re.MULTILINE), name
