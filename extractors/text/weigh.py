"""What each signal weighed in the verdict on one line of a flat text."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..trees import asked, probabilities
from ..types import Block, Options, Verdict
from ..weights.shapley import shapley
from ..weights.types import Stage, Weighing, Weight, largest_first, plain
from . import features
from .best_segment import find_segment
from .judge import MOST_UNITS, read_lines, settle
from .lexicon import load_lexicon
from .model import load_model
from .page import Lines
from .reading import bar_of
from .records import find_records
from .shape import NAMES, Shape
from .told import SHORT
from .units import Unit, join_fragments
from .words import UNIT, WordWeights

_MEAN = "the mean line of the page"


class _Part(NamedTuple):
    """The lines that are judged together, and which of them is asked about."""

    lines: Lines
    at: int


def weigh(
    blocks: Sequence[Block], fixed: Sequence[Verdict | None], options: Options, index: int
) -> Weighing | None:
    """How the heuristic weighs block `index`; None for one without text. `fixed` as for `judge`."""
    model, part = load_model(), _part(blocks, fixed, options, index)
    if part is None:
        return None
    lines, at = part
    rows = list(features.rows(lines, find_records(lines), find_segment(lines)))
    final = probabilities(model.context, rows)
    stages = [
        _stage("on its page", "context", features.NAMES, rows, at),
        _alone(lines, at),
        *_words(lines.shapes[at], model.words, lines.own[-1][at]),
    ]
    cut = bar_of(lines, final, options.favor)
    return Weighing(tuple(stages), cut, tuple(_notes(lines.units[at], blocks)))


def _part(
    blocks: Sequence[Block], fixed: Sequence[Verdict | None], options: Options, index: int
) -> _Part | None:
    units = join_fragments(blocks)
    place = next(i for i, unit in enumerate(units) if unit.first <= index <= unit.last)
    if not units[place].text:
        return None
    settled = settle(units, fixed, options.template)
    start = place - place % MOST_UNITS
    stretch = slice(start, start + MOST_UNITS)
    lines = read_lines(units[stretch], settled[stretch], load_model(), load_lexicon())
    return _Part(lines, place - start)


def _stage(title: str, forest: str, names: Sequence[str], rows: Sequence[Sequence[float]], at: int) -> Stage:
    row = rows[at]
    shares = shapley(asked(_forests()[forest], row), row, [o for i, o in enumerate(rows) if i != at])
    weights = [Weight(*part) for part in zip(names, map(plain, row), shares.columns, strict=True)]
    return Stage(title, _MEAN, shares.base, largest_first(weights))


@cache
def _forests() -> Mapping[str, Mapping[str, Any]]:
    """The trees as data, by the name of their function."""
    return json.loads(Path(__file__).with_name("trees.json").read_text("utf-8"))


def _alone(lines: Lines, at: int) -> Stage:
    """The first pass."""
    rows = list(zip(*lines.own, strict=True))
    return _stage("by itself: what the signal “score” is made of", "own", (*NAMES, "its words"), rows, at)


def _words(shape: Shape, known: WordWeights, score: float) -> list[Stage]:
    """The words whose weights make the signal “its words”; nothing where too few of them are known."""
    tokens = shape.tokens
    table = known.short if len(tokens) <= SHORT else known.long
    found = _weights("word", table, Counter(tokens))
    found += _weights("first word", known.first, Counter(tokens[:1]))
    found += _weights("last word", known.last, Counter(tokens[-1:]))
    stage = Stage("by its words: what “its words” is made of", "no word", 0.0, largest_first(found))
    return [stage] if abs(stage.log_odds - score) < 1 / UNIT else []


def _weights(name: str, table: Mapping[str, int], words: Mapping[str, int]) -> list[Weight]:
    return [Weight(name, word, times * table[word] / UNIT) for word, times in words.items() if word in table]


def _notes(unit: Unit, blocks: Sequence[Block]) -> list[str]:
    if unit.first == unit.last:
        return []
    lines = f"{blocks[unit.first].line} to {blocks[unit.last].line}"
    return [f"lines {lines} are weighed as one: a sentence goes on over them"]
