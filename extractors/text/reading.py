"""The page as a whole: is it clean already, and how far can the reading be trusted?"""

from collections.abc import Sequence
from math import log1p

from .page import Lines

SIGNS = ("sureness", "unsure share", "kept share", "kept text", "lines", "kept runs", "prose kept", "unsure kept")
"""What confidence is estimated from."""

_CLEAN_SHARE = 0.9
_STRIPPED_SHARE = 0.08
_SURE = 0.12


def guard_clean(lines: Lines, final: Sequence[float], keep: Sequence[bool]) -> list[bool]:
    """Keep everything of a text that is clean already; otherwise as decided.

    Clean is what looks like prose for nine tenths of its characters, loses next to nothing, and nothing of it
    surely: a model that has seen dirty pages finds something to strip in every text.
    """
    total = sum(lines.sizes) or 1
    lost = [i for i, kept in enumerate(keep) if not kept]
    if not lost or len(lost) == len(keep):
        return list(keep)
    prose = sum(size for size, score in zip(lines.sizes, lines.scores, strict=True) if score > 0.5)
    small = sum(lines.sizes[i] for i in lost) <= _STRIPPED_SHARE * total
    if prose < _CLEAN_SHARE * total or not small or any(_is_surely_junk(lines, final, i) for i in lost):
        return list(keep)
    return [True] * len(keep)


def _is_surely_junk(lines: Lines, final: Sequence[float], index: int) -> bool:
    shape = lines.shapes[index]
    return shape.row[3] >= 0.5 or shape.age or final[index] < _SURE


def reading_signs(lines: Lines, final: Sequence[float], keep: Sequence[bool]) -> list[float]:
    """The values of `SIGNS`, each about between 0 and 10."""
    sizes, total = lines.sizes, sum(lines.sizes) or 1
    kept = sum(z for z, k in zip(sizes, keep, strict=True) if k)
    unsure = [0.2 < p < 0.8 for p in final]
    prose = sum(z for z, s in zip(sizes, lines.scores, strict=True) if s > 0.5)
    return [
        sum(z * abs(2 * p - 1) for z, p in zip(sizes, final, strict=True)) / total,
        sum(z for z, u in zip(sizes, unsure, strict=True) if u) / total,
        kept / total,
        log1p(kept),
        log1p(len(sizes)),
        log1p(sum(a != b for a, b in zip(keep, keep[1:], strict=False))),
        min(3.0, kept / (prose or 1)),
        min(3.0, sum(z for z, u in zip(sizes, unsure, strict=True) if u) / (kept or 1)),
    ]
