"""The columns that the trees read: one row of numbers for each block that may be body."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from math import log1p

from ..types import Role
from .boxes import Box
from .context import Context
from .holder import NAMES as HOLDER_NAMES
from .holder import Holder
from .segment import Leaf

CANDIDATE = -2.5
"""Log-odds by word weights below which a block is not looked at again."""
_ENDINGS = ("none", "stop", "call", "colon", "comma", "dots", "close")
_HEADING = Role.HEADING
_ROLE_NUMBERS = {role: number for number, role in enumerate(Role)}


def signature(box: Box) -> tuple[str, ...]:
    """Tag and class of a box: what a template gives to blocks of one kind."""
    return box.tag, box.attributes.get("class") or ""


_GROUP = ("count", "chance", "linked", "mass")
_GROUPS = [f"{name}_of_{where}" for where in ("signature", "parent_signature") for name in _GROUP]


def _parent_signature(box: Box) -> tuple[str, ...]:
    parent = box.parent or box
    return parent.tag, parent.attributes.get("class") or "", box.tag


def _groups(context: Context, name: Callable[[Box], tuple[str, ...]]) -> list[list[float]]:
    """For each block the columns named in `_GROUP`, of all blocks whose boxes have the same `name`."""
    names = [name(leaf.box) for leaf in context.page.leaves]
    sums = {each: [0.0, 0.0, 0.0, 0.0, 1e-9] for each in names}
    measures = zip(names, context.facts, context.chance, context.linked, context.mass, strict=True)
    for each, fact, chance, linked, mass in measures:
        group = sums[each]
        group[0] += 1
        group[1] += chance
        group[2] += linked
        group[3] += mass
        group[4] += fact.size
    for group in sums.values():
        group[1] /= group[0]
        group[2] /= group[4]
        group[3] /= context.total_mass
        del group[4]
    return [sums[each] for each in names]


def candidates(context: Context) -> list[int]:
    """Blocks that may be body: all but those that their words already rule out. Links alone are none."""
    found = [i for i, score in enumerate(context.scores) if score > CANDIDATE]
    return found if any(not context.facts[i].menu for i in found) else []


def columns(context: Context, wanted: Sequence[int], types: Sequence[float]) -> list[list[float]]:
    """One row of numbers for each wanted block, as in `NAMES`; `types` are the chances of the page types."""
    if not wanted:
        return []
    whole = [*page_columns(context), *types]
    own, parent = _groups(context, signature), _groups(context, _parent_signature)
    flow = _Flow(context)
    topic = _Topic(context)
    holder = Holder(context)
    return [
        [
            *_self(context, i),
            *_boxes(context, context.page.leaves[i]),
            *own[i],
            *parent[i],
            *flow.row(i),
            topic.share(i),
            *holder.row(context.page.leaves[i]),
            *whole,
        ]
        for i in wanted
    ]


_SELF_NAMES = (
    "score place size words linked ending repeated titled described role level hidden links_per_word stops"
)
_SELF = _SELF_NAMES.split()


def _self(context: Context, i: int) -> list[float]:
    fact, block, leaf = context.facts[i], context.page.blocks[i], context.page.leaves[i]
    return [
        context.scores[i],
        context.places[i],
        float(fact.size),
        float(fact.words),
        fact.linked,
        float(_ENDINGS.index(fact.ending)),
        float(fact.repeated),
        fact.titled,
        fact.described,
        float(_ROLE_NUMBERS[block.role]),
        float(block.level),
        float(leaf.box.hidden),
        leaf.links / (fact.words + 1),
        fact.stops,
    ]


_BOXES = (
    "chance_of_box",
    *(f"{name}_of_parent" for name in ("mass", "good", "linked", "chance")),
    *(f"{name}_of_{where}" for where in ("grand", "great") for name in ("mass", "good", "linked", "blocks")),
    *("below_core50", "below_core80", "zones", "core_levels", "article_number", "article_mass"),
)


def _boxes(context: Context, leaf: Leaf) -> list[float]:
    size, linked, mass, blocks, good = context.boxes
    total = context.total_mass
    box = leaf.box
    at = box.index
    row = [mass[at] / (size[at] + 1e-9)]
    parent = box.parent or box
    up = parent.index
    letters = size[up] + 1e-9
    row += [mass[up] / total, good[up], linked[up] / letters, mass[up] / letters]
    above = parent
    for _ in range(2):
        above = above.parent or above
        up = above.index
        row += [mass[up] / total, good[up], linked[up] / (size[up] + 1e-9), blocks[up]]
    inner, outer = context.depths
    article = context.articles[at]
    row += [float(inner[at]), float(outer[at]), float(context.zones[at]), _levels_to_core(context, box)]
    row += [float(context.article_numbers.get(article, 0)), mass[article] / total if article >= 0 else -1.0]
    return row


def _levels_to_core(context: Context, box: Box) -> float:
    """Levels up from a box to the first that also holds the core; 0 within it."""
    inner = context.depths[0]
    if inner[box.index] >= 0:
        return 0.0
    up, half, at = 0, 0.5 * context.total_mass, box
    while at.parent is not None and context.boxes.mass[at.index] < half:
        at = at.parent
        up += 1
    return float(up)


_FLOW_NAMES = (
    "after1 after2 near3 near8 ahead8 position letters_before mass_before since_good until_good "
    "letters_until_good heading_score since_heading heading_rank since_title linked_near good_before "
    "good_after headlines_before"
)
_FLOW = _FLOW_NAMES.split()


class _Flow:
    """The blocks in page order: neighbours, running sums, the last heading."""

    def __init__(self, context: Context) -> None:
        blocks, facts = context.page.blocks, context.facts
        self.context = context
        self.count = len(blocks)
        self.scores = [*context.scores, -6.0, -6.0]
        self.sizes = [0.0, *accumulate([float(fact.size) for fact in facts])]
        self.masses = [0.0, *accumulate(context.mass)]
        self.linked = [0.0, *accumulate(context.linked)]
        good = [0] * self.count
        for i in context.good:
            good[i] = 1
        self.goods = [0, *accumulate(good)]
        self.last_good = _last(good)
        self.next_good = [self.count - 1 - i for i in reversed(_last(good[::-1]))]
        headings = [block.role is _HEADING for block in blocks]
        self.headings = _last(headings)
        first = [heading and block.level == 1 for heading, block in zip(headings, blocks, strict=True)]
        self.headlines = [0, *accumulate(first)]
        self.titles = _last([fact.titled > 0.6 and fact.words > 2 for fact in facts])

    def _mean(self, start: int, end: int) -> float:
        start, end = max(0, start), min(self.count, end)
        return (self.masses[end] - self.masses[start]) / (self.sizes[end] - self.sizes[start] + 1.0)

    def row(self, i: int) -> list[float]:
        """The columns named in `_FLOW`."""
        scores, sizes, context = self.scores, self.sizes, self.context
        last, following, heading = self.last_good[i], self.next_good[i], self.headings[i]
        start, end = max(0, i - 3), min(self.count, i + 4)
        return [
            scores[i + 1],
            scores[i + 2],
            self._mean(start, end),
            self._mean(i - 8, i + 9),
            self._mean(i + 1, i + 9),
            i / self.count,
            sizes[i] / context.total_size,
            self.masses[i] / context.total_mass,
            float(i - last if last >= 0 else 999),
            float(following - i if following < self.count else 999),
            sizes[following] - sizes[i + 1] if following < self.count else 1e5,
            context.scores[heading] if heading >= 0 else -9.0,
            float(i - heading if heading >= 0 else 999),
            float(context.page.blocks[heading].level if heading >= 0 else 0),
            float(i - self.titles[i] if self.titles[i] >= 0 else -1),
            (self.linked[end] - self.linked[start]) / (sizes[end] - sizes[start] + 1.0),
            float(self.goods[i]),
            float(self.goods[-1] - self.goods[i + 1]),
            float(self.headlines[i]),
        ]


def _last(flags: Sequence[bool | int]) -> list[int]:
    """For each place the last one before it that has a flag; -1 where there is none."""
    found = accumulate([i if flag else -1 for i, flag in enumerate(flags)], max, initial=-1)
    return list(found)[:-1]


class _Topic:
    """Long words that stand in several good blocks: what the article is about."""

    def __init__(self, context: Context) -> None:
        self.blocks = context.page.blocks
        self.good = {i: self._long(i) for i in context.good[:60]}
        self.once: set[str] = set()
        self.twice: set[str] = set()
        for words in self.good.values():
            self.twice |= self.once & words
            self.once |= words

    def _long(self, i: int) -> set[str]:
        return {word for word in self.blocks[i].text[:1500].lower().split() if len(word) > 5}

    def share(self, i: int) -> float:
        """Share of a block's long words that stand in other good blocks too; -1 where it has none."""
        own = self.good.get(i)
        words = self._long(i) if own is None else own
        if not words:
            return -1.0
        return len(words & (self.once if own is None else self.twice)) / len(words)


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
    *(*_SELF, *_BOXES, *_GROUPS, *_FLOW, "topic"),
    *(*HOLDER_NAMES, *PAGE_NAMES, *TYPE_NAMES),
)
"""The columns, in order."""
