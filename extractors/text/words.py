"""Learned weights of words: which ones lines of body and of boilerplate are made of, begin and end with.

A linear model over the presence of words (logistic regression), those of short and of long lines apart. A
line of which next to no word is known, in a language or script that the labelled texts hardly hold, gets what
lines of its length and ending usually get.
"""

from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

from .shape import Shape

SHORT = 12
"""Words up to which a line is short."""

KNOWN = 0.15
"""Share of a line's words that must be known."""

UNIT = 100
"""Weights that make one unit of log odds."""

_BITS = 10
_MASK = (1 << _BITS) - 1

BINS = (2.0, 4.0, 7.0, 12.0, 20.0, 35.0, 60.0)
"""Borders of the lengths, in words, for which usual scores are learned."""


class WordWeights(NamedTuple):
    """Log odds for body that a word adds: in a short line, in a long one, as the first word, as the last.

    They are whole hundredths (`UNIT`). `counted` are those of short lines and of long ones with a 1 below
    them, so that one sum tells how many words are known, too. `usual` are the mean scores of lines by length
    (`BINS`), those without a sentence end first.
    """

    short: Mapping[str, int]
    long: Mapping[str, int]
    first: Mapping[str, int]
    last: Mapping[str, int]
    usual: Sequence[float]
    counted: tuple[Mapping[str, int], Mapping[str, int]]

    def scores(self, shapes: Sequence[Shape]) -> list[float]:
        """The sum of the weights of each line's words, or what is usual for such a line."""
        short, long = (known.get for known in self.counted)
        first, last, zeros = self.first.get, self.last.get, repeat(0)
        lines = [shape.tokens for shape in shapes]
        counts = list(map(len, lines))
        told = [
            sum(map(short if count <= SHORT else long, words, zeros))
            for words, count in zip(lines, counts, strict=True)
        ]
        scores = [
            ((bits >> _BITS) + first(words[0], 0) + last(words[-1], 0)) / UNIT
            for bits, words in zip(told, lines, strict=True)
        ]
        unknown = [i for i, bits in enumerate(told) if bits & _MASK <= KNOWN * counts[i]]
        for index in unknown:
            scores[index] = self.usual[usual_bin(shapes[index])]
        return scores


def usual_bin(shape: Shape) -> int:
    """The index of a line's length and ending in `WordWeights.usual`."""
    return bisect(BINS, shape.words) + (len(BINS) + 1) * shape.ended


def read_words(data: Mapping[str, Mapping[str, int]], usual: Sequence[float]) -> WordWeights:
    """Weights from the model file."""
    short, long = data["short"], data["long"]
    counted = (_counted(short), _counted(long))
    return WordWeights(short, long, data["first"], data["last"], tuple(usual), counted)


def _counted(weights: Mapping[str, int]) -> dict[str, int]:
    return {word: (weight << _BITS) + 1 for word, weight in weights.items()}
