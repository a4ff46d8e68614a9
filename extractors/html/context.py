"""What a block is among the others: the columns that the trees read.

Every column comes from sums over the page of one quantity, the *mass* of a block: its letters times the
probability that the word weights give it by itself. Where the mass is (which box, which class of boxes, which
stretch of the page) tells the article from what surrounds it.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from math import exp, log1p
from typing import NamedTuple

from ..types import Role
from .boxes import Box
from .facts import Fact
from .segment import Leaf, Segmented
from .words import WordModel

CANDIDATE = -2.5
"""Log-odds by word weights below which a block is not looked at again."""
_NO_NUDGES: Mapping[int, float] = {}
_GOOD = 60
"""Letters from which a likely block counts as a good one."""
_ENDINGS = ("none", "stop", "call", "colon", "comma", "dots", "close")
_ROLE_NUMBERS = {role: number for number, role in enumerate(Role)}
_ZONES = {"article": 1, "main": 2, "aside": 4, "nav": 8, "footer": 16, "header": 32, "form": 64, "table": 128}
_ZONES |= {"figure": 256, "blockquote": 512, "ul": 1024, "ol": 1024}


class BoxSums(NamedTuple):
    """Totals of what each box holds, below it too: letters, letters in links, mass, blocks, good blocks."""

    size: list[float]
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
        self.scores, self.places = words.score(page, facts)
        for i, nudge in nudges.items():
            self.scores[i] += nudge
        self.chance = [1 / (1 + exp(-max(-30.0, min(30.0, score)))) for score in self.scores]
        self.mass = [p * fact.size for p, fact in zip(self.chance, facts, strict=True)]
        self.good = [
            i
            for i, p in enumerate(self.chance)
            if p > 0.5 and facts[i].size >= _GOOD and facts[i].linked < 0.5
        ]
        self.total_mass = sum(self.mass) + 1e-9
        self.total_size = sum([fact.size for fact in facts]) + 1e-9
        self.boxes = self._box_sums()
        self.zones = self._zones()
        self.articles = self._articles()
        holding = sorted({i for i in self.articles if i >= 0 and self.boxes.good[i]})
        self.article_numbers = {at: number for number, at in enumerate(holding, 1)}
        self.cores = tuple(self._core(share) for share in (0.5, 0.8))
        self.depths = self._depths()

    def _box_sums(self) -> BoxSums:
        count = len(self.page.boxes)
        sums = BoxSums(*([0.0] * count for _ in range(5)))
        size, linked, mass, blocks, good = sums
        for leaf, fact, weight in zip(self.page.leaves, self.facts, self.mass, strict=True):
            at = leaf.box.index
            size[at] += fact.size
            linked[at] += fact.size * fact.linked
            mass[at] += weight
            blocks[at] += 1
        for i in self.good:
            good[self.page.leaves[i].box.index] += 1
        for box in reversed(self.page.boxes):
            if box.parent is not None and blocks[box.index]:
                up, at = box.parent.index, box.index
                size[up] += size[at]
                linked[up] += linked[at]
                mass[up] += mass[at]
                blocks[up] += blocks[at]
                good[up] += good[at]
        return sums

    def _zones(self) -> list[int]:
        zones: list[int] = []
        for box in self.page.boxes:
            above = zones[box.parent.index] if box.parent is not None else 0
            zones.append(above | _ZONES.get(box.tag, 0))
        return zones

    def _articles(self) -> list[int]:
        """Index of the outermost `article` that each box is in or is; -1 where there is none."""
        result: list[int] = []
        for box in self.page.boxes:
            above = result[box.parent.index] if box.parent is not None else -1
            result.append(box.index if above < 0 and box.tag == "article" else above)
        return result

    def _core(self, share: float) -> int:
        """Index of the deepest box that holds this share of the mass."""
        best = 0
        for box in self.page.boxes:
            if self.boxes.mass[box.index] >= share * self.total_mass:
                best = box.index
        return best

    def _depths(self) -> tuple[list[int], ...]:
        """For each core: levels of each box below it, -1 outside of it."""
        result: list[list[int]] = []
        for core in self.cores:
            below: list[int] = []
            for box in self.page.boxes:
                above = below[box.parent.index] if box.parent is not None else -1
                below.append(0 if box.index == core else above + 1 if above >= 0 else -1)
            result.append(below)
        return tuple(result)


def signature(box: Box) -> str:
    """Tag and class of a box: what a template gives to blocks of one kind."""
    return f"{box.tag} {box.attributes.get('class') or ''}"


class _Group:
    """Running sums over the blocks of one signature."""

    __slots__ = ("blocks", "chance", "linked", "mass", "size")

    def __init__(self) -> None:
        self.blocks = self.chance = self.linked = self.mass = self.size = 0.0

    def add(self, fact: Fact, chance: float) -> None:
        self.blocks += 1
        self.chance += chance
        self.linked += fact.linked * fact.size
        self.size += fact.size
        self.mass += chance * fact.size


def _groups(context: Context, up: int) -> list[_Group]:
    """The group of each block, by the signature of its box (up=0), its parent's (1), and so on."""
    groups: dict[str, _Group] = {}
    result: list[_Group] = []
    for leaf, fact, chance in zip(context.page.leaves, context.facts, context.chance, strict=True):
        box = _above(leaf.box, up)
        if up == 0:
            key = signature(box)
        else:
            key = f"{signature(box)} > {leaf.box.tag}"
        group = groups.get(key)
        if group is None:
            group = groups[key] = _Group()
        group.add(fact, chance)
        result.append(group)
    return result


def _above(box: Box, up: int) -> Box:
    for _ in range(up):
        if box.parent is None:
            return box
        box = box.parent
    return box


def candidates(context: Context) -> list[int]:
    """Blocks that may be body: all but those that their words already rule out."""
    return [i for i, score in enumerate(context.scores) if score > CANDIDATE]


def columns(context: Context, wanted: Sequence[int], types: Sequence[float]) -> list[list[float]]:
    """One row of numbers for each wanted block, as in `NAMES`; `types` are the chances of the page types."""
    if not wanted:
        return []
    whole = [*page_columns(context), *types]
    own, parent = _groups(context, 0), _groups(context, 1)
    flow = _Flow(context)
    topic = _Topic(context)
    return [
        [
            *_self(context, i),
            *_boxes(context, context.page.leaves[i]),
            *_group(context, own[i]),
            *_group(context, parent[i]),
            *flow.row(i),
            topic.share(i),
            *whole,
        ]
        for i in wanted
    ]


_SELF = (
    "score place size words linked ending repeated titled described role level hidden links_per_word stops"
).split()


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


_BOXES = ["chance_of_box"]
_BOXES += [f"{name}_of_parent" for name in ("mass", "good", "linked", "chance")]
_BOXES += [f"{name}_of_{where}" for where in ("grand", "great") for name in ("mass", "good", "linked", "blocks")]
_BOXES += ["below_core50", "below_core80", "zones", "core_levels", "article_number", "article_mass"]


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


_GROUP = ("count", "chance", "linked", "mass")
_GROUPS = [f"{name}_of_{where}" for where in ("signature", "parent_signature") for name in _GROUP]


def _group(context: Context, group: _Group) -> list[float]:
    letters = group.size + 1e-9
    return [
        group.blocks,
        group.chance / group.blocks,
        group.linked / letters,
        group.mass / context.total_mass,
    ]


_FLOW = (
    "after1 after2 near3 near8 ahead8 position letters_before mass_before since_good until_good "
    "letters_until_good heading_score since_heading heading_rank since_title linked_near good_before good_after "
    "headlines_before"
).split()


class _Flow:
    """The blocks in page order: neighbours, running sums, the last heading."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.count = len(context.scores)
        facts = context.facts
        self.scores = [*context.scores, -6.0, -6.0]
        self.sizes = [0.0, *accumulate(float(fact.size) for fact in facts)]
        self.masses = [0.0, *accumulate(context.mass)]
        self.linked = [0.0, *accumulate(fact.linked * fact.size for fact in facts)]
        self.last_good, self.next_good = self._goods()
        self.goods = self._good_counts()
        self.headings = self._last(lambda i: context.page.blocks[i].role is Role.HEADING)
        first = [block.role is Role.HEADING and block.level == 1 for block in context.page.blocks]
        self.headlines = [0, *accumulate(map(int, first))]
        self.titles = self._last(lambda i: facts[i].titled > 0.6 and facts[i].words > 2)

    def _last(self, test: Callable[[int], bool]) -> list[int]:
        found: list[int] = []
        last = -1
        for i in range(self.count):
            found.append(last)
            if test(i):
                last = i
        return found

    def _goods(self) -> tuple[list[int], list[int]]:
        before, after = [-1] * self.count, [self.count] * self.count
        good = set(self.context.good)
        last = -1
        for i in range(self.count):
            before[i] = last
            if i in good:
                last = i
        last = self.count
        for i in reversed(range(self.count)):
            after[i] = last
            if i in good:
                last = i
        return before, after

    def _good_counts(self) -> list[int]:
        flags = [0] * (self.count + 1)
        for i in self.context.good:
            flags[i + 1] = 1
        return list(accumulate(flags))

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


class _Topic:
    """Long words that stand in several good blocks: what the article is about."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.words: Counter[str] = Counter()
        for i in context.good[:60]:
            self.words.update(self._long(i))
        self.good = set(context.good[:60])

    def _long(self, i: int) -> set[str]:
        return {word for word in self.context.page.blocks[i].text[:1500].lower().split() if len(word) > 5}

    def share(self, i: int) -> float:
        """Share of a block's long words that stand in other good blocks too; -1 where it has none."""
        found = self._long(i)
        if not found:
            return -1.0
        own = 1 if i in self.good else 0
        counts = self.words
        return sum(counts[word] > own for word in found) / len(found)


PAGE_NAMES = "page_blocks page_mass page_linked page_good page_chance page_articles page_core page_best page_long".split()


def page_columns(context: Context) -> list[float]:
    """Numbers of the whole page."""
    facts = context.facts
    linked = sum([fact.linked * fact.size for fact in facts])
    boxes = context.page.boxes
    return [
        log1p(len(facts)),
        log1p(context.total_mass),
        linked / context.total_size,
        float(len(context.good)),
        context.total_mass / context.total_size,
        float(sum(box.tag == "article" for box in boxes)),
        context.boxes.size[context.cores[0]] / context.total_size,
        max(context.chance, default=0.0),
        float(sum(fact.size > 200 and fact.linked < 0.3 for fact in facts)),
    ]


TYPE_NAMES = "is_article is_documentation is_forum is_listing is_product is_other".split()

NAMES: tuple[str, ...] = (*_SELF, *_BOXES, *_GROUPS, *_FLOW, "topic", *PAGE_NAMES, *TYPE_NAMES)
"""The columns, in order."""
