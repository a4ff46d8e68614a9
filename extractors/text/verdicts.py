"""From what was decided about the units of a text to verdicts: the category and the reasons of each."""

from collections.abc import Callable, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

from ...rules.category import Category
from ..collector import uncollected
from ..types import Verdict
from .categories import categorize
from .explain import explain
from .heads import Head
from .page import Lines
from .records import Records
from .signals import Signal
from .tuples import from_columns

MODEL = "model"
"""Who decided, where the calibrated heuristic did."""


class Decision(NamedTuple):
    """Everything that the verdicts on a page's units are made of.

    `final` are their probabilities and `keep` says which of them are kept; `signals` are those that overruled
    the model, by index, and `segment` is the best stretch of the page. `head` finds what is above the body.
    """

    lines: Lines
    final: Sequence[float]
    keep: Sequence[bool]
    signals: Mapping[int, Signal]
    head: Callable[[], Head]
    records: Records
    segment: tuple[int, int]


@uncollected
def verdicts_of(decision: Decision) -> list[Verdict]:
    """The verdict on each unit, in order."""
    lines, final, keep, signals, head, records, segment = decision
    categories = categorize(lines, keep, head(), records)
    reasons = explain(lines, keep, categories, segment)
    scores = map(round, final, repeat(3))
    verdicts = from_columns(Verdict, keep, categories, repeat(MODEL), scores, reasons)
    for index, signal in signals.items():
        category = categories[index] if signal.category is Category.OTHER else signal.category
        verdicts[index] = Verdict(False, category, signal.name, verdicts[index].score, (signal.reason,))
    return verdicts
