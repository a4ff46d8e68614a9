"""Two passes over flat text: each line by itself, then each line on its page.

Pass 1 scores a line by its words, ends and phrases (`shape`), pass 2 adds what stands around it
(`features`). Both are small boosted trees (`model.json`).
"""

from collections.abc import Sequence

from ...rules.category import Category
from ..types import Block, Metadata, Options, Reading, Verdict
from . import features
from .categories import categorize
from .explain import explain
from .heads import Head, find_head
from .inline import find_cuts
from .lexicon import Lexicon, load_lexicon
from .model import Model, load_model
from .page import Lines
from .reading import guard_clean, reading_signs
from .shape import Shape, measure
from .units import Unit, join_fragments

MODEL = "model"
"""Who decided, where the calibrated heuristic did."""


def judge(blocks: Sequence[Block], fixed: Sequence[Verdict | None], options: Options) -> Reading:
    """A verdict for every block of a flat text; those in `fixed` (as long as `blocks`) are final.

    Cost grows linearly with the text. The metadata hold the headline, byline and date that were found.
    """
    units = join_fragments(blocks)
    if not any(unit.text for unit in units):
        return _nothing(blocks, fixed)
    model, lexicon = load_model(), load_lexicon()
    lines = read_lines(units, _settled(units, fixed), model, lexicon)
    final = [model.context.probability(row) for row in features.rows(lines, options.template)]
    threshold = model.thresholds[options.favor]
    keep = [probability > threshold for probability in final]
    keep = guard_clean(lines, final, keep)
    head = find_head(lines, keep)
    verdicts = _verdicts(lines, final, keep, head)
    spread = [verdicts[i] for i, unit in enumerate(units) for _ in range(unit.first, unit.last + 1)]
    merged = tuple(f or v for f, v in zip(fixed, spread, strict=True))
    return Reading(
        verdicts=merged,
        confidence=model.confide(reading_signs(lines, final, keep)),
        cuts=find_cuts(blocks, merged),
        metadata=head.metadata,
    )


def read_lines(
    units: Sequence[Unit], settled: Sequence[float | None], model: Model, lexicon: Lexicon
) -> Lines:
    """The first pass: units measured and scored, each distinct text once; `settled` overrules a score."""
    known: dict[str, tuple[Shape, float]] = {}
    shapes: list[Shape] = []
    scores: list[float] = []
    for unit, score in zip(units, settled, strict=True):
        found = known.get(unit.text)
        if found is None:
            shape = measure(unit.text, lexicon)
            found = known[unit.text] = (shape, model.score_alone(shape))
        shapes.append(found[0])
        scores.append(found[1] if score is None else score)
    return Lines(units, shapes, scores, [len(u.text) for u in units], [u.text.lower() for u in units])


def _settled(units: Sequence[Unit], fixed: Sequence[Verdict | None]) -> list[float | None]:
    """First scores of units that a site rule has decided: sure body or sure boilerplate."""
    if not any(fixed):
        return [None] * len(units)
    return [_agreed([fixed[i] for i in range(unit.first, unit.last + 1)]) for unit in units]


def _agreed(verdicts: Sequence[Verdict | None]) -> float | None:
    kept = {verdict.keep if verdict else None for verdict in verdicts}
    if len(kept) > 1 or None in kept:
        return None
    return 0.99 if kept.pop() else 0.01


def _verdicts(lines: Lines, final: Sequence[float], keep: Sequence[bool], head: Head) -> list[Verdict]:
    categories = categorize(lines, keep, head)
    reasons = explain(lines, keep, categories)
    return [
        Verdict(category is Category.BODY, category, MODEL, round(score, 3), why)
        for score, category, why in zip(final, categories, reasons, strict=True)
    ]


def _nothing(blocks: Sequence[Block], fixed: Sequence[Verdict | None]) -> Reading:
    blank = Verdict(False, Category.OTHER, MODEL, 0.0, ("no visible text",))
    return Reading(
        verdicts=tuple(f or blank for f, _ in zip(fixed, blocks, strict=True)), confidence=0.0, metadata=Metadata()
    )
