"""The language of a text by its commonest words, or by its script."""

import re
from collections import defaultdict
from functools import cache

from .stopwords import STOP_WORDS_BY_LANGUAGE

_SCRIPTS = (
    ("ja", r"[\u3040-\u30ff]"),
    ("ko", r"[\uac00-\ud7af]"),
    ("zh", r"[\u4e00-\u9fff]"),
    ("th", r"[\u0e00-\u0e7f]"),
    ("el", r"[\u0370-\u03ff]"),
    ("he", r"[\u0590-\u05ff]"),
)
_LETTERS = {
    "pl": "łąęśźż",
    "cs": "řěů",
    "tr": "ışğ",
    "pt": "ãõ",
    "es": "ñ¿¡",
    "uk": "іїєґ",
    "ru": "ыэёъ",
    "hu": "őű",
    "ro": "țș",
}
"""Letters that tell a language from its neighbours; each one found is a vote, up to `_MOST_LETTERS`."""

_MOST_LETTERS = 10
_LOOK = 3000
_SCRIPT_SHARE = 0.15
_LEAST = 2.0
_LEAD = 1.15


def guess_language(text: str) -> str | None:
    """A BCP 47 tag, or None where it cannot be told."""
    text = text[:_LOOK]
    if not text.isascii():
        for tag, script in _SCRIPTS:
            if len(re.findall(script, text)) > _SCRIPT_SHARE * len(text):
                return tag
    (best, tag), (second, _) = sorted(((n, tag) for tag, n in _votes(text).items()), reverse=True)[:2]
    return tag if best >= _LEAST and best > _LEAD * second else None


def _votes(text: str) -> dict[str, float]:
    """Each common word is one vote, shared by the languages that have it; so is each telling letter."""
    languages = _languages()
    votes = defaultdict(float, dict.fromkeys(STOP_WORDS_BY_LANGUAGE, 0.0))
    for word in re.findall(r"\w+", text.lower()):
        for tag in languages.get(word, ()):
            votes[tag] += 1 / len(languages[word])
    for tag, letters in _LETTERS.items():
        votes[tag] += min(_MOST_LETTERS, sum(map(text.count, letters)))
    return votes


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """The languages of each common word."""
    table: dict[str, tuple[str, ...]] = {}
    for tag, words in STOP_WORDS_BY_LANGUAGE.items():
        for word in words:
            table[word] = (*table.get(word, ()), tag)
    return table
