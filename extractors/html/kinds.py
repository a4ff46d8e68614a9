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
_PARTS = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}(?![a-z])")
# Of lower-case names, the most by far, bytes are replaced in a third of the time that the expression takes.
_BLANKED = bytes(byte if 97 <= byte <= 122 else 32 for byte in range(256))


class Kind:
    """What elements of one kind have in common.

    `names` are those in its attributes, as they stand there but for what is too much; `captioned` says that
    it may be named a caption.
    """

    __slots__ = ("_words", "captioned", "names", "tag")

    def __init__(self, tag: str, names: str) -> None:
        self.tag, self.captioned = tag, "caption" in names
        # A shorter string can neither hold more names nor a longer one.
        self.names = names if len(names) <= 2 * _MOST_NAMES else _bounded(names)
        self._words: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The tag in angle brackets, the lower-case names, and their words, once each."""
        if not self._words:
            names = self.names
            folded = names.lower()
            if folded == names:
                blanked = names.encode("utf-8", "surrogatepass").translate(_BLANKED).decode("ascii")
                parts = [part for part in blanked.split() if len(part) > 1]
            else:
                parts = [part.lower() for part in _PARTS.findall(names)]
            self._words = tuple(dict.fromkeys([f"<{self.tag}>", *folded.split(), *parts]))
        return self._words


def _bounded(names: str) -> str:
    return " ".join([name for name in names.split()[:_MOST_NAMES] if len(name) <= _LONGEST_NAME])


class Kinds(dict[str, Kind]):
    """The kinds of elements of one tag by the names in their attributes; it fills itself."""

    __slots__ = ("known", "tag")

    def __init__(self, known: "KnownKinds", tag: str) -> None:
        super().__init__()
        self.known, self.tag = known, tag

    def __missing__(self, names: str) -> Kind:
        self.known.count += 1
        kind = self[names] = Kind(self.tag, names)
        return kind


class KnownKinds(dict[str, Kinds]):
    """The kinds of each tag; it fills itself. `count` of them are known."""

    __slots__ = ("count",)

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def __missing__(self, tag: str) -> Kinds:
        kinds = self[tag] = Kinds(self, tag)
        return kinds


_known = KnownKinds()


def known_kinds() -> KnownKinds:
    """The kinds of this page and, since sites repeat them, of the pages before; few enough to remember."""
    global _known
    if _known.count > _REMEMBERED:
        _known = KnownKinds()
    return _known


def names_of(attributes: Mapping[str, str | None]) -> str:
    """The names in an element's attributes, which with its tag make its kind."""
    if not attributes:
        return ""
    if len(attributes) < 2 and "class" in attributes:  # two boxes in three of those with attributes
        return attributes["class"] or ""
    return " ".join([value for name, value in attributes.items() if name in _NAMES and value])
