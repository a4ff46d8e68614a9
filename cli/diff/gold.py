"""A clean text given by hand, as a reading of the page's blocks, and how near the article comes to it.

The measure is precision and recall of shingles of four words (Broder 1997), which punishes text in the wrong
order and hardly notices white space; ideograms count as words.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...extractors.types import Judged, Verdict
from ...rules.category import Category

_WORD = re.compile(r"[぀-ヿ㐀-鿿豈-﫿]|[^\W぀-ヿ㐀-鿿豈-﫿]+")
_SIZE = 4
_ENOUGH = 0.5  # share of a block's shingles that the clean text must hold
_YES = Verdict(True, Category.BODY, "gold", 1.0, ("stands in the clean text",))
_NO = Verdict(False, Category.OTHER, "gold", 0.0, ("does not stand in the clean text",))


@dataclass(frozen=True, slots=True)
class Nearness:
    """Precision, recall and their harmonic mean (0 to 1) of an article against the clean text."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def judge_by(gold: str, items: Sequence[Judged]) -> tuple[Judged, ...]:
    """The same blocks with the verdicts that the clean text implies."""
    known = set(_shingles(_words(gold)))
    lines = {tuple(_words(line)) for line in gold.splitlines()}
    return tuple(
        Judged(item.block, _YES if _stands(item.block.text, known, lines) else _NO) for item in items
    )


def nearness(text: str, gold: str) -> Nearness:
    """Compare an article's text with the clean text; two empty texts are equal."""
    ours, theirs = Counter(_shingles(_words(text))), Counter(_shingles(_words(gold)))
    if not ours and not theirs:
        return Nearness(1.0, 1.0)
    common = (ours & theirs).total()
    return Nearness(common / (ours.total() or 1), common / (theirs.total() or 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    """All runs of four words; of fewer words, all of them."""
    if len(words) < _SIZE:
        return [tuple(words)] if words else []
    return list(zip(*(words[i:] for i in range(_SIZE)), strict=False))


def _stands(text: str, known: set[tuple[str, ...]], lines: set[tuple[str, ...]]) -> bool:
    words = _words(text)
    if len(words) < _SIZE:
        return tuple(words) in lines
    shingles = _shingles(words)
    return sum(shingle in known for shingle in shingles) >= _ENOUGH * len(shingles)
