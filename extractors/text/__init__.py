"""Flat text: segmentation into blocks with character spans and the calibrated line scorer."""

# Stand-in: the calibrated judge lands next.
import re
from collections.abc import Sequence

from ...rules.category import Category
from ..types import Block, Options, Reading, Verdict


def segment(text: str) -> tuple[Block, ...]:
    spans = [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*(?:\n\s*)*", text)]
    return tuple(
        Block(text[a:b].strip(), 0 if i == 0 else a, b, text.count("\n", 0, a) + 1)
        for i, (a, b) in enumerate(spans)
    )


def judge(blocks: Sequence[Block], fixed: Sequence[Verdict | None], options: Options) -> Reading:
    out = tuple(
        f or Verdict(len(b.text) > 60, Category.BODY if len(b.text) > 60 else Category.OTHER, "model", 0.5)
        for b, f in zip(blocks, fixed, strict=True)
    )
    return Reading(verdicts=out, confidence=0.5)
