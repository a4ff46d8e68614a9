"""From what was decided about a page's blocks to verdicts: the category and the reasons of each."""

from collections.abc import Sequence
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


@uncollected
def verdicts_of(decision: Decision) -> list[Verdict]:
    """The verdict on each block, in order."""
    context, span = decision.context, decision.span()
    names = named_boxes(context.page.boxes, context.boxes.size)
    verdicts: list[Verdict] = []
    for i, (known, chance, at) in enumerate(zip(decision.fixed, decision.chances, context.at, strict=True)):
        if known is not None:
            verdicts.append(known)
        elif i in decision.headlines:
            verdicts.append(Verdict(False, Category.TITLE, "signal:headline", chance, (_HEADLINE,)))
        elif decision.body[i]:
            verdicts.append(Verdict(True, Category.BODY, "model", chance, reasons(context, i, True, span)))
        elif i in decision.copies:
            verdicts.append(Verdict(False, Category.DUPLICATE, "signal:copy", chance, (_COPIED,)))
        else:
            verdicts.append(_stripped(decision, i, span, names[at]))
    return verdicts


def _stripped(decision: Decision, i: int, span: tuple[int, int], named: Named | None) -> Verdict:
    context, chance = decision.context, decision.chances[i]
    shown = context.page.shown
    text, role, fact = shown.texts[i], shown.roles[i], context.facts[i]
    category, name = category_of(text, role, fact, named, decision.metadata, 0 <= span[1] < i)
    why = reasons(context, i, False, span, name)
    if i in decision.recurring:
        return Verdict(False, category, "signal:recurrence", chance, (_RECURS, *why[:2]))
    return Verdict(False, category, "model", chance, why)
