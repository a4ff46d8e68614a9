"""What a page says about its article, as a value whose fields may be read late."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

Reader = Callable[[str], Mapping[str, Any]]
"""Reads the field of this name, and maybe others on the way; gives them by name."""


class Metadata:
    """What a page says about its article. `date` is ISO 8601 (`YYYY-MM-DD`), `language` a BCP 47 tag.

    It does not change. Fields that nobody looks at are not read: to find an author or a date takes a tenth of
    the time that a page takes, and a text without its metadata needs neither.
    """

    title: str | None
    authors: tuple[str, ...]
    date: str | None
    language: str | None
    description: str | None
    site_name: str | None
    canonical_url: str | None

    __slots__ = (
        "_read",
        "authors",
        "canonical_url",
        "date",
        "description",
        "language",
        "site_name",
        "title",
    )

    def __init__(
        self,
        title: str | None = None,
        authors: tuple[str, ...] = (),
        date: str | None = None,
        language: str | None = None,
        description: str | None = None,
        site_name: str | None = None,
        canonical_url: str | None = None,
    ) -> None:
        given = (title, authors, date, language, description, site_name, canonical_url)
        self._take(dict(zip(FIELDS, given, strict=True)))

    @classmethod
    def late(cls, read: Reader, given: Mapping[str, Any] | None = None) -> "Metadata":
        """Metadata of which `given` is known; each other field is read when it is first asked for."""
        found = cls.__new__(cls)
        object.__setattr__(found, "_read", read)
        found._take(given or {})
        return found

    def replace(self, **changes: Any) -> "Metadata":
        """The same but for these fields."""
        return Metadata.late(partial(_field, self), changes)

    def _take(self, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> Any:
        # Called only for what is not there: a field that nobody has asked for yet.
        if name not in FIELDS:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        self._take(self._read(name))
        return object.__getattribute__(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"metadata do not change: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"metadata do not change: {name}")

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in FIELDS)

    def __eq__(self, other: object) -> bool:
        return self._values() == other._values() if isinstance(other, Metadata) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in FIELDS)
        return f"Metadata({shown})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Metadata, self._values()


FIELDS = ("title", "authors", "date", "language", "description", "site_name", "canonical_url")
"""The names of all fields, in order."""


def _field(metadata: Metadata, name: str) -> dict[str, Any]:
    return {name: getattr(metadata, name)}
