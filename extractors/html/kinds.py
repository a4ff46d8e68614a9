"""Kinds of elements: a tag and the names in its attributes, which a template gives to all that it repeats."""

import re
from collections.abc import Mapping
from functools import lru_cache

_NAMES = frozenset(
    ("class", "id", "role", "itemprop", "data-testid", "data-component", "data-type", "itemtype")
)
_MOST_NAMES = 24
_LONGEST_NAME = 60
_LOWER_PARTS = re.compile(r"[a-z]{2,}")
_PARTS = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}(?![a-z])")


class Kind:
    """What elements of one kind have in common.

    `names` are those in its attributes, with a blank between two, `folded` the same in lower case;
    `captioned` says that it may be named a caption.
    """

    __slots__ = ("_words", "captioned", "folded", "names", "tag")

    def __init__(self, tag: str, names: str) -> None:
        self.tag, self.captioned = tag, "caption" in names
        parts = names.split()
        if len(names) > 2 * _MOST_NAMES:  # a shorter string can neither hold more names nor a longer one
            parts = [name for name in parts[:_MOST_NAMES] if len(name) <= _LONGEST_NAME]
        self.names = " ".join(parts)
        self.folded = self.names.lower()
        self._words: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The tag in angle brackets, the lower-case names, and their words, once each."""
        if not self._words:
            if self.folded == self.names:
                parts = _LOWER_PARTS.findall(self.names)
            else:
                parts = [part.lower() for part in _PARTS.findall(self.names)]
            self._words = tuple(dict.fromkeys([f"<{self.tag}>", *self.folded.split(), *parts]))
        return self._words


def kind_of(tag: str, attributes: Mapping[str, str | None]) -> Kind:
    """The kind of an element; elements of one kind share it, unless it fell out of memory in between."""
    if not attributes:
        return _kind(tag, "")
    if len(attributes) == 1 and "class" in attributes:  # two boxes in three of those with attributes
        return _kind(tag, attributes["class"] or "")
    names = [value for name, value in attributes.items() if name in _NAMES and value]
    return _kind(tag, " ".join(names))


_kind = lru_cache(maxsize=2048)(Kind)
