"""Phrases that boilerplate is made of, by category, in many languages.

The source is `lexicon/*.toml`, one file a language; `lexicon.json` is the same compiled for a quick start
(`compile_lexicon`; a test holds the two in step). Looking phrases up costs one dictionary access a word:
an index from the first word of each phrase to the lengths that phrases with it have.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import compress
from pathlib import Path
from typing import Any, NamedTuple

from ...rules.category import Category
from .stopwords import STOP_WORDS
from .tokens import lower, split_words

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
    """Categories by phrase, its anchor before them, and where a phrase may begin.

    `words` are the first words of phrases that count anywhere, `openings` of those with an anchor; `telling`
    holds a rare word of each that counts anywhere. `pairs` gives the lengths of the phrases that begin with
    two words, longest first; `spaceless` those that begin with a character, in scripts without blanks.
    """

    phrases: Mapping[str, str]
    telling: frozenset[str]
    words: frozenset[str]
    openings: frozenset[str]
    pairs: Mapping[str, str]
    spaceless: Mapping[str, str]

    def find(self, tokens: Sequence[str]) -> list[Hit]:
        """Phrases in a line given as its folded words (`fold`), leftmost longest, without overlaps."""
        starts = [0] if tokens[:1] and tokens[0] in self.openings else []
        if not self.telling.isdisjoint(tokens):
            starts += compress(range(len(tokens)), map(self.words.__contains__, tokens))
        hits: list[Hit] = []
        past, phrases, pairs = 0, self.phrases, self.pairs
        last = len(tokens) - 1
        for start in starts:
            token = tokens[start]
            sizes = pairs.get(f"{token} {tokens[start + 1]}", "") if start < last else ""
            if (sizes or token in phrases) and start >= past:
                hit = self._at(start, sizes + " 1", tokens, " ")
                if hit:
                    hits.append(hit)
                    past = start + hit.words
        return hits

    def find_spaceless(self, text: str) -> list[Hit]:
        """Phrases in a lower-case line of a script without blanks; a hit's `words` are characters here."""
        hits: list[Hit] = []
        past, spaceless = 0, self.spaceless
        if text.isascii() or spaceless.keys().isdisjoint(text):
            return hits
        for start in [i for i, char in enumerate(text) if char in spaceless]:
            hit = self._at(start, spaceless[text[start]], text, "") if start >= past else None
            if hit:
                hits.append(hit)
                past = start + hit.words
        return hits

    def _at(self, start: int, sizes: str, items: Sequence[str], joint: str) -> Hit | None:
        """The longest phrase that begins there."""
        total = len(items)
        for size in map(int, sizes.split()):
            category = self.phrases.get(joint.join(items[start : start + size]))
            if category is None or start + size > total:
                continue
            if category[0] not in _ANCHORS:
                return Hit(_CATEGORIES[category], size)
            if not start and (category[0] == START or size == total):
                return Hit(_CATEGORIES[category[1:]], size)
        return None


def fold(text: str) -> list[str]:
    """The words of a text as the lexicon knows them: lower case, every number as `#`."""
    return [NUMBER if word.isdigit() else word for word in split_words(text)]


@cache
def load_lexicon() -> Lexicon:
    """The bundled lexicon; read once a process."""
    return read_lexicon(json.loads(Path(__file__).with_name("lexicon.json").read_text("utf-8")))


def read_lexicon(data: Mapping[str, Any]) -> Lexicon:
    """A lexicon from what `compile_lexicon` made."""
    telling, words, openings = (frozenset(data[name].split()) for name in ("telling", "words", "openings"))
    return Lexicon(data["phrases"], telling, words, openings, data["pairs"], data["spaceless"])


def compile_lexicon(sources: Mapping[str, Mapping[str, Mapping[str, str]]]) -> dict[str, Any]:
    """The content of `lexicon.json` from the TOML files by language; ValueError for an unknown category."""
    phrases: dict[str, str] = {}
    words: set[str] = set()
    openings: set[str] = set()
    pairs: dict[str, set[int]] = {}
    spaceless: dict[str, set[int]] = {}
    free: list[list[str]] = []
    listed = {
        (Category(name).value, p) for file in sources.values() for name, table in file.items() for p in table
    }
    for category, phrase in sorted(listed, key=_loosest_first):
        anchor, bare = (phrase[0], phrase[1:]) if phrase.startswith((WHOLE, START)) else ("", phrase)
        if re.search(SPACELESS, bare):
            phrases.setdefault(lower(bare), anchor + category)
            spaceless.setdefault(bare[0].lower(), set()).add(len(lower(bare)))
            continue
        items = fold(bare.replace(NUMBER, "0"))
        phrases.setdefault(" ".join(items), anchor + category)
        if not anchor:
            free.append(items)
        (openings if anchor else words).add(items[0])
        if len(items) > 1:
            pairs.setdefault(" ".join(items[:2]), set()).add(len(items))
    return {
        "schema": 3,
        "telling": " ".join(_telling(free)),
        "words": " ".join(sorted(words)),
        "openings": " ".join(sorted(openings)),
        "pairs": _sizes(pairs),
        "spaceless": _sizes(spaceless),
        "phrases": phrases,
    }


def _telling(phrases: Sequence[Sequence[str]]) -> list[str]:
    """The longest word of each phrase that is not common: few lines without the phrase hold it."""
    return sorted({max(phrase, key=_rarity) for phrase in phrases})


def _rarity(word: str) -> tuple[bool, bool, int, str]:
    return (word != NUMBER, word not in STOP_WORDS, len(word), word)


def _loosest_first(entry: tuple[str, str]) -> tuple[int, str, str]:
    """Order in which phrases are taken: one that counts anywhere before the same with an anchor."""
    category, phrase = entry
    return ("?^=".find(phrase[0]), phrase, category)


def _sizes(index: dict[str, set[int]]) -> dict[str, str]:
    return {first: " ".join(map(str, sorted(index[first], reverse=True))) for first in sorted(index)}
