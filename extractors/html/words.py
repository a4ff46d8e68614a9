"""The words that a block is weighed by: of its element's attributes, its ancestors', and its own text.

In place of hand-written patterns for class names and phrases, each word has a weight that a logistic
regression learned (see tests/bench/calibrate_html.py). A word is prefixed by where it stands: `=` the own
box of the block; `s`, `m`, `l` an ancestor that holds under a tenth, under half, or more of the text of the
page; the others name properties of the text.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..types import Role
from .boxes import Box
from .facts import Fact
from .segment import Segmented

_PARTS = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}(?![a-z])")
_NAMES = frozenset(
    ("class", "id", "role", "itemprop", "data-testid", "data-component", "data-type", "itemtype")
)
_SIZES = (0, 8, 16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 2048)
MENU_SCORE = -6.0
"""Log-odds of a short link, which is never body."""
_SHORT = 8
"""Words up to which a block's every word is weighed."""


def attribute_words(box: Box) -> tuple[str, ...]:
    """Lower-case words of an element's tag, class, id, role, itemprop and test names."""
    if not box.words:
        names = [value for name, value in box.attributes.items() if value and name in _NAMES]
        box.words = _split(box.tag, " ".join(names))
    return box.words


@lru_cache(maxsize=4096)
def _split(tag: str, names: str) -> tuple[str, ...]:
    found = [f"<{tag}>"]
    for name in names.split()[:24]:
        if len(name) <= 60:
            found += _name_words(name)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8192)
def _name_words(name: str) -> list[str]:
    """One name and its parts; pages combine the same names in ever new ways."""
    return [name.lower(), *(part.lower() for part in _PARTS.findall(name))]


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
    """Words of the text itself: how it begins, all of a short one, and binned shape."""
    words = text[:200].lower().split()
    size = _bin(fact.size)
    linked = 0 if fact.linked < 0.05 else 1 if fact.linked < 0.3 else 2 if fact.linked < 0.8 else 3
    found = [
        f"L{size}.{linked}",
        f"E{fact.ending}.{min(size, 8) // 2}",
        "R" + role + f".{min(size, 8) // 2}",
        f"C{int(fact.capitals * 5)}.{int(fact.stops * 10) if fact.stops < 0.5 else 5}",
        f"P{min(fact.commas, 4)}",
        f"N{int(fact.digits * 4)}",
        f"D{min(fact.repeated, 3)}",
        f"T{int(fact.titled * 4)}.{int(fact.described * 4)}",
    ]
    if words:
        found.append("f" + words[0])
        if len(words) > 1:
            found.append(f"b{words[0]} {words[1]}")
        if len(words) <= _SHORT:
            found += ["w" + word.strip(".,:;!?()|·•-–—\"'") for word in set(words)]
    if fact.words > len(words):
        found += ["w" + text[i : i + 2] for i in range(min(len(text) - 1, 12))]
    return found


def _bin(size: int) -> int:
    for i, bound in enumerate(_SIZES):
        if size <= bound:
            return i
    return len(_SIZES)


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


class WordModel:
    """Learned weights of words; `score` is the log-odds of a block being body, by itself."""

    __slots__ = ("_cache", "bias", "weights")

    def __init__(self, bias: float, weights: Mapping[str, float]) -> None:
        self.bias, self.weights = bias, weights
        self._cache: dict[tuple[str, tuple[str, ...]], float] = {}

    def score(self, page: Segmented, facts: Sequence[Fact]) -> tuple[list[float], list[float]]:
        """Log-odds of each block, and the part of them that its box and ancestors give."""
        sizes = box_sizes(page, facts)
        total = sizes[0] if sizes else 0
        above = [0.0] * len(page.boxes)
        below: list[float | None] = [0.0, *[None] * (len(page.boxes) - 1)]
        for box in page.boxes:
            if box.parent is not None:
                up = box.parent.index
                given = below[up]
                if given is None:
                    where = scope(sizes[up], total)
                    names = box.parent.words or attribute_words(box.parent)
                    given = below[up] = above[up] + self._sum(where, names)
                above[box.index] = given
        weight = self.weights.get
        scores: list[float] = []
        places: list[float] = []
        for block, leaf, fact in zip(page.blocks, page.leaves, facts, strict=True):
            if fact.menu:
                places.append(MENU_SCORE)
                scores.append(MENU_SCORE)
                continue
            box = leaf.box
            place = above[box.index] + self._sum("=", box.words or attribute_words(box))
            words = text_words(block.text, block.role, fact)
            places.append(place)
            scores.append(self.bias + place + sum([weight(word, 0.0) for word in words]))
        return scores, places

    def _sum(self, where: str, words: tuple[str, ...]) -> float:
        key = (where, words)
        known = self._cache.get(key)
        if known is None:
            if len(self._cache) > 20_000:
                self._cache.clear()
            known = self._cache[key] = sum(self.weights.get(where + word, 0.0) for word in words)
        return known
