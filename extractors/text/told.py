"""What the words of a line tell: how many are common, known, weigh for body, and so on, in one sum a line.

Each word stands for a number whose groups of bits are added up at once.
"""

from collections.abc import Mapping, Sequence
from itertools import repeat
from struct import pack
from typing import NamedTuple

from .asides import ASIDE_WORDS
from .stopwords import STOP_WORDS

SHORT = 12
"""Words up to which a line is short: short and long lines weigh words by tables of their own."""

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
_ASIDE = frozenset((*ASIDE_WORDS, "mins", "minute", "minutes", "newsletters", "cookies", "photograph"))
_GROUPS = (STOP_WORDS, _YOU, _ASIDE, _AGE)
_BITS = 8
_KNOWN = len(_GROUPS) * _BITS
_WEIGHT = _KNOWN + _BITS
_ZEROS = repeat(0)

Table = Mapping[str, int]
"""What each word stands for; those that tell nothing are left out."""


class Told(NamedTuple):
    """How many words of each line, fewer than 256 (more are not looked at), are such; their weights' sum.

    They are common, address the reader, are of those that asides hold (`asides`), of those that tell how old
    something is, and of those with a weight.
    """

    common: list[int]
    you: list[int]
    asides: list[int]
    aging: list[int]
    known: list[int]
    weights: list[int]


def make_table(weights: Mapping[str, int]) -> Table:
    """A table of words, in lower case, with these weights."""
    table = {word: (weight << _WEIGHT) + (1 << _KNOWN) for word, weight in weights.items()}
    for word, facts in _FACTS.items():
        table[word] = table.get(word, 0) + facts
    return table


_FACTS = {
    word: sum((word in group) << place * _BITS for place, group in enumerate(_GROUPS))
    for word in frozenset[str]().union(*_GROUPS)
}
PLAIN = (_FACTS, _FACTS)
"""Tables of short lines and of long ones, without weights."""


def count(lines: Sequence[Sequence[str]], counts: Sequence[int], tables: tuple[Table, Table]) -> Told:
    """What the words of each line tell, by the tables of short lines and of long ones."""
    short, long = tables[0].get, tables[1].get
    told = [
        sum(map(short if size <= SHORT else long, words, _ZEROS))
        for words, size in zip(lines, counts, strict=True)
    ]
    sums = pack(f"<{len(told)}q", *told)  # a group of bits is a byte of each
    common, you, asides, aging, known = (list(sums[place::_BITS]) for place in range(_WEIGHT // _BITS))
    return Told(common, you, asides, aging, known, [bits >> _WEIGHT for bits in told])
