"""Learned weights of words: which ones lines of body and of boilerplate are made of, begin and end with.

A linear model over the words (logistic regression), those of short and of long lines apart. A
line of which next to no word is known, in a language or script that the labelled texts hardly hold, gets what
lines of its length and ending usually get.
"""

from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import compress, repeat
from operator import itemgetter
from typing import NamedTuple

from .shape import Measured, Shape
from .told import Table, make_table

KNOWN = 0.15
"""Share of a line's words that must be known."""

UNIT = 100
"""Weights that make one unit of log odds."""

BINS = (2.0, 4.0, 7.0, 12.0, 20.0, 35.0, 60.0)
"""Borders of the lengths, in words, for which usual scores are learned."""


class WordWeights(NamedTuple):
    """Log odds for body that a word adds: in a short line, in a long one, as the first word, as the last.

    They are whole hundredths (`UNIT`). `usual` are the mean scores of lines by length (`BINS`), those without
    a sentence end first. `tables` are what lines are measured with.
    """

    short: Mapping[str, int]
    long: Mapping[str, int]
    first: Mapping[str, int]
    last: Mapping[str, int]
    usual: Sequence[float]
    tables: tuple[Table, Table]

    def scores(self, lines: Measured) -> list[float]:
        """The sum of the weights of each line's words, or what is usual for such a line."""
        tokens = [shape.tokens for shape in lines.shapes]
        first = map(self.first.get, map(itemgetter(0), tokens), repeat(0))
        last = map(self.last.get, map(itemgetter(-1), tokens), repeat(0))
        parts = zip(lines.weights, first, last, strict=True)
        scores = [(inner + start + end) / UNIT for inner, start, end in parts]
        sizes = map(len, tokens)
        strange = [known <= KNOWN * size for known, size in zip(lines.known, sizes, strict=True)]
        for index in compress(range(len(scores)), strange):
            scores[index] = self.usual[usual_bin(lines.shapes[index])]
        return scores


def usual_bin(shape: Shape) -> int:
    """The index of a line's length and ending in `WordWeights.usual`."""
    return bisect(BINS, shape.words) + (len(BINS) + 1) * shape.ended


def read_words(data: Mapping[str, Mapping[str, int]], usual: Sequence[float]) -> WordWeights:
    """Weights from the model file."""
    short, long = data["short"], data["long"]
    tables = (make_table(short), make_table(long))
    return WordWeights(short, long, data["first"], data["last"], tuple(usual), tables)
