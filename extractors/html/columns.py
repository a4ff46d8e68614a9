"""The columns that the trees read: one row of numbers for each block that may be body."""

from collections.abc import Hashable, Sequence
from math import log1p

from ..trees import Row
from ..types import Role
from .context import Context
from .flow import NAMES as FLOW_NAMES
from .flow import flow_columns
from .holder import NAMES as HOLDER_NAMES
from .holder import Holder
from .segment import Leaf

CANDIDATE = -2.5
"""Log-odds by word weights below which a block is not looked at again."""
_NAMES_OF_ENDINGS = ("none", "stop", "call", "colon", "comma", "dots", "close")
_ENDINGS = {ending: float(number) for number, ending in enumerate(_NAMES_OF_ENDINGS)}
_ROLES = {role: float(number) for number, role in enumerate(Role)}
_Column = Sequence[float]
"""A number for each wanted block."""

_GROUP = ("count", "chance", "linked", "mass")
_GROUPS = [f"{name}_of_{where}" for where in ("signature", "parent_signature") for name in _GROUP]


def _signatures(leaves: Sequence[Leaf]) -> tuple[Sequence[Hashable], Sequence[Hashable]]:
    """What a template gives to blocks of one kind: tag and class of their boxes, and of their parents."""
    boxes = [leaf.box for leaf in leaves]
    parents = [box.parent or box for box in boxes]
    names = [(box.tag, box.attributes.get("class") or "") for box in boxes]
    above = [
        (parent.tag, parent.attributes.get("class") or "", box.tag)
        for parent, box in zip(parents, boxes, strict=True)
    ]
    return names, above


def _groups(context: Context, names: Sequence[Hashable], wanted: Sequence[int]) -> list[_Column]:
    """For each wanted block the columns named in `_GROUP`, of all blocks that have the same name."""
    sums = {each: [0.0, 0.0, 0.0, 0.0, 1e-9] for each in names}
    groups = [sums[each] for each in names]
    measures = zip(groups, context.sizes, context.chance, context.linked, context.mass, strict=True)
    for group, size, chance, linked, mass in measures:
        group[0] += 1
        group[1] += chance
        group[2] += linked
        group[3] += mass
        group[4] += size
    for group in sums.values():
        group[1] /= group[0]
        group[2] /= group[4]
        group[3] /= context.total_mass
    count, chance, linked, mass, _ = zip(*[groups[i] for i in wanted], strict=True)
    return [count, chance, linked, mass]


def candidates(context: Context) -> list[int]:
    """Blocks that may be body: all but those that their words already rule out. Links alone are none."""
    found = [i for i, score in enumerate(context.scores) if score > CANDIDATE]
    return found if any(not context.facts[i].menu for i in found) else []


def columns(context: Context, wanted: Sequence[int], types: Sequence[float]) -> list[Row]:
    """One row of numbers for each wanted block, as in `NAMES`; `types` are the chances of the page types."""
    if not wanted:
        return []
    leaves = context.page.leaves
    own, above = _signatures(leaves)
    boxes = [context.at[i] for i in wanted]
    found: list[_Column] = [
        *_self(context, wanted),
        *_boxes(context, boxes),
        *_groups(context, own, wanted),
        *_groups(context, above, wanted),
        *flow_columns(context, wanted),
        _topic(context, wanted),
        *Holder(context).columns(boxes),
        *[[value] * len(wanted) for value in (*page_columns(context), *types)],
    ]
    return list(zip(*found, strict=True))


_SELF_NAMES = (
    "score place size words linked ending repeated titled described role level hidden links_per_word stops"
)
_SELF = _SELF_NAMES.split()


def _self(context: Context, wanted: Sequence[int]) -> list[_Column]:
    """The columns named in `_SELF`."""
    page = context.page
    blocks = [page.blocks[i] for i in wanted]
    leaves = [page.leaves[i] for i in wanted]
    facts = zip(*[context.facts[i] for i in wanted], strict=True)
    size, words, linked, ending, _, _, stops, _, repeated, titled, described, _ = facts
    return [
        [context.scores[i] for i in wanted],
        [context.places[i] for i in wanted],
        [float(number) for number in size],
        [float(number) for number in words],
        linked,
        [_ENDINGS[name] for name in ending],
        [float(number) for number in repeated],
        titled,
        described,
        [_ROLES[block.role] for block in blocks],
        [float(block.level) for block in blocks],
        [float(leaf.box.hidden) for leaf in leaves],
        [leaf.links / (number + 1) for leaf, number in zip(leaves, words, strict=True)],
        stops,
    ]


_BOXES = (
    "chance_of_box",
    *(f"{name}_of_parent" for name in ("mass", "good", "linked", "chance")),
    *(f"{name}_of_{where}" for where in ("grand", "great") for name in ("mass", "good", "linked", "blocks")),
    *("below_core50", "below_core80", "zones", "core_levels", "article_number", "article_mass"),
)


def _boxes(context: Context, boxes: Sequence[int]) -> list[_Column]:
    """The columns named in `_BOXES`; `boxes` are the indices of the blocks' own."""
    size, linked, mass, blocks, good = context.boxes
    total, above = context.total_mass, context.above
    parent = [above[at] for at in boxes]
    found: list[_Column] = [
        [mass[at] / (size[at] + 1e-9) for at in boxes],
        [mass[at] / total for at in parent],
        [good[at] for at in parent],
        [linked[at] / (size[at] + 1e-9) for at in parent],
        [mass[at] / (size[at] + 1e-9) for at in parent],
    ]
    grand = [above[at] for at in parent]
    for around in (grand, [above[at] for at in grand]):
        found += [
            [mass[at] / total for at in around],
            [good[at] for at in around],
            [linked[at] / (size[at] + 1e-9) for at in around],
            [blocks[at] for at in around],
        ]
    inner, outer = context.depths
    settled = [context.page.boxes[at] for at in boxes]
    articles = [box.article for box in settled]
    found += [
        [float(inner[at]) for at in boxes],
        [float(outer[at]) for at in boxes],
        [float(box.zones) for box in settled],
        _levels_to_core(context, boxes),
        [float(context.article_numbers.get(at, 0)) for at in articles],
        [mass[at] / total if at >= 0 else -1.0 for at in articles],
    ]
    return found


def _levels_to_core(context: Context, boxes: Sequence[int]) -> list[float]:
    """Levels up from each box to the first that also holds the core; 0 within it."""
    inner, mass, above, half = context.depths[0], context.boxes.mass, context.above, 0.5 * context.total_mass
    found: list[float] = []
    for at in boxes:
        up = 0.0
        if inner[at] < 0:
            while at and mass[at] < half:
                at = above[at]
                up += 1.0
        found.append(up)
    return found


def _topic(context: Context, wanted: Sequence[int]) -> list[float]:
    """Share of each block's long words that stand in other good blocks too; -1 where it has none.

    Long words that stand in several good blocks are what the article is about.
    """
    blocks = context.page.blocks
    good = {i: _long_words(blocks[i].text) for i in context.good[:60]}
    once: set[str] = set()
    twice: set[str] = set()
    for words in good.values():
        twice |= once & words
        once |= words
    found: list[float] = []
    for i in wanted:
        words = good.get(i)
        others = once if words is None else twice
        if words is None:
            words = _long_words(blocks[i].text)
        found.append(len(words & others) / len(words) if words else -1.0)
    return found


def _long_words(text: str) -> set[str]:
    return {word for word in text[:1500].lower().split() if len(word) > 5}


_PAGE = "blocks mass linked good chance articles core best long"
PAGE_NAMES = [f"page_{name}" for name in _PAGE.split()]


def page_columns(context: Context) -> list[float]:
    """Numbers of the whole page."""
    facts = context.facts
    return [
        log1p(len(facts)),
        log1p(context.total_mass),
        sum(context.linked) / context.total_size,
        float(len(context.good)),
        context.total_mass / context.total_size,
        float(sum([times for kind, times in context.page.kinds.items() if kind.tag == "article"])),
        context.boxes.size[context.cores[0]] / context.total_size,
        max(context.chance, default=0.0),
        float(len([1 for fact in facts if fact.size > 200 and fact.linked < 0.3])),
    ]


_TYPES = "article documentation forum listing product other"
TYPE_NAMES = [f"is_{name}" for name in _TYPES.split()]

NAMES: tuple[str, ...] = (
    *(*_SELF, *_BOXES, *_GROUPS, *FLOW_NAMES, "topic"),
    *(*HOLDER_NAMES, *PAGE_NAMES, *TYPE_NAMES),
)
"""The columns, in order."""
