"""Words, and what each tells by itself: cut and counted a page at a time, in tables of bytes.

Texts are made of few different words (Zipf, "The Psycho-Biology of Language", 1935): small tables know all
that are of interest.
"""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from operator import ne
from typing import NamedTuple

from .stopwords import STOP_WORDS

WORD = re.compile(r"\w+")

_STEM = 7
CODE = "cp1252"
"""The code page of most that is written in Latin letters, its dashes and curly quotes included."""

_END = ord("\n")
"""Stands between lines, and stays there."""

_CHARS = bytes(range(256)).decode(CODE, "replace")
_LOWERED = "".join(char.lower() if WORD.match(char) or char == "\n" else " " for char in _CHARS).encode(CODE)
_CAPITALS = bytes(x if char.isupper() or x == _END else ord(" ") for x, char in enumerate(_CHARS))
_NOT_CAPITALS = bytes(x for x, char in enumerate(_CHARS) if WORD.match(char) and not char.isupper())
_DIGITS = bytes(x for x in range(256) if x not in b"0123456789\n")
_NOTHING = [""]


class Words(NamedTuple):
    """Lines cut to words: those of each in lower case, and how many of them have capitals.

    `digits` counts decimal digits; `raw` is the text of all as `CODE`, a line each, what it lacks left out;
    `foreign` are the indices of lines that lost something.
    """

    tokens: list[list[str]]
    capitals: list[int]
    digits: list[int]
    raw: bytes
    foreign: list[int]


def lower(text: str) -> str:
    """Lower case that keeps words whole: the Turkish dotted capital becomes one letter."""
    return text.replace("İ", "i").lower()


def split_lines(lines: Sequence[str]) -> Words:
    """What `WORD` finds in lines, one at least, all of them cut at once.

    Text in Latin letters is cut by tables of bytes, several times as fast: to words of small letters, and,
    all but capitals deleted, to what words with capitals leave.
    """
    joined = "\n".join(lines)
    if joined.count("\n") >= len(lines):
        lines = [line.replace("\n", " ") for line in lines]
        joined = "\n".join(lines)
    raw = joined.encode(CODE, "ignore")
    tokens = list(map(str.split, raw.translate(_LOWERED).decode(CODE).split("\n")))
    capitals = _sizes(map(bytes.split, raw.translate(_CAPITALS, _NOT_CAPITALS).split(b"\n")))
    digits = _sizes(raw.translate(None, _DIGITS).split(b"\n"))
    foreign: list[int] = []
    if len(raw) < len(joined):
        pairs = zip(lines, raw.split(b"\n"), strict=True)
        foreign = [index for index, (line, left) in enumerate(pairs) if len(line) != len(left)]
    for index in foreign:
        tokens[index], capitals[index] = _split(lines[index])
        digits[index] = 1
    return Words([words or _NOTHING for words in tokens], capitals, digits, raw, foreign)


def split_words(text: str) -> list[str]:
    """What `WORD` finds in a text, in lower case."""
    try:
        raw = text.encode(CODE)
    except UnicodeEncodeError:
        return _split(text)[0]
    return raw.translate(_LOWERED).decode(CODE).split()


def _sizes(parts: Iterable[bytes | list[bytes]]) -> list[int]:
    return list(map(len, parts))


def _split(text: str) -> tuple[list[str], int]:
    """The words of a text in lower case, and how many have capitals."""
    cased = WORD.findall(text)
    words = list(map(lower, cased))
    return words, sum(map(ne, words, cased))


def stem_words(words: AbstractSet[str]) -> dict[str, str]:
    """The beginning of each word that is long and not common, lower case: what it speaks of."""
    return {word: word[:_STEM] for word in words - STOP_WORDS if len(word) > 3}
