"""The columns that the trees read: one row of numbers for each block that may be body.

They are those that the trees cannot do without: a score of others (sums of elements further up, of islands in
the text, shared long words) told them nothing that these do not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import count
from math import log1p

from ..trees import Row
from ..types import Role
from .context import Context
from .flow import NAMES as FLOW_NAMES
from .flow import flow_columns
from .holder import NAMES as HOLDER_NAMES
from .holder import holder_columns
from .kinds import Kind

CANDIDATE = -2.5
"""Log-odds by word weights below which a block is not looked at again."""
_ROLES = {role: float(number) for number, role in enumerate(Role)}
_Column = Sequence[float]
"""A number for each wanted block."""


def candidates(context: Context) -> list[int]:
    """Blocks that may be body: all but those that their words already rule out. Links alone are none."""
    found = [i for i, score in enumerate(context.scores) if score > CANDIDATE]
    return found if any(not context.facts[i].menu for i in found) else []


def columns(context: Context, wanted: Sequence[int], types: Sequence[float]) -> list[Row]:
    """One row of numbers for each wanted block, as in `NAMES`; `types` are the chances of the page types."""
    if not wanted:
        return []
    boxes = [context.at[i] for i in wanted]
    above = [context.above[at] for at in boxes]
    # Two floats are compared in two thirds of the time that a number of either sort takes with the other.
    counted = (*_self(context, wanted), *_boxes(context, boxes, above), *_template(context, wanted))
    found: list[Iterable[float]] = [
        *(map(float, column) for column in counted),
        *flow_columns(context, wanted),
        *holder_columns(context, above),
        *[[value] * len(wanted) for value in (*page_columns(context), *types)],
    ]
    return list(zip(*found, strict=True))


_SELF_NAMES = "score size words linked stops repeated titled described role level"
_SELF = _SELF_NAMES.split()


def _self(context: Context, wanted: Sequence[int]) -> list[_Column]:
    """The columns named in `_SELF`."""
    shown = context.page.shown
    facts = zip(*[context.facts[i] for i in wanted], strict=True)
    size, words, linked, _, _, _, stops, _, repeated, titled, described, _ = facts
    return [
        [context.scores[i] for i in wanted],
        size,
        words,
        linked,
        stops,
        repeated,
        titled,
        described,
        [_ROLES[shown.roles[i]] for i in wanted],
        [shown.levels[i] for i in wanted],
    ]


_BOXES = (
    "chance_of_box",
    *(f"{name}_of_parent" for name in ("mass", "good", "linked", "chance")),
    *("below_core50", "below_core80", "zones", "article_number", "article_mass"),
)


def _boxes(context: Context, boxes: Sequence[int], above: Sequence[int]) -> list[_Column]:
    """The columns named in `_BOXES`: of the blocks' own boxes, and of those `above`."""
    size, linked, mass, good = context.boxes
    total = context.total_mass
    inner, outer = context.depths
    settled = [context.page.boxes[at] for at in boxes]
    number = context.article_numbers.get
    return [
        [mass[at] / (size[at] + 1e-9) for at in boxes],
        [mass[at] / total for at in above],
        [good[at] for at in above],
        [linked[at] / (size[at] + 1e-9) for at in above],
        [mass[at] / (size[at] + 1e-9) for at in above],
        [inner[at] for at in boxes],
        [outer[at] for at in boxes],
        [box.zones for box in settled],
        [number(box.article, 0) for box in settled],
        [mass[box.article] / total if box.article >= 0 else -1.0 for box in settled],
    ]


_TEMPLATE = ("count_alike", "chance_alike", "mass_alike")


def _template(context: Context, wanted: Sequence[int]) -> list[_Column]:
    """The columns named in `_TEMPLATE`: of all blocks that a template gives the same place.

    Those are blocks in boxes of one tag in elements of one kind.
    """
    numbers: dict[tuple[Kind, str], int] = defaultdict(count().__next__)
    boxes = context.page.shown.boxes
    places = zip([(box.parent or box).kind for box in boxes], [box.tag for box in boxes], strict=True)
    groups = list(map(numbers.__getitem__, places))
    chances, masses = [0.0] * len(numbers), [0.0] * len(numbers)
    for group, chance, mass in zip(groups, context.chance, context.mass, strict=True):
        chances[group] += chance
        masses[group] += mass
    counts, total = Counter(groups), context.total_mass
    alike = [groups[i] for i in wanted]
    return [
        [counts[group] for group in alike],
        [chances[group] / counts[group] for group in alike],
        [masses[group] / total for group in alike],
    ]


_PAGE = "blocks mass linked good chance core best"
PAGE_NAMES = [f"page_{name}" for name in _PAGE.split()]


def page_columns(context: Context) -> list[float]:
    """Numbers of the whole page."""
    return [
        log1p(len(context.facts)),
        log1p(context.total_mass),
        sum(context.linked) / context.total_size,
        float(len(context.good)),
        context.total_mass / context.total_size,
        context.boxes.size[context.cores[0]] / context.total_size,
        max(context.chance, default=0.0),
    ]


_TYPES = "article documentation forum listing product other"
TYPE_NAMES = [f"is_{name}" for name in _TYPES.split()]

NAMES: tuple[str, ...] = (
    *(*_SELF, *_BOXES, *_TEMPLATE, *FLOW_NAMES),
    *(*HOLDER_NAMES, *PAGE_NAMES, *TYPE_NAMES),
)
"""The columns, in order."""
