"""Lines that occur twice, the headline above all: where a page's first line comes back, the body is near."""

from collections import Counter

from .page import FAR, Column, Lines, sums, window

NAMES = (
    "times on page", "earlier on page", "repeats around", "words of headline",
)  # fmt: skip

_HEADLINE_WORDS = 4
_HEADLINE_SIZE = 20


def find_headlines(lines: Lines) -> list[bool]:
    """Units that say the page's first line again, or the part of it before the site's name."""
    if not lines.units:
        return []
    top = lines.folded[0]
    marked = [False] * len(lines.units)
    for index, text in enumerate(lines.folded):
        if (
            index
            and len(text) >= _HEADLINE_SIZE
            and (text == top or text in top or (len(top) >= 25 and top in text))
        ):
            marked[index] = lines.shapes[index].words >= _HEADLINE_WORDS and len(text) <= len(top) + 12
    return marked


def columns(lines: Lines) -> list[Column]:
    """The columns of `NAMES`."""
    counts = Counter(lines.folded)
    times = [float(min(9, counts[text])) for text in lines.folded]
    return [
        times,
        _earlier(lines),
        window(sums([float(t > 1) for t in times]), 4, 4),
        _headline_words(lines),
    ]


def _earlier(lines: Lines) -> Column:
    seen: dict[str, int] = {}
    column: Column = []
    for index, text in enumerate(lines.folded):
        column.append(min(FAR, float(index - seen[text])) if text in seen else 0.0)
        seen[text] = index
    return column


def _headline_words(lines: Lines) -> Column:
    top = {token for token in lines.shapes[0].tokens if len(token) > 3} if lines.shapes else set[str]()
    return [
        float(len(top.intersection(shape.tokens))) / (1 + min(shape.words, 40.0)) for shape in lines.shapes
    ]
