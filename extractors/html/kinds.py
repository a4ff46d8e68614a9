"""Kinds of elements: a tag and the names in its attributes, which a template gives to all that it repeats."""

import re
from collections.abc import Mapping

_NAMES = frozenset(
    ("class", "id", "role", "itemprop", "data-testid", "data-component", "data-type", "itemtype")
)
_MOST_NAMES = 24
_LONGEST_NAME = 60
_REMEMBERED = 4096
"""Kinds of earlier pages that are remembered."""
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


class Kinds(dict[str, Kind]):
    """The kinds of elements of one tag by the names in their attributes; it fills itself."""

    __slots__ = ("tag",)

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag = tag

    def __missing__(self, names: str) -> Kind:
        kind = self[names] = Kind(self.tag, names)
        return kind


class KnownKinds(dict[str, Kinds]):
    """The kinds of each tag; it fills itself."""

    def __missing__(self, tag: str) -> Kinds:
        kinds = self[tag] = Kinds(tag)
        return kinds


_known = KnownKinds()


def known_kinds() -> KnownKinds:
    """The kinds of this page and, since sites repeat them, of the pages before; few enough to remember."""
    if sum(map(len, _known.values())) > _REMEMBERED:
        _known.clear()
    return _known


def names_of(attributes: Mapping[str, str | None]) -> str:
    """The names in an element's attributes, which with its tag make its kind."""
    if len(attributes) < 2 and "class" in attributes:  # two boxes in three of those with attributes
        return attributes["class"] or ""
    return " ".join([value for name, value in attributes.items() if name in _NAMES and value])
