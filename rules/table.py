"""Typed access to a parsed TOML table, with errors that name file, line and the nearest known key."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

from .errors import RuleError

Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=StrEnum)
KeyPath = tuple[str | int, ...]


class Source(NamedTuple):
    """The file that a table comes from. `strict` also compiles selectors and regular expressions."""

    file: Path
    strict: bool = True

    def fault(self, path: KeyPath, cause: str) -> RuleError:
        """The error for the item at `path`. The file is read again: lines are wanted only when it fails."""
        from .locate import locate

        try:
            line = locate(self.file.read_text(encoding="utf-8"), path)
        except OSError:
            line = None
        return RuleError(self.file, line, cause)


class Table(NamedTuple):
    """A TOML table at `path` within its file. Every getter raises RuleError where the value does not fit."""

    data: Mapping[str, object]
    path: KeyPath
    source: Source

    def expect(self, known: Iterable[str]) -> "Table":
        """This table, once every key of it is one of `known`."""
        names = tuple(known)
        for key in self.data:
            if key not in names:
                where = f" in [{'.'.join(str(k) for k in self.path)}]" if self.path else ""
                raise self.fault(key, f"unknown key {key!r}{where}{nearest(key, names)}")
        return self

    def fault(self, key: str | None, cause: str) -> RuleError:
        """The error for `key` of this table, or for the table itself."""
        return self.source.fault(self.path if key is None else (*self.path, key), cause)

    def text(self, key: str, default: str = "") -> str:
        """A string."""
        return self._typed(key, str, default, "a string")

    def maybe(self, key: str) -> str | None:
        """A string, or None where the key is missing."""
        return self.text(key) if key in self.data else None

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        return self._typed(key, bool, default, "true or false")

    def whole(self, key: str, default: int) -> int:
        """A whole number of at least zero."""
        value = self.data.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.fault(key, f"{key} must be a whole number, zero or more, not {_shown(value)}")
        return value

    def share(self, key: str) -> float | None:
        """A number from 0 to 1, or None where the key is missing."""
        value = self.data.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.fault(key, f"{key} must be a number from 0 to 1, not {_shown(value)}")
        return float(value)

    def day(self, key: str) -> str | None:
        """A date as ISO 8601, or None where the key is missing."""
        value = self.data.get(key)
        if value is None:
            return None
        from datetime import date, datetime

        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            try:
                return date.fromisoformat(value).isoformat()
            except ValueError:
                pass
        raise self.fault(key, f"{key} must be a date such as 2025-06-30, not {_shown(value)}")

    def choice(self, key: str, kind: type[Choice]) -> Choice | None:
        """A member of a closed list, or None where the key is missing."""
        value = self.data.get(key)
        if value is None:
            return None
        members = [member.value for member in kind]
        if not isinstance(value, str) or value not in members:
            raise self.fault(key, f"{key} cannot be {_shown(value)}{nearest(str(value), members)}")
        return kind(value)

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of strings; a bare string is a list of one."""
        return tuple(self._string(key, n, item) for n, item in self.items(key))

    def items(self, key: str) -> list[tuple[int | None, object]]:
        """The items of a list with their index; a value that is no list is one item without an index."""
        value = self.data.get(key)
        if value is None:
            return []
        if isinstance(value, list):
            return list(enumerate(cast("list[object]", value)))
        return [(None, value)]

    def table(self, key: str) -> "Table":
        """A table, empty where the key is missing."""
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            raise self.fault(key, f"{key} must be a table, not {_shown(value)}")
        return Table(cast("dict[str, object]", value), (*self.path, key), self.source)

    def tables(self, key: str, *, short: str | None = None) -> "list[Table]":
        """A list of tables; a bare string may stand for a table that has the key `short` alone."""
        found: list[Table] = []
        for n, item in self.items(key):
            path = (*self.path, key) if n is None else (*self.path, key, n)
            if isinstance(item, str) and short:
                found.append(Table({short: item}, path, self.source))
            elif isinstance(item, dict):
                found.append(Table(cast("dict[str, object]", item), path, self.source))
            else:
                wanted = "a string or a table" if short else "a table ([[…]])"
                raise self.source.fault(path, f"{key} must hold {wanted}, not {_shown(item)}")
        return found

    def _string(self, key: str, index: int | None, item: object) -> str:
        if isinstance(item, str):
            return item
        path = (*self.path, key) if index is None else (*self.path, key, index)
        raise self.source.fault(path, f"{key} must hold strings, not {_shown(item)}")

    def _typed(self, key: str, kind: type[Value], default: Value, wanted: str) -> Value:
        value = self.data.get(key, default)
        if not isinstance(value, kind):
            raise self.fault(key, f"{key} must be {wanted}, not {_shown(value)}")
        return value


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean …?` with the closest of `known`, or all of them where none is close."""
    from difflib import get_close_matches

    names = list(known)
    if close := get_close_matches(word, names, n=1, cutoff=0.6):
        return f"; did you mean {close[0]!r}?"
    return f"; known: {', '.join(sorted(names))}"


def _shown(value: object) -> str:
    """`value` for a one-line message."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
