"""The element that paragraphs stand in, and elements before a block that hold an article of their own.

The *holder* is the element with the most likely text directly in blocks of its own. What stands deeper in it
is an island (a box of facts, a quoted post, a form), told from the article by what else is in it. The *rival*
of a block is the weightiest element that stands before it, or before an element that it is in: where a second
article follows the first, as on pages that never end, the first is its rival.
"""

from .context import Context
from .segment import Leaf

_ISLAND = "size chance linked blocks good"
NAMES: tuple[str, ...] = (
    *("direct_mass", "direct_share", "levels_in_holder"),
    *(f"{name}_of_island" for name in _ISLAND.split()),
    *("holder_share", "rival"),
)
"""The columns of a block, in order."""
_NO_ISLAND = [-1.0] * len(_ISLAND.split())


class Holder:
    """Where the paragraphs of a page are, and what stands before each of its elements."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.direct = _direct_mass(context)
        self.most = max(self.direct) + 1e-9
        self.levels, self.islands = _islands(
            context, max(range(len(self.direct)), key=self.direct.__getitem__)
        )
        self.rivals = _rivals(context)

    def row(self, leaf: Leaf) -> list[float]:
        """The columns named in `NAMES`."""
        context = self.context
        at = leaf.box.index
        up = max(0, context.parents[at])
        direct = self.direct[up]
        return [
            direct / self.most,
            direct / context.total_mass,
            float(self.levels[at]),
            *self._island(self.islands[at]),
            self.most / context.total_mass,
            self.rivals[up] / context.total_mass,
        ]

    def _island(self, at: int) -> list[float]:
        if at < 0:
            return _NO_ISLAND
        size, linked, mass, blocks, good = self.context.boxes
        letters = size[at] + 1e-9
        return [float(size[at]), mass[at] / letters, linked[at] / letters, blocks[at], good[at]]


def _direct_mass(context: Context) -> list[float]:
    """Mass of the blocks that stand in children of each box."""
    direct = [0.0] * len(context.parents)
    for leaf, mass in zip(context.page.leaves, context.mass, strict=True):
        direct[max(0, context.parents[leaf.box.index])] += mass
    return direct


def _islands(context: Context, holder: int) -> tuple[list[int], list[int]]:
    """For each box its levels below the holder, and the child of the holder that it is in or is; else -1."""
    count = len(context.parents)
    levels, islands = [-1] * count, [-1] * count
    levels[holder] = 0
    for at in range(holder + 1, count):
        up = context.parents[at]
        above = levels[up]
        if above >= 0:
            levels[at] = above + 1
            islands[at] = islands[up] if above else at
    return levels, islands


def _rivals(context: Context) -> list[float]:
    """For each box the mass of its rival; 0 where none stands before it."""
    parents, mass = context.parents, context.boxes.mass
    rivals, heaviest = [0.0] * len(parents), [0.0] * len(parents)
    for at in range(1, len(parents)):
        up = parents[at]
        before, own = heaviest[up], mass[at]
        rivals[at] = before if before > rivals[up] else rivals[up]
        if own > before:
            heaviest[up] = own
    return rivals
