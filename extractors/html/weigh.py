"""What each signal weighed in the verdict on one block of an HTML page."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from ..trees import asked
from ..types import Options, PageType
from ..weights.shapley import shapley
from ..weights.types import Stage, Weighing, Weight, largest_first, plain
from .column_names import in_words
from .columns import CANDIDATE, NAMES, candidates, columns
from .context import Context
from .judge import ARTICLE, assess, nudges_of, recurring_blocks
from .model import load_model
from .segment import Segmented
from .words import block_words

_KINDS = {
    "=": "name of its element", "s": "name around it", "m": "name of a part of the page",
    "l": "name of most of the page", "f": "first word", "b": "first two words", "w": "word",
    "L": "length and links", "E": "ending", "R": "role", "C": "capitals and stop words", "P": "commas",
    "N": "numbers", "D": "times on page", "T": "words of title",
}  # fmt: skip
"""What a word of `words.block_words` tells, by its first letter."""


def weigh(page: Segmented, options: Options, index: int) -> Weighing | None:
    """How the heuristic weighs block `index`; None for one that stands in a script only."""
    if index >= len(page.shown.texts):
        return None
    nudges = nudges_of(recurring_blocks(page, options))
    seen = assess(page, nudges, load_model())
    stages = [_by_words(seen.context, index, nudges.get(index, 0.0))]
    wanted = candidates(seen.context)
    notes = [_kind(seen.types)]
    if index in wanted:
        article = seen.types[PageType.ARTICLE] >= ARTICLE
        rows = columns(seen.context, wanted, list(seen.types.values()))
        stages.insert(0, _on_page(_forest("article" if article else "other"), rows, wanted.index(index)))
    else:
        notes.append(f"words that come to less than {CANDIDATE} rule a block out: nothing else is looked at")
    return Weighing(tuple(stages), seen.cut(options.favor), tuple(notes))


def _kind(types: Mapping[PageType, float]) -> str:
    article = types[PageType.ARTICLE]
    return f"read as {'an article' if article >= ARTICLE else 'another kind of page'}: article {article:.2f}"


def _forest(kind: str) -> Mapping[str, Any]:
    """The trees as nested lists, as `trees.json` has them."""
    raw = json.loads(files(__package__ or "").joinpath("trees.json").read_text("utf-8"))
    return raw[kind]


def _on_page(forest: Mapping[str, Any], rows: Sequence[Sequence[float]], at: int) -> Stage:
    row = rows[at]
    shares = shapley(asked(forest, row), row, [other for i, other in enumerate(rows) if i != at])
    weights = [
        Weight(in_words(name), plain(value), share)
        for name, value, share in zip(NAMES, row, shares.columns, strict=True)
    ]
    start = "the mean of the blocks that may be body"
    return Stage("on its page", start, shares.base, largest_first(weights))


def _by_words(context: Context, index: int, nudge: float) -> Stage:
    """The log-odds of the block by itself, word by word."""
    title = "by its words: what “score” is made of"
    found = [Weight("known from other pages of the site", "", nudge)]
    if context.facts[index].menu:
        return Stage(title, "a short link and nothing else", context.words.bias, largest_first(found))
    for word, times in Counter(block_words(context.page, context.facts)[index]).items():
        found.append(Weight(_KINDS[word[0]], word[1:], times * context.words.weight(word)))
    return Stage(title, "no word", context.words.bias, largest_first(found))
