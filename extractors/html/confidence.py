"""How good a reading is likely to be, estimated from how sure the judge was of its blocks."""

from collections.abc import Sequence
from math import log1p

from .context import Context

_NAMES = (
    "sure kept_size kept_share kept_chance doubtful_size runs gap_share kept_blocks linked outside "
    "core_share margin_low margin_high is_article all_size signatures lowest_long"
)
NAMES = tuple(_NAMES.split())
"""The columns of a reading, in order."""


def confidence_row(context: Context, chances: Sequence[float], cut: float, article: float) -> list[float]:
    """The columns of one reading: `chances` of all blocks, `cut` between keep and strip."""
    facts = context.facts
    kept = [i for i, chance in enumerate(chances) if chance >= cut]
    size = [float(fact.size) for fact in facts]
    kept_size = sum(size[i] for i in kept) + 1e-9
    near = [i for i, chance in enumerate(chances) if 0.15 < chance < 0.85]
    doubtful = sum(size[i] for i in near)
    sure = sum(abs(chances[i] - cut) * size[i] for i in kept) / kept_size
    runs = sum(1 for before, here in zip([-9, *kept], kept, strict=False) if here - before > 1)
    span = sum(size[kept[0] : kept[-1] + 1]) if kept else 1.0
    outside = sum(size[i] for i in kept if context.depths[1][context.page.leaves[i].box.index] < 0)
    inner = sum(size[i] for i in kept if context.depths[0][context.page.leaves[i].box.index] >= 0)
    signatures = {
        (context.page.leaves[i].box.tag, context.page.leaves[i].box.attributes.get("class")) for i in kept
    }
    long = [chances[i] for i in range(len(facts)) if facts[i].size > 150 and chances[i] >= 0.02]
    return [
        sure,
        log1p(kept_size),
        kept_size / context.total_size,
        sum(chances[i] * size[i] for i in kept) / kept_size,
        doubtful / (kept_size + doubtful),
        float(runs),
        1 - kept_size / (span + 1e-9),
        float(len(kept)),
        sum(facts[i].linked * size[i] for i in kept) / kept_size,
        outside / kept_size,
        inner / kept_size,
        sum((cut - chances[i]) * size[i] for i in near if chances[i] < cut) / kept_size,
        sum((chances[i] - cut) * size[i] for i in near if chances[i] >= cut) / kept_size,
        article,
        log1p(context.total_size),
        float(len(signatures)),
        min(long, default=0.0),
    ]
