"""Phrases that boilerplate is made of, by category, in many languages.

The source is `lexicon/*.toml`, one file a language; `lexicon.json` is the same compiled for a quick start
(`compile_lexicon`; a test holds the two in step). Looking phrases up costs one dictionary access a word:
an index from the first word of each phrase to the rest of it.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from ...rules.category import Category

WORD = re.compile(r"\w+")
WHOLE, START = "=", "^"
"""A phrase that begins with one of these counts only where it is the whole line, or where it begins it."""

_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
SPACELESS = re.compile(f"[{_SPACELESS}]")
"""A character of a script that writes no blanks between words."""


class Hit(NamedTuple):
    """A phrase found in a line: its category, and how many words of the line it covers."""

    category: Category
    words: int


class Entry(NamedTuple):
    """A phrase by its words after the first; `anchor` is `WHOLE`, `START` or empty."""

    rest: tuple[str, ...]
    anchor: str
    category: Category

    def fits(self, start: int, size: int, total: int) -> bool:
        """Whether the anchor allows `size` words (or characters) from `start` in a line of `total`."""
        return not self.anchor or (not start and (self.anchor == START or size == total))


class Lexicon(NamedTuple):
    """Phrases by their first word, longest first, and those of scripts without blanks by their first character."""

    words: Mapping[str, Sequence[Entry]]
    spaceless: Mapping[str, Sequence[Entry]]

    def find(self, tokens: Sequence[str]) -> list[Hit]:
        """Phrases in a line given as its folded words (`fold`), leftmost longest, without overlaps."""
        if self.words.keys().isdisjoint(tokens):
            return []
        return list(_scan(self.words, tokens))

    def find_spaceless(self, text: str) -> list[Hit]:
        """Phrases in a line of a script without blanks; a hit's `words` are characters here."""
        return list(_scan_text(self.spaceless, text))


def fold(text: str) -> list[str]:
    """The words of a text as the lexicon knows them: lower case, every number as `#`."""
    return ["#" if word.isdigit() else word for word in WORD.findall(text.lower())]


def _scan(index: Mapping[str, Sequence[Entry]], tokens: Sequence[str]) -> Iterator[Hit]:
    past = 0
    for start, entries in enumerate(map(index.get, tokens)):
        if entries is None or start < past:
            continue
        for entry in entries:
            size = 1 + len(entry.rest)
            if entry.fits(start, size, len(tokens)) and tuple(tokens[start + 1 : start + size]) == entry.rest:
                yield Hit(entry.category, size)
                past = start + size
                break


def _scan_text(index: Mapping[str, Sequence[Entry]], text: str) -> Iterator[Hit]:
    past = 0
    for start, entries in enumerate(map(index.get, text)):
        if entries is None or start < past:
            continue
        for entry in entries:
            rest, size = entry.rest[0], 1 + len(entry.rest[0])
            if entry.fits(start, size, len(text)) and text.startswith(rest, start + 1):
                yield Hit(entry.category, size)
                past = start + size
                break


@cache
def load_lexicon() -> Lexicon:
    """The bundled lexicon; read once a process."""
    data = json.loads(files(__package__).joinpath("lexicon.json").read_text("utf-8"))
    words: dict[str, list[Entry]] = {}
    spaceless: dict[str, list[Entry]] = {}
    for name, phrases in data["phrases"].items():
        category = Category(name)
        for phrase in phrases:
            _add(words, spaceless, phrase, category)
    for entries in (*words.values(), *spaceless.values()):
        entries.sort(key=lambda entry: (-len(entry.rest), -len("".join(entry.rest))))
    return Lexicon(words, spaceless)


def _add(
    words: dict[str, list[Entry]], spaceless: dict[str, list[Entry]], phrase: str, category: Category
) -> None:
    anchor, bare = _split(phrase)
    if SPACELESS.search(bare):
        spaceless.setdefault(bare[0], []).append(Entry((bare[1:],), anchor, category))
    else:
        first, *rest = bare.split(" ")
        words.setdefault(first, []).append(Entry(tuple(rest), anchor, category))


def compile_lexicon(sources: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The content of `lexicon.json` from the parsed TOML files, by language."""
    phrases: dict[str, set[str]] = {}
    for tables in sources.values():
        for category, entries in tables.items():
            phrases.setdefault(Category(category).value, set()).update(map(_canonical, entries))
    return {"schema": 1, "phrases": {name: sorted(phrases[name]) for name in sorted(phrases)}}


def _canonical(phrase: str) -> str:
    anchor, bare = _split(phrase)
    return anchor + ("".join(bare.split()) if SPACELESS.search(bare) else " ".join(fold(bare)))


def _split(phrase: str) -> tuple[str, str]:
    return (phrase[0], phrase[1:]) if phrase.startswith((WHOLE, START)) else ("", phrase)
