"""The element that paragraphs stand in, and elements before a block that hold an article of their own.

The *holder* is the element with the most likely text directly in blocks of its own. What stands deeper in it
is an island (a box of facts, a quoted post, a form), told from the article by what else is in it. The *rival*
of a block is the weightiest element that stands before it, or before an element that it is in: where a second
article follows the first, as on pages that never end, the first is its rival.
"""

from collections.abc import Sequence

from .context import Context

_ISLAND = "size chance linked blocks good"
NAMES: tuple[str, ...] = (
    *("direct_mass", "direct_share", "levels_in_holder"),
    *(f"{name}_of_island" for name in _ISLAND.split()),
    *("holder_share", "rival"),
)
"""The columns of a block, in order."""


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

    def columns(self, boxes: Sequence[int]) -> list[Sequence[float]]:
        """The columns named in `NAMES`, each with a number for each of these boxes."""
        context = self.context
        size, linked, mass, blocks, good = context.boxes
        total = context.total_mass
        above = [context.above[at] for at in boxes]
        islands = [self.islands[at] for at in boxes]
        return [
            [self.direct[at] / self.most for at in above],
            [self.direct[at] / total for at in above],
            [float(self.levels[at]) for at in boxes],
            [float(size[at]) if at >= 0 else -1.0 for at in islands],
            [mass[at] / (size[at] + 1e-9) if at >= 0 else -1.0 for at in islands],
            [linked[at] / (size[at] + 1e-9) if at >= 0 else -1.0 for at in islands],
            [blocks[at] if at >= 0 else -1.0 for at in islands],
            [good[at] if at >= 0 else -1.0 for at in islands],
            [self.most / total] * len(boxes),
            [self.rivals[at] / total for at in above],
        ]


def _direct_mass(context: Context) -> list[float]:
    """Mass of the blocks that stand in children of each box."""
    above = context.above
    direct = [0.0] * len(above)
    for at, mass in zip(context.at, context.mass, strict=True):
        direct[above[at]] += mass
    return direct


def _islands(context: Context, holder: int) -> tuple[list[int], list[int]]:
    """For each box its levels below the holder, and the child of the holder that it is in or is; else -1."""
    count = len(context.above)
    levels, islands = [-1] * count, [-1] * count
    levels[holder] = 0
    for at in range(holder + 1, count):
        up = context.above[at]
        above = levels[up]
        if above < 0:
            break
        levels[at] = above + 1
        islands[at] = islands[up] if above else at
    return levels, islands


def _rivals(context: Context) -> list[float]:
    """For each box the mass of its rival; 0 where none stands before it."""
    mass = context.boxes.mass
    rivals, heaviest = [0.0], [0.0] * len(mass)
    for own, up in zip(mass[1:], context.above[1:], strict=True):
        before, above = heaviest[up], rivals[up]
        rivals.append(before if before > above else above)
        if own > before:
            heaviest[up] = own
    return rivals
