"""Learned weights of words: which ones lines of body and of boilerplate are made of, begin and end with.

A linear model over the presence of words (logistic regression), those of short and of long lines apart. A
line of which next to no word is known, in a language or script that the labelled texts hardly hold, gets what
lines of its length and ending usually get.
"""

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from .shape import Shape

SHORT = 12
"""Words up to which a line is short."""

LOOK = 40
"""Words of a line that are looked at."""

KNOWN = 0.15
"""Share of a line's words that must be known."""

UNIT = 100
"""Weights that make one unit of log odds."""

BINS = (2.0, 4.0, 7.0, 12.0, 20.0, 35.0, 60.0)
"""Borders of the lengths, in words, for which usual scores are learned."""


class WordWeights(NamedTuple):
    """Log odds for body that a word adds: in a short line, in a long one, as the first word, as the last.

    They are whole hundredths (`UNIT`): their sum does not depend on the order of the words. `usual` are the
    mean scores of lines by length (`BINS`), those without a sentence end first.
    """

    short: Mapping[str, int]
    long: Mapping[str, int]
    first: Mapping[str, int]
    last: Mapping[str, int]
    usual: Sequence[float]

    def score(self, shape: Shape) -> float:
        """The sum of the weights of a line's words, each counted once, or what is usual for such a line."""
        return self.scores([shape])[0]

    def scores(self, shapes: Iterable[Shape]) -> list[float]:
        """The `score` of each line."""
        short, long, first, last = self.short.keys(), self.long.keys(), self.first.get, self.last.get
        scores: list[float] = []
        for shape in shapes:
            tokens = shape.tokens
            count = len(tokens)
            known = (short if count <= SHORT else long) & (tokens if count <= LOOK else tokens[:LOOK])
            if len(known) <= KNOWN * (count if count < LOOK else LOOK):
                scores.append(self.usual[usual_bin(shape)])
                continue
            total = sum(map((self.short if count <= SHORT else self.long).__getitem__, known))
            scores.append((total + first(tokens[0], 0) + last(tokens[-1], 0)) / UNIT)
        return scores


def usual_bin(shape: Shape) -> int:
    """The index of a line's length and ending in `WordWeights.usual`."""
    return bisect(BINS, shape.words) + (len(BINS) + 1) * shape.ended


def read_words(data: Mapping[str, Mapping[str, int]], usual: Sequence[float]) -> WordWeights:
    """Weights from the model file."""
    return WordWeights(data["short"], data["long"], data["first"], data["last"], tuple(usual))
