"""Blocks and characters of a page, or of several, by category."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ...extractors.types import Article
from ...rules.category import Category
from .lines import category_of


class Trust(StrEnum):
    """What a confidence means to a reader."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @classmethod
    def of(cls, confidence: float) -> "Trust":
        """The level of an article's confidence (0 to 1)."""
        return cls.HIGH if confidence >= 0.8 else cls.MEDIUM if confidence >= 0.5 else cls.LOW


@dataclass(frozen=True, slots=True)
class Tally:
    """Some blocks: how many, their visible characters, and the sum of their probabilities of being body."""

    blocks: int = 0
    size: int = 0
    scores: float = 0.0

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(self.blocks + other.blocks, self.size + other.size, self.scores + other.scores)

    @property
    def score(self) -> float:
        """The mean probability that such a block is body."""
        return self.scores / self.blocks if self.blocks else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """A page, or several, in figures. `by_category` holds what was stripped, largest first."""

    kept: Tally = Tally()
    by_category: tuple[tuple[Category, Tally], ...] = ()

    @property
    def stripped(self) -> Tally:
        """All that went."""
        return sum((tally for _, tally in self.by_category), Tally())

    @property
    def size(self) -> int:
        """Visible characters in all."""
        return self.kept.size + self.stripped.size

    @property
    def kept_share(self) -> float:
        """Share of the visible characters that was kept (0 to 1)."""
        return self.kept.size / self.size if self.size else 0.0


def figures_of(article: Article) -> Figures:
    """Count the blocks of an article."""
    return _figures(
        (category_of(verdict), Tally(1, len(block.text), verdict.score)) for block, verdict in article.blocks
    )


def total(pages: Iterable[Figures]) -> Figures:
    """The figures of several pages together."""
    return _figures(item for page in pages for item in ((Category.BODY, page.kept), *page.by_category))


def _figures(tallies: Iterable[tuple[Category, Tally]]) -> Figures:
    sums: defaultdict[Category, Tally] = defaultdict(Tally)
    for category, tally in tallies:
        sums[category] += tally
    kept = sums.pop(Category.BODY, Tally())
    return Figures(kept, tuple(sorted(sums.items(), key=lambda item: (-item[1].size, item[0]))))
