"""Lines that occur twice, the headline above all: where a page's first line comes back, the body is near."""

from collections import Counter
from collections.abc import Sequence

from .page import FAR, Column, Lines, flags, sums, window

NAMES = ("times on page", "earlier on page", "repeats around")

_HEADLINE_WORDS = 4
_HEADLINE_SIZE = 20


def find_headlines(lines: Lines) -> list[bool]:
    """Units that say the page's first line again, or the part of it before the site's name."""
    if not lines.units:
        return []
    top = lines.folded[0]
    longest = len(top) + 12
    marked = [
        _HEADLINE_SIZE <= len(text) <= longest
        and (text in top or (len(top) >= 25 and top in text))
        and shape.words >= _HEADLINE_WORDS
        for text, shape in zip(lines.folded, lines.shapes, strict=True)
    ]
    marked[0] = False
    return marked


def columns(lines: Lines) -> list[Column]:
    """The columns of `NAMES`."""
    counts = Counter(lines.folded)
    times = [9.0 if n > 9 else float(n) for n in map(counts.__getitem__, lines.folded)]
    repeated = [index for index, n in enumerate(times) if n > 1]
    return [
        times,
        _earlier(lines.folded, repeated),
        window(sums(flags(len(times), repeated)), 4, 4),
    ]


def _earlier(texts: Sequence[str], repeated: Sequence[int]) -> Column:
    seen: dict[str, int] = {}
    column = [0.0] * len(texts)
    for index in repeated:
        before = seen.get(texts[index])
        column[index] = min(FAR, float(index - before)) if before is not None else 0.0
        seen[texts[index]] = index
    return column
