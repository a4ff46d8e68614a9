"""What a block is among the others: the columns that the trees read.

Every column comes from sums over the page of one quantity, the *mass* of a block: its letters times the
probability that the word weights give it by itself. Where the mass is (which box, which class of boxes, which
stretch of the page) tells the article from what surrounds it.
"""

from collections.abc import Mapping, Sequence
from math import tanh
from operator import mul
from typing import NamedTuple

from ..types import Role
from .facts import Fact
from .segment import Segmented
from .word_model import WordModel
from .words import box_sizes

_HEADING = Role.HEADING
_NO_NUDGES: Mapping[int, float] = {}
_GOOD = 60
"""Letters from which a likely block counts as a good one."""


class BoxSums(NamedTuple):
    """Totals of what each box holds, below it too: letters, letters in links, mass, good blocks."""

    size: list[int]
    linked: list[float]
    mass: list[float]
    good: list[float]


class Context:
    """One page with its word scores, and everything summed over it.

    `at` is the index of the box of each block; `above` that of the box that each box stands in (0 for the
    first, which stands in none).
    """

    def __init__(
        self,
        page: Segmented,
        facts: Sequence[Fact],
        words: WordModel,
        nudges: Mapping[int, float] = _NO_NUDGES,
    ) -> None:
        self.page, self.facts, self.words = page, facts, words
        self.at = [box.index for box in page.shown.boxes]
        self.above = [box.parent.index if box.parent is not None else 0 for box in page.boxes]
        self.sizes = [fact.size for fact in facts]
        shares = [fact.linked for fact in facts]
        sizes = box_sizes(self.at, self.above, self.sizes)
        self.scores = words.score(page, facts, self.above, sizes)
        for i, nudge in nudges.items():
            self.scores[i] += nudge
        self.chance = [0.5 + 0.5 * tanh(0.5 * score) for score in self.scores]
        self.mass = list(map(mul, self.chance, self.sizes))
        self.linked = list(map(mul, self.sizes, shares))
        self.good = [
            i
            for i, (chance, size, share) in enumerate(zip(self.chance, self.sizes, shares, strict=True))
            if chance > 0.5 and size >= _GOOD and share < 0.5
        ]
        self.headings = [i for i, role in enumerate(page.shown.roles) if role is _HEADING]
        self.total_mass = sum(self.mass) + 1e-9
        self.total_size = sum(self.sizes) + 1e-9
        self.boxes = self._box_sums(sizes)
        holding = sorted({page.shown.boxes[i].article for i in self.good} - {-1})
        self.article_numbers = {at: number for number, at in enumerate(holding, 1)}
        self.cores = tuple([self._core(share) for share in (0.5, 0.8)])
        self.depths = tuple([self._depths(core) for core in self.cores])

    def _box_sums(self, size: list[int]) -> BoxSums:
        above = self.above
        linked, mass, good = ([0.0] * len(above) for _ in range(3))
        for at, letters, weight in zip(self.at, self.linked, self.mass, strict=True):
            linked[at] += letters
            mass[at] += weight
        for i in self.good:
            good[self.at[i]] += 1
        for at in range(len(above) - 1, 0, -1):
            up = above[at]
            linked[up] += linked[at]
            mass[up] += mass[at]
            good[up] += good[at]
        return BoxSums(size, linked, mass, good)

    def _core(self, share: float) -> int:
        """Index of the deepest box that holds this share of the mass."""
        least, mass = share * self.total_mass, self.boxes.mass
        return next((at for at in range(len(mass) - 1, 0, -1) if mass[at] >= least), 0)

    def _depths(self, core: int) -> list[int]:
        """Levels of each box below the core, -1 outside of it."""
        above = self.above
        below = [-1] * len(above)
        below[core : core + 1] = [0] if above else []
        # What stands in the core is one run of boxes behind it.
        for at in range(core + 1, len(above)):
            depth = below[above[at]]
            if depth < 0:
                break
            below[at] = depth + 1
        return below
