"""Words, and what each tells by itself: looked at once, then remembered.

Texts are made of few different words (Zipf, "The Psycho-Biology of Language", 1935): nearly every word of
a line was seen before.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from operator import ne
from typing import TypeVar

from .asides import ASIDE_WORDS
from .stopwords import STOP_WORDS

WORD = re.compile(r"\w+")

_MOST = 50_000
"""Words that are remembered: bounds the memory of a long run."""

_LONG = 7
_STEM = 7
_YOU = frozenset(
    "you your yours we our us i my me ihr ihre sie wir uns vous votre nous notre tu usted su".split()  # noqa: SIM905
)
_AGE_WORDS = frozenset(
    """ago yesterday today now gestern heute hier ayer ieri ontem gisteren wczoraj вчера вчора dün قبل منذ
    vor il hace há fa for för siden przed atrás geleden önce temu sitten sedan назад тому zpět पहले
    s sec m min mins h hr hrs d w mo yr y second seconds minute minutes hour hours day days week weeks
    month months year years""".split()  # noqa: SIM905
)
_ASIDE = re.compile("|".join(ASIDE_WORDS))
_AGE_WORD = re.compile(r"\d+\D+|\d*(?:分|時間|小时|分钟|天|日|週間|시간|분|일)(?:前|전)?")
CODE = "cp1252"
"""The code page of most that is written in Latin letters, its dashes and curly quotes included."""

_CHARS = bytes(range(256)).decode(CODE, "replace")
_LOWERED = "".join(char.lower() if WORD.match(char) else " " for char in _CHARS).encode(CODE)
_CAPITALS = bytes(x if char.isupper() else ord(" ") for x, char in enumerate(_CHARS))
_NOT_CAPITALS = bytes(x for x, char in enumerate(_CHARS) if WORD.match(char) and not char.isupper())
_BITS = 9
_MASK = (1 << _BITS) - 1
_HALF = (1 << 3 * _BITS) - 1

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Memo(dict[_Key, _Value]):
    """What a function makes of a word, made once."""

    def __init__(self, make: Callable[[_Key], _Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: _Key) -> _Value:
        if len(self) >= _MOST:
            self.clear()
        value = self[word] = self._make(word)
        return value


def lower(text: str) -> str:
    """Lower case that keeps words whole: the Turkish dotted capital becomes one letter."""
    return text.replace("İ", "i").lower()


def _facts(word: str) -> int:
    """A bit for each thing that `count` counts of a lower-case word, far enough apart to be added up."""
    aged = word in _AGE_WORDS or ((not word.isalpha() or not word.isascii()) and _AGE_WORD.fullmatch(word))
    return (
        (len(word) > _LONG)
        + ((word in STOP_WORDS) << _BITS)
        + (word.isdigit() << 2 * _BITS)
        + ((word in _YOU) << 3 * _BITS)
        + ((_ASIDE.search(word) is not None) << 4 * _BITS)
        + (bool(aged) << 5 * _BITS)
    )


def _stem(word: str) -> str:
    """The beginning of a long word that is not common, else nothing."""
    return word[:_STEM] if len(word) > 3 and word not in STOP_WORDS else ""


_lower = Memo(lower).__getitem__
_fact = Memo(_facts).__getitem__
_beginning = Memo(_stem).__getitem__


def split_words(text: str) -> tuple[tuple[str, ...], int, bytes]:
    """What `WORD` finds in a text, in lower case, how many of these have capitals, and the text as `CODE`.

    A text in Latin letters is cut by tables of bytes, several times as fast: to words of small letters, and,
    all but capitals deleted, to what words with capitals leave. Another is empty as bytes.
    """
    code = "ascii" if text.isascii() else CODE
    raw = text.encode(code, "replace")
    if code != "ascii" and raw.count(b"?") != text.count("?"):
        cased = WORD.findall(text)
        words = tuple(map(_lower, cased))
        return words, sum(map(ne, words, cased)), b""
    words = tuple(raw.translate(_LOWERED).decode(code).split())
    return words, len(raw.translate(_CAPITALS, _NOT_CAPITALS).split()), raw


def count(words: Sequence[str]) -> tuple[int, int, int, int, int, int]:
    """How many words of a line, fewer than 512, in lower case, are such.

    They are long, are common, are numbers, address the reader, are of those that asides hold (`asides`), and
    of those that tell how old something is.
    """
    told = sum(map(_fact, words))
    often, seldom = told & _HALF, told >> 3 * _BITS  # numbers of few bits are quicker to take apart
    return (
        often & _MASK,
        often >> 9 & _MASK,
        often >> 18,
        seldom & _MASK,
        seldom >> 9 & _MASK,
        seldom >> 18,
    )


def stems(lines: Iterable[Sequence[str]]) -> list[set[str]]:
    """Beginnings of the long words among those of each line, in lower case: what they speak of."""
    bags: list[set[str]] = []
    for words in lines:
        bag = set(map(_beginning, words))
        bag.discard("")
        bags.append(bag)
    return bags
