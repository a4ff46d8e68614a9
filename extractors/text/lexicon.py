"""Phrases that boilerplate is made of, by category, in many languages.

The source is `lexicon/*.toml`, one file a language; `lexicon.json` is the same compiled for a quick start
(`compile_lexicon`; a test holds the two in step). Looking phrases up costs one dictionary access a word:
an index from the first word of each phrase to the lengths that phrases with it have.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ...rules.category import Category

WORD = re.compile(r"\w+")
WHOLE, START = "=", "^"
"""A phrase that begins with one of these counts only where it is the whole line, or where it begins it."""

_ANCHORS = WHOLE + START

NUMBER = "#"
"""Stands for any number in a phrase."""

SPACELESS = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
)
"""A character of a script that writes no blanks between words: compiled late, few texts need it."""

_CATEGORIES = {category.value: category for category in Category}


class Hit(NamedTuple):
    """A phrase found in a line: its category, and how many words (or characters) of the line it covers."""

    category: Category
    words: int


class Lexicon(NamedTuple):
    """Categories by phrase, its anchor before them; lengths of phrases, longest first, by how they begin.

    They begin with a word, or with a character in scripts without blanks.
    """

    phrases: Mapping[str, str]
    words: Mapping[str, Sequence[int]]
    spaceless: Mapping[str, Sequence[int]]

    def find(self, tokens: Sequence[str]) -> list[Hit]:
        """Phrases in a line given as its folded words (`fold`), leftmost longest, without overlaps."""
        if self.words.keys().isdisjoint(tokens):
            return []
        return list(self._scan(self.words, tokens, " "))

    def find_spaceless(self, text: str) -> list[Hit]:
        """Phrases in a lower-case line of a script without blanks; a hit's `words` are characters here."""
        return [] if text.isascii() else list(self._scan(self.spaceless, text, ""))

    def _scan(self, index: Mapping[str, Sequence[int]], items: Sequence[str], joint: str) -> Iterator[Hit]:
        past, total = 0, len(items)
        for start in [i for i, item in enumerate(items) if item in index]:
            for size in index[items[start]] if start >= past else ():
                category = self.phrases.get(joint.join(items[start : start + size]))
                if category is None or start + size > total:
                    continue
                if category[0] in _ANCHORS:
                    if start or (category[0] == WHOLE and size < total):
                        continue
                    category = category[1:]
                yield Hit(_CATEGORIES[category], size)
                past = start + size
                break


def lower(text: str) -> str:
    """Lower case that keeps words whole: the Turkish dotted capital becomes one letter."""
    return text.replace("İ", "i").lower()


def fold(text: str) -> list[str]:
    """The words of a text as the lexicon knows them: lower case, every number as `#`."""
    return [NUMBER if word.isdigit() else word for word in WORD.findall(lower(text))]


@cache
def load_lexicon() -> Lexicon:
    """The bundled lexicon; read once a process."""
    data = json.loads(Path(__file__).with_name("lexicon.json").read_text("utf-8"))
    words, spaceless = (
        {first: tuple(map(int, sizes.split())) for first, sizes in data[name].items()}
        for name in ("words", "spaceless")
    )
    return Lexicon(data["phrases"], words, spaceless)


def compile_lexicon(sources: Mapping[str, Mapping[str, Mapping[str, str]]]) -> dict[str, Any]:
    """The content of `lexicon.json` from the TOML files by language; ValueError for an unknown category."""
    phrases: dict[str, str] = {}
    words: dict[str, set[int]] = {}
    spaceless: dict[str, set[int]] = {}
    listed = {
        (Category(name).value, p) for file in sources.values() for name, table in file.items() for p in table
    }
    for category, phrase in sorted(listed, key=_loosest_first):
        anchor, bare = (phrase[0], phrase[1:]) if phrase.startswith((WHOLE, START)) else ("", phrase)
        solid = re.search(SPACELESS, bare) is not None
        items = list(lower(bare)) if solid else fold(bare.replace(NUMBER, "0"))
        phrases.setdefault(("" if solid else " ").join(items), anchor + category)
        (spaceless if solid else words).setdefault(items[0], set()).add(len(items))
    return {"schema": 1, "phrases": phrases, "words": _sizes(words), "spaceless": _sizes(spaceless)}


def _loosest_first(entry: tuple[str, str]) -> tuple[int, str, str]:
    """Order in which phrases are taken: one that counts anywhere before the same with an anchor."""
    category, phrase = entry
    return ("?^=".find(phrase[0]), phrase, category)


def _sizes(index: dict[str, set[int]]) -> dict[str, str]:
    return {first: " ".join(map(str, sorted(index[first], reverse=True))) for first in sorted(index)}
