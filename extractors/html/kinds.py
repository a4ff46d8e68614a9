"""Kinds of elements: a tag with the names in its attributes, which a template gives to all that it repeats."""

import re
from collections.abc import Mapping
from functools import lru_cache

_NAMES = frozenset(
    ("class", "id", "role", "itemprop", "data-testid", "data-component", "data-type", "itemtype")
)
_MOST_NAMES = 24
_LONGEST_NAME = 60
_PARTS = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}(?![a-z])")


class Kind:
    """What elements of one kind have in common.

    `words` are the tag in angle brackets and the lower-case words of class, id, role, itemprop and test
    names, each once; `dated` says that such an element has a `datetime`.
    """

    __slots__ = ("dated", "tag", "words")

    def __init__(self, tag: str, words: tuple[str, ...], dated: bool) -> None:
        self.tag, self.words, self.dated = tag, words, dated


def kind_of(tag: str, attributes: Mapping[str, str | None]) -> Kind:
    """The kind of an element; elements of one kind share it, unless it fell out of memory in between."""
    if not attributes:
        return _kind(tag, "", False)
    names = [value for name, value in attributes.items() if name in _NAMES and value]
    return _kind(tag, " ".join(names), "datetime" in attributes)


@lru_cache(maxsize=4096)
def _kind(tag: str, names: str, dated: bool) -> Kind:
    found = [f"<{tag}>"]
    for name in names.split()[:_MOST_NAMES]:
        if len(name) <= _LONGEST_NAME:
            found += _words(name)
    return Kind(tag, tuple(dict.fromkeys(found)), dated)


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    """One name and its parts; pages combine the same names in ever new ways."""
    return (name.lower(), *(part.lower() for part in _PARTS.findall(name)))
