"""Trafilatura as another reading of the same page; the only place that imports it, and only when asked."""

from collections.abc import Sequence

from ..rules.category import Category
from .types import Block, Metadata, Page, Reading, Verdict

BY = "trafilatura"
_TELLING = 24  # letters that stand in two places by chance only


def judge(page: Page, blocks: Sequence[Block], metadata: Metadata) -> Reading:
    """Keep the blocks whose text trafilatura's own output holds; the confidence is unknown and given as 0.

    A short block must be a line of that output: "Home" is within too many words.
    """
    output = _extract(page)
    whole, lines = _fold(output), {_fold(line) for line in output.splitlines()}
    folded = [_fold(block.text) for block in blocks]
    keeps = [text in whole if len(text) >= _TELLING else bool(text) and text in lines for text in folded]
    return Reading(verdicts=tuple(map(_verdict, keeps)), confidence=0.0, metadata=metadata)


def _extract(page: Page) -> str:
    import trafilatura

    return trafilatura.extract(page.text, url=page.url, include_comments=False, with_metadata=False) or ""


def _fold(text: str) -> str:
    """Letters and digits only: trafilatura writes bullets, cell borders and white space in its own way."""
    return "".join(filter(str.isalnum, text))


def _verdict(keep: bool) -> Verdict:
    return Verdict(keep, Category.BODY if keep else Category.OTHER, BY, float(keep))
