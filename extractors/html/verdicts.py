"""From what was decided about a page's blocks to verdicts: the category and the reasons of each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...rules.category import Category
from ..collector import uncollected
from ..types import Metadata, Verdict
from .categories import Named, category_of, named_boxes
from .context import Context
from .reasons import reasons

_RECURS = "stands on other pages of the site too"
_COPIED = "stands higher up on the page, word for word"
_HEADLINE = "the headline of the page"


class Decision(NamedTuple):
    """Everything that the verdicts on a page are made of.

    `body` says of each block whether it is likely enough to be kept, `fixed` has the verdicts of site rules.
    The others are indices of blocks: `headlines`, blocks known from other pages of the site (`recurring`),
    and second `copies` on this page.
    """

    context: Context
    chances: Sequence[float]
    body: Sequence[bool]
    fixed: Sequence[Verdict | None]
    headlines: frozenset[int]
    recurring: frozenset[int]
    copies: frozenset[int]
    metadata: Metadata

    def keep(self) -> list[bool]:
        """Which blocks are kept."""
        keep = list(self.body)
        for i in self.headlines:
            keep[i] = False
        for i, known in enumerate(self.fixed):
            if known is not None:
                keep[i] = known.keep
        return keep

    def span(self) -> tuple[int, int]:
        """The first and last block of the article; (-1, -1) where there is none."""
        kept = [i for i, flag in enumerate(self.body) if flag and i not in self.headlines]
        return (kept[0], kept[-1]) if kept else (-1, -1)


def categories_of(decision: Decision) -> list[Category]:
    """The category of each block, in order."""
    return [category for category, _ in _kinds(decision)]


@uncollected
def verdicts_of(decision: Decision) -> list[Verdict]:
    """The verdict on each block, in order."""
    context, span = decision.context, decision.span()
    verdicts: list[Verdict] = []
    columns = zip(decision.fixed, decision.chances, _kinds(decision), strict=True)
    for i, (known, chance, (category, name)) in enumerate(columns):
        if known is not None:
            verdicts.append(known)
        elif i in decision.headlines:
            verdicts.append(Verdict(False, category, "signal:headline", chance, (_HEADLINE,)))
        elif decision.body[i]:
            verdicts.append(Verdict(True, category, "model", chance, reasons(context, i, True, span)))
        elif i in decision.copies:
            verdicts.append(Verdict(False, category, "signal:copy", chance, (_COPIED,)))
        else:
            why = reasons(context, i, False, span, name)
            known_by = "signal:recurrence" if i in decision.recurring else "model"
            why = (_RECURS, *why[:2]) if i in decision.recurring else why
            verdicts.append(Verdict(False, category, known_by, chance, why))
    return verdicts


def _kinds(decision: Decision) -> Iterator[Named]:
    """The category of each block, and the name of the element that gave it, if one did."""
    context, metadata, last = decision.context, decision.metadata, decision.span()[1]
    shown = context.page.shown
    names = named_boxes(context.page.boxes, context.boxes.size)
    columns = zip(decision.fixed, shown.texts, shown.roles, context.facts, context.at, strict=True)
    for i, (known, text, role, fact, at) in enumerate(columns):
        if known is not None:
            yield known.category, ""
        elif i in decision.headlines:
            yield Category.TITLE, ""
        elif decision.body[i]:
            yield Category.BODY, ""
        elif i in decision.copies:
            yield Category.DUPLICATE, ""
        else:
            yield category_of(text, role, fact, names[at], metadata, 0 <= last < i)
