"""Two passes over flat text: each line by itself, then each line on its page.

Pass 1 scores a line by its words, ends and phrases (`shape`), pass 2 adds what stands around it
(`features`). Both are small boosted trees.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain, repeat
from typing import NamedTuple, TypeVar

from ...rules.category import Category
from ..collector import uncollected
from ..lazy import Lazy
from ..trees import probabilities
from ..types import Block, Metadata, Options, Reading, Verdict, Verdicts
from . import features
from .best_segment import find_segment
from .heads import find_head
from .inline import find_cuts
from .lexicon import Lexicon, load_lexicon
from .model import Model, load_model
from .page import Lines, make_lines
from .reading import clean_signs, decide, may_be_clean, reading_signs
from .records import find_records
from .shape import measure
from .signals import find_signals, is_page
from .units import Unit, join_fragments
from .verdicts import MODEL, Decision, verdicts_of

_Item = TypeVar("_Item")

_KEPT, _STRIPPED = 0.99, 0.01
"""First scores of what is known to be body or boilerplate."""


MOST_UNITS = 20_000
"""Units that are judged at a time: bounds the memory that a huge text takes."""


class _Part(NamedTuple):
    """What was made of a stretch of units: which are kept, the verdicts, and what it tells of the page."""

    keep: Sequence[bool]
    verdicts: Sequence[Verdict]
    confidence: float
    metadata: Metadata


@uncollected
def judge(blocks: Sequence[Block], fixed: Sequence[Verdict | None], options: Options) -> Reading:
    """A verdict for every block of a flat text; those in `fixed` (as long as `blocks`) are final.

    Cost grows linearly with the text, whose metadata are the headline, byline and date that were found. More
    than `MOST_UNITS` lines are no article: they are judged part by part.
    """
    units = join_fragments(blocks)
    if not any(unit.text for unit in units):
        return _nothing(blocks, fixed)
    settled = settle(units, fixed, options.template)
    starts = range(0, len(units), MOST_UNITS)
    parts = [_judge_units(units[i : i + MOST_UNITS], settled[i : i + MOST_UNITS], options) for i in starts]
    if len(parts) > 1:
        parts = [part._replace(verdicts=tuple(part.verdicts)) for part in parts]
    keep = list(_by_block(units, blocks, [part.keep for part in parts]))
    cuts = find_cuts(blocks, [kept and not known for kept, known in zip(keep, fixed, strict=True)])
    if any(fixed):
        keep = [known.keep if known else kept for kept, known in zip(keep, fixed, strict=True)]
    return Reading(
        verdicts=Verdicts(keep, partial(_verdicts, units, blocks, fixed, parts)),
        confidence=min(part.confidence for part in parts),
        cuts=cuts,
        metadata=parts[0].metadata,
    )


def _judge_units(units: Sequence[Unit], settled: Sequence[float | None], options: Options) -> _Part:
    model = load_model()
    lines = read_lines(units, settled, model, load_lexicon())
    records = find_records(lines)
    segment = find_segment(lines)
    final = probabilities(model.context, features.rows(lines, records, segment))
    keep = decide(lines, final, options.favor)
    clean = is_clean(lines, final, keep, model)
    signals = find_signals(lines, final, keep, options, clean)
    keep = [(clean or kept) and index not in signals for index, kept in enumerate(keep)]
    head = cache(partial(find_head, lines, keep))
    metadata = Metadata.late(lambda name: {name: getattr(head().metadata, name)})
    confidence = model.confide(reading_signs(lines, final, keep))
    decision = Decision(lines, final, keep, signals, head, records, segment)
    return _Part(keep, Lazy(partial(verdicts_of, decision)), confidence, metadata)


def is_clean(lines: Lines, final: Sequence[float], keep: Sequence[bool], model: Model) -> bool:
    """Whether a text is an article and nothing else."""
    if not may_be_clean(keep) or is_page(lines, final):
        return False
    return probabilities(model.clean, [clean_signs(lines, final, keep)])[0] > model.clean_above


def _by_block(
    units: Sequence[Unit], blocks: Sequence[Block], parts: Iterable[Sequence[_Item]]
) -> Iterable[_Item]:
    """What was made of the units, for the blocks that each consists of."""
    decided = chain.from_iterable(parts)
    if len(units) == len(blocks):
        return decided
    return chain.from_iterable(map(repeat, decided, [unit.last + 1 - unit.first for unit in units]))


def _verdicts(
    units: Sequence[Unit],
    blocks: Sequence[Block],
    fixed: Sequence[Verdict | None],
    parts: Sequence[_Part],
) -> Iterator[Verdict]:
    decided = _by_block(units, blocks, [part.verdicts for part in parts])
    return (known or verdict for known, verdict in zip(fixed, decided, strict=True))


def read_lines(
    units: Sequence[Unit], settled: Sequence[float | None], model: Model, lexicon: Lexicon
) -> Lines:
    """The first pass: units measured and scored, each distinct text once; `settled` overrules a score."""
    texts = [unit.text for unit in units]
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    measured = model.add_words(measure(list(places), lexicon, model.words.tables))
    scores = probabilities(model.own, zip(*measured.columns, strict=True))
    if len(places) < len(texts):
        chosen = [places[text] for text in texts]
        measured, scores = measured.at(chosen), [scores[place] for place in chosen]
    for index, score in enumerate(settled):
        if score is not None:
            scores[index] = score
    return make_lines(units, measured, scores)


def settle(
    units: Sequence[Unit], fixed: Sequence[Verdict | None], template: frozenset[str]
) -> list[float | None]:
    """First scores of units that are known: by a site rule, or as a line of the site's template."""
    settled: list[float | None] = [None] * len(units)
    if any(fixed):
        settled = [_agreed([fixed[i] for i in range(unit.first, unit.last + 1)]) for unit in units]
    if template:
        known = (" ".join(unit.text.split()) in template for unit in units)
        settled = [_STRIPPED if line else score for line, score in zip(known, settled, strict=True)]
    return settled


def _agreed(verdicts: Sequence[Verdict | None]) -> float | None:
    kept = {verdict.keep if verdict else None for verdict in verdicts}
    if len(kept) > 1 or None in kept:
        return None
    return _KEPT if kept.pop() else _STRIPPED


def _nothing(blocks: Sequence[Block], fixed: Sequence[Verdict | None]) -> Reading:
    blank = Verdict(False, Category.OTHER, MODEL, 0.0, ("no visible text",))
    return Reading(
        verdicts=tuple(f or blank for f, _ in zip(fixed, blocks, strict=True)),
        confidence=0.0,
        metadata=Metadata(),
    )
