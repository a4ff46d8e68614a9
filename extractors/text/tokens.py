"""Words, and what each tells by itself: cut and counted a page at a time, in tables of bytes.

Texts are made of few different words (Zipf, "The Psycho-Biology of Language", 1935): small tables know all
that are of interest.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import ne
from typing import NamedTuple

from .stopwords import STOP_WORDS

WORD = re.compile(r"\w+")

_STEM = 7
_YOU = frozenset(
    "you your yours we our us i my me ihr ihre sie wir uns vous votre nous notre tu usted su".split()  # noqa: SIM905
)
_AGE = frozenset(
    """ago yesterday today now gestern heute hier ayer ieri ontem gisteren wczoraj вчера вчора dün قبل منذ
    vor il hace há fa for för siden przed atrás geleden önce temu sitten sedan назад тому zpět पहले
    s sec m min mins h hr hrs d w mo yr y second seconds minute minutes hour hours day days week weeks
    month months year years 分 時間 小时 分钟 天 日 週間 시간 분 일 分前 時間前 小时前 分钟前 天前 日前 週間前
    시간전 분전 일전 전""".split()  # noqa: SIM905
)
_ASIDE = frozenset(
    """min mins minute minutes time lesezeit temps tiempo tempo leestijd czas время newsletter newsletters
    inbox cookie cookies photo photograph picture image illustration foto bild фото""".split()  # noqa: SIM905
)
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

_KNOWN = (STOP_WORDS, _YOU, _ASIDE, _AGE)
_BITS = 9
_MASK = (1 << _BITS) - 1
_TOLD = {
    word: sum((word in known) << place * _BITS for place, known in enumerate(_KNOWN))
    for word in frozenset().union(*_KNOWN)
}
"""A bit for each thing that `count` counts of a word, far enough apart to be added up."""

_ZEROS = repeat(0)


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


def count(lines: Iterable[Sequence[str]]) -> tuple[list[int], list[int], list[int], list[int]]:
    """How many words of each line, fewer than 512, in lower case, are such.

    They are common, address the reader, are of those that asides hold (`asides`), and of those that tell how
    old something is.
    """
    told = [sum(map(_TOLD.get, words, _ZEROS)) for words in lines]
    return (
        [bits & _MASK for bits in told],
        [bits >> _BITS & _MASK for bits in told],
        [bits >> 2 * _BITS & _MASK for bits in told],
        [bits >> 3 * _BITS for bits in told],
    )


def stem_words(words: Iterable[str]) -> dict[str, str]:
    """The beginning of each word that is long and not common, lower case: what it speaks of."""
    return {word: word[:_STEM] for word in words if len(word) > 3 and word not in STOP_WORDS}
