"""What a block is among the others: the columns that the trees read.

Every column comes from sums over the page of one quantity, the *mass* of a block: its letters times the
probability that the word weights give it by itself. Where the mass is (which box, which class of boxes, which
stretch of the page) tells the article from what surrounds it.
"""

from collections.abc import Mapping, Sequence
from math import copysign, exp
from typing import NamedTuple

from ..types import Role
from .facts import Fact
from .segment import Segmented
from .word_model import WordModel
from .words import box_sizes

_HEADING = Role.HEADING
_NO_NUDGES: Mapping[int, float] = {}
_SURE = 30.0
"""Log-odds beyond which a score says no more."""
_GOOD = 60
"""Letters from which a likely block counts as a good one."""


class BoxSums(NamedTuple):
    """Totals of what each box holds, below it too: letters, letters in links, mass, blocks, good blocks."""

    size: list[int]
    linked: list[float]
    mass: list[float]
    blocks: list[float]
    good: list[float]


class Context:
    """One page with its word scores, and everything summed over it."""

    def __init__(
        self,
        page: Segmented,
        facts: Sequence[Fact],
        words: WordModel,
        nudges: Mapping[int, float] = _NO_NUDGES,
    ) -> None:
        self.page, self.facts, self.words = page, facts, words
        sizes = box_sizes(page, facts)
        self.scores, self.places = words.score(page, facts, sizes)
        for i, nudge in nudges.items():
            self.scores[i] += nudge
        bounded = [s if -_SURE < s < _SURE else copysign(_SURE, s) for s in self.scores]
        self.chance = [1 / (1 + exp(-score)) for score in bounded]
        self.sizes = [fact.size for fact in facts]
        shares = [fact.linked for fact in facts]
        self.mass = [p * size for p, size in zip(self.chance, self.sizes, strict=True)]
        self.linked = [size * share for size, share in zip(self.sizes, shares, strict=True)]
        self.good = [
            i for i, p in enumerate(self.chance) if p > 0.5 and self.sizes[i] >= _GOOD and shares[i] < 0.5
        ]
        self.headings = [i for i, block in enumerate(page.blocks) if block.role is _HEADING]
        self.total_mass = sum(self.mass) + 1e-9
        self.total_size = sum(self.sizes) + 1e-9
        self.parents = [box.parent.index if box.parent is not None else -1 for box in page.boxes]
        self.above = [0, *self.parents[1:]]
        self.boxes = self._box_sums(sizes)
        self.zones = [box.zones for box in page.boxes]
        self.articles = [box.article for box in page.boxes]
        holding = sorted({i for i in self.articles if i >= 0 and self.boxes.good[i]})
        self.article_numbers = {at: number for number, at in enumerate(holding, 1)}
        self.cores = tuple(self._core(share) for share in (0.5, 0.8))
        self.depths = self._depths()

    def _box_sums(self, size: list[int]) -> BoxSums:
        parents = self.parents
        linked, mass, blocks, good = ([0.0] * len(parents) for _ in range(4))
        measures = zip(self.page.leaves, self.linked, self.mass, strict=True)
        for leaf, letters, weight in measures:
            at = leaf.box.index
            linked[at] += letters
            mass[at] += weight
            blocks[at] += 1
        for i in self.good:
            good[self.page.leaves[i].box.index] += 1
        for at in range(len(parents) - 1, 0, -1):
            up = parents[at]
            linked[up] += linked[at]
            mass[up] += mass[at]
            blocks[up] += blocks[at]
            good[up] += good[at]
        return BoxSums(size, linked, mass, blocks, good)

    def _core(self, share: float) -> int:
        """Index of the deepest box that holds this share of the mass."""
        least = share * self.total_mass
        return max([at for at, mass in enumerate(self.boxes.mass) if mass >= least], default=0)

    def _depths(self) -> tuple[list[int], ...]:
        """For each core: levels of each box below it, -1 outside of it."""
        result: list[list[int]] = []
        for core in self.cores:
            # What stands before the core in page order is outside of it.
            below = [-1] * len(self.parents)
            below[core] = 0
            for at in range(core + 1, len(below)):
                above = below[self.parents[at]]
                if above >= 0:
                    below[at] = above + 1
            result.append(below)
        return tuple(result)
