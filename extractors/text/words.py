"""Learned weights of words: which words lines of body and lines of boilerplate are made of, begin and end with.

A linear model over the presence of words (logistic regression), those of short and of long lines apart.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

SHORT = 12
"""Words up to which a line is short."""

LOOK = 40
"""Words of a line that are looked at."""


class WordWeights(NamedTuple):
    """Log odds for body that a word adds: in a short line, in a long one, as the first word, as the last."""

    short: Mapping[str, float]
    long: Mapping[str, float]
    first: Mapping[str, float]
    last: Mapping[str, float]

    def score(self, tokens: Sequence[str]) -> float:
        """The sum of the weights of a line's words, each counted once; 0 without words."""
        if not tokens:
            return 0.0
        table = self.short if len(tokens) <= SHORT else self.long
        known = table.keys() & tokens[:LOOK]
        total = sum(map(table.__getitem__, known)) if known else 0.0
        return total + self.first.get(tokens[0], 0.0) + self.last.get(tokens[-1], 0.0)


def read_words(data: Mapping[str, Mapping[str, float]]) -> WordWeights:
    """Weights from the model file, where they are written as hundredths."""
    short, long, first, last = (
        {word: weight / 100 for word, weight in data[name].items()} for name in ("short", "long", "first", "last")
    )
    return WordWeights(short, long, first, last)
