"""The words that a block is weighed by: of its element's attributes, its ancestors', and its own text.

In place of hand-written patterns for class names and phrases, each word has a weight that a logistic
regression learned (see tests/bench/calibrate_html.py). A word is prefixed by where it stands: `=` the own
box of the block; `s`, `m`, `l` an ancestor that holds under a tenth, under half, or more of the text of the
page; the others name properties of the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import repeat

from ..types import Role
from .boxes import Box
from .facts import Fact
from .kinds import Kind
from .segment import Segmented

_Shape = tuple[str, str, int, int, int, int, int, int, int, int, int]
_SIZES = (0, 8, 16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 2048)
_LINKED = (0.05, 0.3, 0.8)
SCOPES = ("=", "s", "m", "l")
"""Prefixes of the words of attributes."""
_REMEMBERED = 2048
"""Sums that are remembered, of each sort: sites use the same names over and over."""
_SHORT = 8
"""Words up to which a block's every word is weighed."""


def attribute_words(box: Box) -> tuple[str, ...]:
    """Lower-case words of an element's tag, class, id, role, itemprop and test names."""
    return box.kind.words


def box_sizes(page: Segmented, facts: Sequence[Fact]) -> list[int]:
    """Letters of text in each box and below it."""
    sizes = [0] * len(page.boxes)
    for leaf, fact in zip(page.leaves, facts, strict=True):
        sizes[leaf.box.index] += fact.size
    for box in reversed(page.boxes):
        if box.parent is not None:
            sizes[box.parent.index] += sizes[box.index]
    return sizes


def scope(size: int, total: int) -> str:
    """How much of the page an ancestor holds: small, medium or large."""
    return "s" if size < 0.1 * total else "m" if size < 0.5 * total else "l"


def text_words(text: str, role: Role, fact: Fact) -> list[str]:
    """Words of the text itself: its binned shape, how it begins, all of a short one."""
    return [*_shape_words(*_shape(role, fact)), *_opening_words(text, fact)]


def _shape(role: Role, fact: Fact) -> _Shape:
    """The shape of a text in bins: few texts of a page have one of their own."""
    size, _, linked, ending, commas, capitals, stops, digits, repeated, titled, described, _ = fact
    return (
        role,
        ending,
        bisect_left(_SIZES, size),
        bisect_right(_LINKED, linked),
        int(capitals * 5),
        int(stops * 10) if stops < 0.5 else 5,
        commas if commas < 4 else 4,
        int(digits * 4),
        repeated if repeated < 3 else 3,
        int(titled * 4),
        int(described * 4),
    )


def _shape_words(
    role: str, ending: str, size: int, linked: int, capitals: int, stops: int, commas: int, digits: int,
    repeated: int, titled: int, described: int,
) -> list[str]:  # fmt: skip
    half = min(size, 8) // 2
    return [
        f"L{size}.{linked}",
        f"E{ending}.{half}",
        f"R{role}.{half}",
        f"C{capitals}.{stops}",
        f"P{commas}",
        f"N{digits}",
        f"D{repeated}",
        f"T{titled}.{described}",
    ]


def _opening_words(text: str, fact: Fact) -> list[str]:
    words = text[:200].lower().split()
    found: list[str] = []
    if words:
        found.append("f" + words[0])
        if len(words) > 1:
            found.append(f"b{words[0]} {words[1]}")
        if len(words) <= _SHORT:
            found += ["w" + word.strip(".,:;!?()|·•-–—\"'") for word in dict.fromkeys(words)]
    if fact.words > len(words):
        found += ["w" + text[i : i + 2] for i in range(min(len(text) - 1, 12))]
    return found


def block_words(page: Segmented, facts: Sequence[Fact]) -> list[list[str]]:
    """All words of each block: what `WordModel.score` sums the weights of. For calibration."""
    sizes = box_sizes(page, facts)
    total = sizes[0] if sizes else 0
    result: list[list[str]] = []
    for block, leaf, fact in zip(page.blocks, page.leaves, facts, strict=True):
        if fact.menu:
            result.append([])
            continue
        found = ["=" + word for word in attribute_words(leaf.box)]
        box = leaf.box.parent
        while box is not None and box.parent is not None:
            where = scope(sizes[box.index], total)
            found += [where + word for word in attribute_words(box)]
            box = box.parent
        result.append(found + text_words(block.text, block.role, fact))
    return result


def by_scope(weights: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """The weights in a table for each of `SCOPES`, without the prefix, and one of the words of texts ("")."""
    tables: dict[str, dict[str, float]] = {scope: {} for scope in (*SCOPES, "")}
    for word, weight in weights.items():
        if word[0] in SCOPES:
            tables[word[0]][word[1:]] = weight
        else:
            tables[""][word] = weight
    return tables


class WordModel:
    """Learned weights of words, by scope; `score` is the log-odds of a block being body, by itself."""

    __slots__ = ("_kinds", "_shapes", "bias", "weights")

    def __init__(self, bias: float, weights: Mapping[str, Mapping[str, float]]) -> None:
        self.bias, self.weights = bias, weights
        self._kinds: dict[str, dict[Kind, float]] = {scope: {} for scope in SCOPES}
        self._shapes: dict[_Shape, float] = {}

    def weight(self, word: str) -> float:
        """The weight of a word with its prefix; 0 for one that was not learned."""
        scope, bare = (word[0], word[1:]) if word[0] in SCOPES else ("", word)
        return self.weights[scope].get(bare, 0.0)

    def score(
        self, page: Segmented, facts: Sequence[Fact], sizes: Sequence[int]
    ) -> tuple[list[float], list[float]]:
        """Log-odds of each block, and the part of them that its box and ancestors give.

        `sizes` are the letters of each box (see `box_sizes`). A short link has no words, as in calibration:
        what stands around it tells menus from lists.
        """
        inside: list[float | None] = [0.0, *[None] * (len(sizes) - 1)]  # the body's own names are the site's
        own, weight, bias = self._kinds["="], self.weights[""].get, self.bias
        scores: list[float] = []
        places: list[float] = []
        for block, leaf, fact in zip(page.blocks, page.leaves, facts, strict=True):
            if fact.menu:
                places.append(0.0)
                scores.append(bias)
                continue
            kind, parent = leaf.box.kind, leaf.box.parent or page.boxes[0]
            place = inside[parent.index]
            if place is None:
                place = self._inside(parent, sizes, inside)
            place += own[kind] if kind in own else self._of_kind("=", kind)
            text = self._of_shape(_shape(block.role, fact))
            text = sum(map(weight, _opening_words(block.text, fact), repeat(0.0)), text)
            places.append(place)
            scores.append(bias + place + text)
        return scores, places

    def _inside(self, box: Box, sizes: Sequence[int], inside: list[float | None]) -> float:
        """What a box and its ancestors give to what stands in it; `inside` remembers that for each box."""
        chain: list[Box] = []
        while (given := inside[box.index]) is None and box.parent is not None:
            chain.append(box)
            box = box.parent
        given = given or 0.0
        for below in reversed(chain):
            given += self._of_kind(scope(sizes[below.index], sizes[0]), below.kind)
            inside[below.index] = given
        return given

    def _of_kind(self, where: str, kind: Kind) -> float:
        """The sum of the weights that an element's words have in one scope."""
        known = self._kinds[where]
        if kind in known:
            return known[kind]
        if len(known) >= _REMEMBERED:
            known.clear()
        found = known[kind] = sum(map(self.weights[where].get, kind.words, repeat(0.0)))
        return found

    def _of_shape(self, shape: _Shape) -> float:
        """The sum of the weights of a text's shape."""
        found = self._shapes.get(shape)
        if found is None:
            if len(self._shapes) >= _REMEMBERED:
                self._shapes.clear()
            weight = self.weights[""].get
            found = self._shapes[shape] = sum(map(weight, _shape_words(*shape), repeat(0.0)))
        return found
