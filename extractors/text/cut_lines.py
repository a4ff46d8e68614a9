"""Lines cut to what is looked at, to words, and to the scripts that write none apart."""

import re
from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

from .lexicon import SPACELESS
from .marks import Marks, count_marks
from .tokens import split_lines

LOOK = 360
"""Characters of a line that are looked at."""

_HANGUL = r"[\uac00-\ud7af]"
_EASTERN = re.compile("[^\x00-\u0dff]")  # a range to the last character would take long to compile
_THAI = re.compile(r"[\u0e00-\u0eff]")
_JAPANESE_PARTICLES = re.compile(r"[はがをにのでともへ]|です|ます|した|て")
_KOREAN_PARTICLES = frozenset("은는이가을를에의고다서로도")
_CHINESE_PARTICLES = re.compile(r"[的了是在和也就都而与將将這这我他她]")
_KOREAN_REQUESTS = ("세요", "십시오", "시오")
_REQUESTS = re.compile(
    "(?:くだ|下)さい|ご(?:覧|利用|登録|確認)|お(?:客様|申し?込み?|問い合わせ)|あなた|[您你请請]"
)
"""How readers are addressed in Japanese and Chinese."""

_SPACELESS_WORD = 2.2
"""Characters of a script without blanks that make about one word."""


class CutLines(NamedTuple):
    """Lines, and of the beginning (`heads`) of each: the words, their number and that of those with capitals.

    `digits` tells which hold any, `raw` is as `split_lines` gives it. `spaceless` and `hangul` count
    characters of scripts without blanks and of Korean; `long` are the lines that are longer than their heads.
    """

    texts: Sequence[str]
    widths: list[int]
    heads: list[str]
    tokens: list[list[str]]
    counts: list[int]
    capitals: list[int]
    digits: list[int]
    raw: bytes
    spaceless: list[int]
    hangul: list[int]
    long: list[int]

    def sizes(self) -> list[float]:
        """About how many words there are in each line, all of it."""
        sizes = list(map(float, self.counts))
        for index in self.long:
            sizes[index] = float(len(self.texts[index].split()))
        for index in compress(range(len(sizes)), self.spaceless):
            stretch = self.widths[index] / len(self.heads[index])
            sizes[index] += self.spaceless[index] / _SPACELESS_WORD * stretch
        return sizes

    def marks(self) -> Marks:
        """The marks of each line, all of it."""
        marks = count_marks(self.raw)
        for index in self.long:
            text = self.texts[index]
            for column, mark in zip(marks, (",", "|", ". ", "?", ":"), strict=True):
                column[index] = float(text.count(mark))
        for index in compress(range(len(self.texts)), self.spaceless):
            text = self.texts[index]
            marks.commas[index] += text.count("、") + text.count("，")
            marks.inner[index] += text.count("。")
            marks.questions[index] += text.count("？")
        return marks

    def addressed(self, you: Sequence[int]) -> list[float]:
        """Share of each line's words that address the reader; of polite requests in scripts of the East."""
        shares = [number / words for number, words in zip(you, self.counts, strict=True)]
        for index in compress(range(len(shares)), self.hangul):
            shares[index] = (
                sum([token.endswith(_KOREAN_REQUESTS) for token in self.tokens[index]]) / (self.counts[index])
            )
        for index in compress(range(len(shares)), self.spaceless):
            words = self.counts[index] + self.spaceless[index] / _SPACELESS_WORD
            shares[index] = len(_REQUESTS.findall(self.heads[index])) / words
        return shares

    def stops(self, common: Sequence[int]) -> list[float]:
        """Share of each line's words that are common; of particles where words are not apart."""
        shares = [number / words for number, words in zip(common, self.counts, strict=True)]
        for index in compress(range(len(shares)), self.hangul):
            particles = sum([token[-1:] in _KOREAN_PARTICLES for token in self.tokens[index]])
            shares[index] = (common[index] + particles) / self.counts[index]
        for index in compress(range(len(shares)), self.spaceless):
            words = self.counts[index] + self.spaceless[index] / _SPACELESS_WORD
            shares[index] = _particles(self.heads[index]) / words
        return shares


def cut_lines(texts: Sequence[str]) -> CutLines:
    """Cut lines, none of them blank."""
    widths = list(map(len, texts))
    long = [index for index, width in enumerate(widths) if width > LOOK]
    heads = list(texts)
    for index in long:
        heads[index] = texts[index][:LOOK]
    tokens, capitals, digits, raw, foreign = split_lines(heads)
    spaceless, hangul = _eastern(heads, foreign)
    counts = list(map(len, tokens))
    return CutLines(texts, widths, heads, tokens, counts, capitals, digits, raw, spaceless, hangul, long)


def _eastern(heads: Sequence[str], foreign: Sequence[int]) -> tuple[list[int], list[int]]:
    """Characters of scripts without blanks, and of hangul, which only some lines can hold."""
    spaceless, hangul = [0] * len(heads), [0] * len(heads)
    for index in foreign:
        if _EASTERN.search(heads[index]):
            spaceless[index] = len(re.findall(SPACELESS, heads[index]))
            hangul[index] = len(re.findall(_HANGUL, heads[index]))
    return spaceless, hangul


def _particles(head: str) -> float:
    found = len(_JAPANESE_PARTICLES.findall(head)) or len(_CHINESE_PARTICLES.findall(head))
    return found + len(_THAI.findall(head)) * 0.15
