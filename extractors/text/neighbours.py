"""What stands around a line: scores, lengths and blank lines next to it, and where on the page it is."""

from math import log1p

from .page import FAR, Column, Lines, shifted, since, sums, until, window

NAMES = (
    "score", "score before", "score after", "score two before", "score two after", "mean score of 3 around",
    "mean score of 8 around", "mean score of 25 around", "plain mean of 4 before", "plain mean of 4 after",
    "words before", "words after", "gap before", "gap after", "position", "position in prose",
    "prose before", "prose after", "prose of page", "lines of page", "prose share of page", "score over page",
    "since prose", "until prose", "run of short lines", "end before", "end after", "glued", "blocks",
    "position from end", "capitals around", "phrases around", "separated page", "mean words of page",
)  # fmt: skip

_SHORT = 9


def columns(lines: Lines) -> list[Column]:
    """The columns of `NAMES`."""
    scores, sizes = list(lines.scores), lines.sizes
    count = len(scores)
    words = [min(shape.words, 150.0) for shape in lines.shapes]
    ends = [shape.row[9] for shape in lines.shapes]
    gaps = [float(min(unit.gap, 6)) for unit in lines.units]
    prose = lines.prose
    plain, good = sums(scores), sums([s * z for s, z in zip(scores, sizes, strict=True)])
    total = sums(sizes)
    text = sums([z if p else 0 for p, z in zip(prose, sizes, strict=True)])
    page_mean = good[-1] / (total[-1] or 1)
    far = min(FAR, 40.0)
    return [
        scores,
        shifted(scores, -1),
        shifted(scores, 1),
        shifted(scores, -2),
        shifted(scores, 2),
        *(_ratio(window(good, n, n), window(total, n, n)) for n in (3, 8, 25)),
        [x / 4 for x in window(plain, 4, -1)],
        [x / 4 for x in window(plain, -1, 4)],
        shifted(words, -1),
        shifted(words, 1),
        gaps,
        shifted(gaps, 1, 6.0),
        [i / count for i in range(count)],
        [x / (text[-1] or 1) for x in text[:-1]],
        [log1p(x) for x in text[:-1]],
        [log1p(text[-1] - x) for x in text[1:]],
        [log1p(text[-1])] * count,
        [log1p(count)] * count,
        [text[-1] / (total[-1] or 1)] * count,
        [s - page_mean for s in scores],
        since([False, *prose], far)[:-1],
        until([*prose, False], far)[1:],
        _runs(lines),
        shifted(ends, -1),
        shifted(ends, 1),
        [float(unit.glued) for unit in lines.units],
        [float(unit.last - unit.first + 1) for unit in lines.units],
        [float(min(FAR, count - i)) for i in range(count)],
        [x / 7 for x in window(sums([shape.row[2] for shape in lines.shapes]), 3, 3)],
        [x / 9 for x in window(sums([shape.row[3] for shape in lines.shapes]), 4, 4)],
        [sum(gap > 0 for gap in gaps) / count] * count,
        [sum(words) / count] * count,
    ]


def _ratio(above: Column, below: Column) -> Column:
    return [a / (b or 1) for a, b in zip(above, below, strict=True)]


def _runs(lines: Lines) -> Column:
    """Length of the run of short lines without a sentence end that a line belongs to, 0 outside of any."""
    short = [shape.words < _SHORT and not shape.ended for shape in lines.shapes]
    before, after = since([not s for s in short], 40.0), until([not s for s in short], 40.0)
    return [a + b for a, b in zip(before, after, strict=True)]
