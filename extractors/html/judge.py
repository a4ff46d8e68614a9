"""The verdict on every block of an HTML page."""

from collections.abc import Sequence

from ...rules.category import Category
from ..types import Favor, Metadata, Options, Reading, Role, Verdict
from .segment import Segmented

_THRESHOLD = {Favor.PRECISION: 0.65, Favor.BALANCED: 0.5, Favor.RECALL: 0.3}


def judge(
    segmented: Segmented, fixed: Sequence[Verdict | None], metadata: Metadata, options: Options
) -> Reading:
    """Judge the blocks that no site rule decided; `fixed` verdicts stay as they are."""
    cut = _THRESHOLD[options.favor]
    verdicts: list[Verdict] = []
    for i, block in enumerate(segmented.blocks):
        known = fixed[i]
        if known is not None:
            verdicts.append(known)
            continue
        leaf = segmented.leaves[i]
        score = min(0.99, len(block.text) / 160) * (1 - leaf.link_chars / (len(block.text) + 1))
        box = leaf.box
        while box is not None:
            if box.hidden or box.tag in ("nav", "footer", "aside", "form", "header"):
                score *= 0.2
            box = box.parent
        if block.role is Role.HEADING and block.level == 1:
            verdicts.append(Verdict(False, Category.TITLE, "signal:headline", score, ("a first-rank heading",)))
            continue
        keep = score >= cut
        category = Category.BODY if keep else Category.OTHER
        verdicts.append(Verdict(keep, category, "model", score, ("length and links",)))
    return Reading(verdicts=tuple(verdicts), confidence=0.5, metadata=metadata)
