"""The words that a block is weighed by: of its element's attributes, its ancestors', and its own text.

In place of hand-written patterns for class names and phrases, each word has a weight that a logistic
regression learned (see tests/bench/calibrate_html.py). A word is prefixed by where it stands: `=` the own
box of the block; `s`, `m`, `l` an ancestor that holds under a tenth, under half, or more of the text of the
page; `f`, `b`, `w` the first word of the text, the first two, any of a short one; capitals name properties
of the text. `word_model` sums the weights without making the words.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from ..types import Role
from .boxes import Box
from .facts import Fact
from .segment import Segmented

SIZES = (0, 8, 16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 2048)
"""Letters up to which a text is of each size."""
LINKED = (0.05, 0.3, 0.8)
"""Shares of text in links from which a text counts as more linked."""
SHORT = 8
"""Words up to which a block's every word is weighed."""
OPENING = 200
"""Characters of a text that its words are read from."""
MARKS = ".,:;!?()|·•-–—\"'"
"""Stripped from both ends of a word of a short text."""
PREFIXES = "=smlfbw"
"""First letters of the words that have a table of their own."""


def attribute_words(box: Box) -> tuple[str, ...]:
    """Lower-case words of an element's tag, class, id, role, itemprop and test names."""
    return box.kind.words


def box_sizes(places: Sequence[int], above: Sequence[int], sizes: Sequence[int]) -> list[int]:
    """Letters of text in each box and below it.

    `places` are the indices of the blocks' boxes, `sizes` the letters of the blocks, `above` for each box the
    index of the one that it stands in.
    """
    found = [0] * len(above)
    for at, size in zip(places, sizes, strict=True):
        found[at] += size
    for at in range(len(above) - 1, 0, -1):
        found[above[at]] += found[at]
    return found


def scope(size: int, total: int) -> str:
    """How much of the page an ancestor holds: small, medium or large."""
    return "s" if size < 0.1 * total else "m" if size < 0.5 * total else "l"


def text_words(text: str, role: Role, fact: Fact) -> list[str]:
    """Words of the text itself: its binned shape, how it begins, all of a short one."""
    return [*_shape_words(role, fact), *_opening_words(text, fact)]


def _shape_words(role: Role, fact: Fact) -> list[str]:
    size = bisect_left(SIZES, fact.size)
    half = min(size, 8) // 2
    return [
        f"L{size}.{bisect_right(LINKED, fact.linked)}",
        f"E{fact.ending}.{half}",
        f"R{role}.{half}",
        f"C{int(fact.capitals * 5)}.{min(5, int(fact.stops * 10))}",
        f"P{min(fact.commas, 4)}",
        f"N{int(fact.digits * 4)}",
        f"D{min(fact.repeated, 3)}",
        f"T{int(fact.titled * 4)}.{int(fact.described * 4)}",
    ]


def _opening_words(text: str, fact: Fact) -> list[str]:
    words = text[:OPENING].lower().split(None, SHORT)
    found: list[str] = []
    if words:
        found.append("f" + words[0])
        if len(words) > 1:
            found.append(f"b{words[0]} {words[1]}")
        if len(words) <= SHORT:
            found += ["w" + word.strip(MARKS) for word in dict.fromkeys(words)]
            if fact.words > len(words):
                found += ["w" + text[i : i + 2] for i in range(min(len(text) - 1, 12))]
    return found


def block_words(page: Segmented, facts: Sequence[Fact]) -> list[list[str]]:
    """All words of each block: what `WordModel.score` sums the weights of. For calibration."""
    above = [box.parent.index if box.parent is not None else 0 for box in page.boxes]
    sizes = box_sizes([box.index for box in page.shown.boxes], above, [fact.size for fact in facts])
    total = sizes[0] if sizes else 0
    result: list[list[str]] = []
    shown = page.shown
    for text, role, own, fact in zip(shown.texts, shown.roles, shown.boxes, facts, strict=True):
        if fact.menu:
            result.append([])
            continue
        found = ["=" + word for word in attribute_words(own)]
        box = own.parent
        while box is not None and box.parent is not None:
            where = scope(sizes[box.index], total)
            found += [where + word for word in attribute_words(box)]
            box = box.parent
        result.append(found + text_words(text, role, fact))
    return result


def by_prefix(weights: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """The weights in a table for each of `PREFIXES`, without it, and one of the other words ("")."""
    tables: dict[str, dict[str, float]] = {prefix: {} for prefix in (*PREFIXES, "")}
    for word, weight in weights.items():
        if word[0] in PREFIXES:
            tables[word[0]][word[1:]] = weight
        else:
            tables[""][word] = weight
    return tables
