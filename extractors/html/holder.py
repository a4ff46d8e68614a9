"""The element that paragraphs stand in, and elements before a block that hold an article of their own.

The *holder* is the element with the most likely text directly in blocks of its own. The *rival* of a block is
the weightiest element that stands before it, or before an element that it is in: where a second article
follows the first, as on pages that never end, the first is its rival.
"""

from collections.abc import Sequence

from .context import Context

NAMES: tuple[str, ...] = ("direct_mass", "holder_share", "rival")
"""The columns of a block, in order."""


def holder_columns(context: Context, above: Sequence[int]) -> list[Sequence[float]]:
    """The columns named in `NAMES`, for blocks whose boxes stand in those `above`."""
    direct, rivals, total = _direct_mass(context), _rivals(context), context.total_mass
    most = max(direct) + 1e-9
    return [
        [direct[at] / most for at in above],
        [most / total] * len(above),
        [rivals[at] / total for at in above],
    ]


def _direct_mass(context: Context) -> list[float]:
    """Mass of the blocks that stand in children of each box."""
    above = context.above
    direct = [0.0] * len(above)
    for at, mass in zip(context.at, context.mass, strict=True):
        direct[above[at]] += mass
    return direct


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
