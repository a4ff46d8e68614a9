"""Words, and what each tells by itself: looked at once, then remembered.

Texts are made of few different words (Zipf, "The Psycho-Biology of Language", 1935): nearly every word of
a line was seen before.
"""

import re
from collections.abc import Callable, Sequence
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
_AGE_WORD = re.compile(r"\d+\D+|\d*(?:分|時間|小时|分钟|天|日|週間|시간|분|일)(?:前|전)?")
_BLANKED = bytes(x if chr(x).isalnum() or x == ord("_") else ord(" ") for x in range(128)).ljust(256)
_BITS = 9
_MASK = (1 << _BITS) - 1

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
    """A bit for each thing that `count` counts, far enough apart to be added up."""
    low = lower(word)
    told = (
        low != word,
        low.isdigit(),
        len(low) > _LONG,
        low in _YOU,
        low in STOP_WORDS,
        any(map(low.__contains__, ASIDE_WORDS)),
        low in _AGE_WORDS or _AGE_WORD.fullmatch(low) is not None,
    )
    return sum(1 << _BITS * place for place, flag in enumerate(told) if flag)


def _stem(word: str) -> str:
    """The beginning of a long word that is not common, else nothing."""
    return word[:_STEM] if len(word) > 3 and word not in STOP_WORDS else ""


_lower = Memo(lower).__getitem__
_fact = Memo(_facts).__getitem__
_beginning = Memo(_stem).__getitem__


def split_words(text: str) -> list[str]:
    """What `WORD` finds in a text; three times as fast where that is plain ASCII."""
    if text.isascii():
        return text.encode("ascii").translate(_BLANKED).decode("ascii").split()
    return WORD.findall(text)


def lower_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words in lower case; equal ones are the same object."""
    return tuple(map(_lower, words))


def count(words: Sequence[str]) -> tuple[int, int, int, int, int, int, int]:
    """How many words of a line, fewer than 512, as they are written, are such.

    They have capitals, are numbers, are long, address the reader, are common, are of those that asides hold
    (`asides`), and of those that tell how old something is.
    """
    told = sum(map(_fact, words))
    return (
        told & _MASK,
        told >> 9 & _MASK,
        told >> 18 & _MASK,
        told >> 27 & _MASK,
        told >> 36 & _MASK,
        told >> 45 & _MASK,
        told >> 54,
    )


def stems(words: Sequence[str]) -> set[str]:
    """Beginnings of the long words among some in lower case: what they speak of."""
    found = set(map(_beginning, words))
    found.discard("")
    return found
