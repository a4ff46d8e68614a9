"""Choosing between what a page shows and an article that stands in its scripts only."""

from collections.abc import Sequence
from itertools import compress

from ...rules.category import Category
from ..types import PageType, Reading, Verdict, keeps
from .segment import Segmented

_HALF = 0.5
"""Share of the embedded text that the page must show for the page to be the better source."""
_CONFIDENCE = 0.6
_SAMPLE = 60
_SCRAP = 100
_PLACEHOLDER = 0.05
"""Characters, or share of the embedded text, below which what a page shows is a placeholder."""


def add_embedded(segmented: Segmented, reading: Reading, fixed: Sequence[Verdict | None]) -> Reading:
    """The reading with verdicts on the embedded blocks: all of them, or none."""
    embedded = segmented.embedded
    shown = sum(len(block.text) for block in compress(segmented.blocks, keeps(reading.verdicts)))
    takes_over = shown < _HALF * sum(len(block.text) for block in embedded)
    own = _own_verdict(takes_over)
    verdicts = tuple(verdict if verdict is not None else own for verdict in fixed)
    if not takes_over:
        return reading._replace(verdicts=(*reading.verdicts, *verdicts))
    return reading._replace(
        verdicts=_without_copies(segmented, reading.verdicts) + verdicts,
        confidence=_CONFIDENCE,
        page_type=PageType.ARTICLE,
        warnings=(*reading.warnings, "the article stands in a script of the page; it was read from there"),
    )


def _own_verdict(keep: bool) -> Verdict:
    if keep:
        reason = "article text in a script; the page itself shows none of it"
        return Verdict(True, Category.BODY, "signal:embedded-text", 0.9, (reason,))
    reason = "text of a script, which the page does not show"
    return Verdict(False, Category.METADATA, "signal:embedded-text", 0.2, (reason,))


def _without_copies(segmented: Segmented, verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Strip what the page shows of the embedded text, which would stand twice, and mere placeholders."""
    text = " ".join(block.text for block in segmented.embedded)
    shown = sum(len(b.text) for b, v in zip(segmented.blocks, verdicts, strict=False) if v.keep)
    scrap = shown < max(_SCRAP, _PLACEHOLDER * len(text))
    copy = Verdict(
        False,
        Category.DUPLICATE,
        "signal:embedded-text",
        0.2,
        ("the article stands in a script of the page",),
    )
    return tuple(
        copy if verdict.keep and (scrap or block.text[:_SAMPLE] in text) else verdict
        for block, verdict in zip(segmented.blocks, verdicts, strict=False)
    )
