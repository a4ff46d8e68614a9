"""The verdict on every block of an HTML page.

Word weights score each block by itself, trees score it among the others (see `words`, `context`); one pair of
both was learned on articles, one on every other kind of page, and the type of the page chooses.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ..collector import uncollected
from ..trees import probabilities
from ..types import Favor, Metadata, Options, PageType, Reading, Role, Verdict, Verdicts
from .blocks import Columns
from .columns import candidates, columns
from .confidence import confidence_row
from .context import Context
from .copies import second_copies
from .dead_ends import dead_end
from .facts import Fact, read_facts
from .model import Model, Reader, load_model
from .pagetype import page_row, type_chances
from .segment import Segmented
from .takeover import add_embedded
from .verdicts import Decision, categories_of, verdicts_of

CUTS = {Favor.PRECISION: 0.7, Favor.BALANCED: 0.5, Favor.RECALL: 0.3}
"""Probability from which a block of an article is kept."""
ARTICLE = 0.6
"""Probability from which a page is read as an article."""
LENIENCE = 0.15
"""Taken from the cut on other pages: their body has many shapes, and no block of it is as sure."""
_CERTAIN = 9.0
_KNOWN = 0.99
_THREAD = 0.4
"""Probability from which a page counts as a thread, in which replies quote."""
COPY = 0.1
"""Probability of a second copy of what is kept already."""


@dataclass(frozen=True, slots=True)
class _Assessment:
    """A page as the model sees it: what kind it is, and how likely each block is body."""

    context: Context
    chances: list[float]
    types: Mapping[PageType, float]

    @property
    def article(self) -> float:
        return self.types[PageType.ARTICLE]

    def cut(self, favor: Favor) -> float:
        return cut_on(self.article, favor)


def cut_on(article: float, favor: Favor) -> float:
    """Probability from which a block is kept, on a page that is an article with this probability."""
    return CUTS[favor] - (0.0 if article >= ARTICLE else LENIENCE)


@uncollected
def judge(
    segmented: Segmented, fixed: Sequence[Verdict | None], metadata: Metadata, options: Options
) -> Reading:
    """Judge the blocks that no site rule decided; `fixed` verdicts stay as they are."""
    count = len(segmented.shown.texts)
    reading = _judge_shown(segmented, fixed[:count], metadata, options)
    if not segmented.embedded:
        return reading
    return add_embedded(segmented, reading, fixed[count:])


def _judge_shown(
    page: Segmented, fixed: Sequence[Verdict | None], metadata: Metadata, options: Options
) -> Reading:
    if not page.shown.texts:
        return Reading(verdicts=(), confidence=0.0, metadata=metadata, page_type=PageType.OTHER)
    recurring = recurring_blocks(page, options)
    seen = assess(page, nudges_of(recurring), load_model())
    cut = seen.cut(options.favor)
    # Verdicts of rules say nothing about their neighbours: a block next to a stripped box is judged as ever.
    known = {i: verdict.keep for i, verdict in enumerate(fixed) if verdict is not None}
    for i, keep in known.items():
        seen.chances[i] = _KNOWN if keep else 1 - _KNOWN
    context, chances = seen.context, seen.chances
    copies = copies_on(context, chances, cut, seen.types) - known.keys()
    for i in copies:
        chances[i] = COPY
    body = [chance >= cut for chance in chances]
    headlines = headline_blocks(page.shown, context.facts, body, metadata, seen.article >= ARTICLE)
    decision = Decision(context, chances, body, fixed, headlines, recurring, copies, metadata)
    verdicts = Verdicts(decision.keep(), partial(verdicts_of, decision), partial(categories_of, decision))
    row = confidence_row(context, chances, cut, seen.article)
    return Reading(
        verdicts=verdicts,
        confidence=probabilities(load_model().confidence, [row])[0] if any(verdicts.keep) else 0.0,
        metadata=metadata,
        page_type=dead_end(context, chances, cut) or max(seen.types, key=seen.types.__getitem__),
        warnings=page.warnings,
    )


def copies_on(
    context: Context, chances: Sequence[float], cut: float, types: Mapping[PageType, float]
) -> frozenset[int]:
    """Second copies on an article or in a thread; lists and manuals repeat themselves on purpose."""
    if types[PageType.ARTICLE] < ARTICLE and types[PageType.FORUM] < _THREAD:
        return frozenset()
    return second_copies(context, chances, cut)


def assess(segmented: Segmented, nudges: Mapping[int, float], model: Model) -> _Assessment:
    """Probability of each block, and of each type of page; `nudges` are added to log-odds of blocks."""
    facts = read_facts(segmented)
    types = type_chances(page_row(segmented, facts), model.page_types)
    reader = model.article if types[PageType.ARTICLE] >= ARTICLE else model.other
    context = Context(segmented, facts, reader.words, nudges)
    return _Assessment(context, _chances(context, reader, nudges, list(types.values())), types)


def _chances(
    context: Context, reader: Reader, nudges: Mapping[int, float], types: Sequence[float]
) -> list[float]:
    wanted = candidates(context)
    chances = [min(0.05, chance) for chance in context.chance]
    likely = probabilities(reader.trees, columns(context, wanted, types))
    for i, chance in zip(wanted, likely, strict=True):
        chances[i] = chance
    for i, nudge in nudges.items():
        chances[i] = _KNOWN if nudge > 0 else 1 - _KNOWN
    return chances


def nudges_of(recurring: Iterable[int]) -> dict[int, float]:
    """What is added to the log-odds of blocks that are known from other pages."""
    return dict.fromkeys(recurring, -_CERTAIN)


def recurring_blocks(segmented: Segmented, options: Options) -> frozenset[int]:
    """Blocks whose text is known to stand on other pages of the site."""
    if not options.template:
        return frozenset()
    texts = enumerate(segmented.shown.texts)
    return frozenset(i for i, text in texts if " ".join(text.split()) in options.template)


def headline_blocks(
    shown: Columns, facts: Sequence[Fact], keep: Sequence[bool], metadata: Metadata, article: bool
) -> frozenset[int]:
    """Headings that give the title: on articles the first h1 too, where no body stands before it."""
    found: set[int] = set()
    title = " ".join((metadata.title or "").split()).casefold()
    body = 0
    heading = Role.HEADING
    for i, role in enumerate(shown.roles):
        if role is heading:
            same = bool(title) and " ".join(shown.texts[i].split()).casefold() == title
            first = article and shown.levels[i] == 1 and body < 200
            if same or first:
                found.add(i)
        elif keep[i]:
            body += facts[i].size
    return frozenset(found)
