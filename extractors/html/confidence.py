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
    size, at = context.sizes, context.at
    inner, outer = context.depths
    kept = [(i, chance, size[i]) for i, chance in enumerate(chances) if chance >= cut]
    kept_size = sum([letters for _, _, letters in kept]) + 1e-9
    near = [(chance, size[i]) for i, chance in enumerate(chances) if 0.15 < chance < 0.85]
    doubtful = sum([letters for _, letters in near])
    places = [i for i, _, _ in kept]
    span = sum(size[places[0] : places[-1] + 1]) if kept else 1.0
    boxes = [context.page.shown.boxes[i] for i in places]
    long = [chance for chance, letters in zip(chances, size, strict=True) if letters > 150 and chance >= 0.02]
    return [
        sum([(chance - cut) * letters for _, chance, letters in kept]) / kept_size,
        log1p(kept_size),
        kept_size / context.total_size,
        sum([chance * letters for _, chance, letters in kept]) / kept_size,
        doubtful / (kept_size + doubtful),
        float(sum([here - before > 1 for before, here in zip([-9, *places], places, strict=False)])),
        1 - kept_size / (span + 1e-9),
        float(len(kept)),
        sum([context.linked[i] for i in places]) / kept_size,
        sum([letters for i, _, letters in kept if outer[at[i]] < 0]) / kept_size,
        sum([letters for i, _, letters in kept if inner[at[i]] >= 0]) / kept_size,
        sum([(cut - chance) * letters for chance, letters in near if chance < cut]) / kept_size,
        sum([(chance - cut) * letters for chance, letters in near if chance >= cut]) / kept_size,
        article,
        log1p(context.total_size),
        float(len({(box.tag, box.attributes.get("class")) for box in boxes})),
        min(long, default=0.0),
    ]
