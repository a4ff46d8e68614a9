"""Learn the weights of words (`unboil.extractors.text.words`) from labelled lines."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from unboil.extractors.text.shape import Shape
from unboil.extractors.text.told import SHORT
from unboil.extractors.text.words import BINS, KNOWN, usual_bin

SEED = 11
"""Of lightgbm. From one to another the figures out of fold move by .002, those of spliced texts by .005."""
NAMES = ("short", "long", "first", "last")
FEWEST_PUBLISHERS = 20
"""Publishers that must use a word where it counts: keeps out names and topics."""

LEAST = 0.08
"""Weights nearer to zero are left out."""

STRENGTH = 0.05
"""Inverse strength of the regularisation."""


def keys(tokens: Sequence[str]) -> list[tuple[str, str]]:
    """The table and word that each word of a line is looked up as."""
    table = "short" if len(tokens) <= SHORT else "long"
    return [*((table, t) for t in tokens), ("first", tokens[0]), ("last", tokens[-1])]


class WordTable:
    """The words of all lines as a sparse matrix."""

    def __init__(self, lines: Sequence[Shape], publishers: Sequence[str]) -> None:
        users: dict[tuple[str, str], set[str]] = defaultdict(set)
        found = [keys(line.tokens) for line in lines]
        self.sizes = np.array([len(line.tokens) for line in lines])
        self.bins = np.array([usual_bin(line) for line in lines])
        for line, user in zip(found, publishers, strict=True):
            for key in line:
                users[key].add(user)
        self.names = sorted(key for key, who in users.items() if len(who) >= FEWEST_PUBLISHERS)
        index = {key: i for i, key in enumerate(self.names)}
        columns, ends = [], [0]
        for line in found:
            columns += sorted(index[key] for key in line if key in index)
            ends.append(len(columns))
        self.values = csr_matrix(
            (np.ones(len(columns), np.float32), columns, ends), (len(lines), len(self.names))
        )
        self.values.sum_duplicates()

    def fit(self, rows: np.ndarray, target: np.ndarray, weight: np.ndarray) -> np.ndarray:
        """Weights of all words, those near zero set to it."""
        model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=50, random_state=SEED)
        learned = model.fit(self.values[rows], target[rows], sample_weight=weight[rows]).coef_[0]
        return np.where(abs(learned) < LEAST, 0.0, learned.round(2))

    def scores(self, weights: np.ndarray) -> np.ndarray:
        """The score of every line, as `WordWeights.scores` gives it; and what is usual for its bin."""
        usual = self.usual(weights)
        return np.where(self._known(weights), self.values @ weights, usual[self.bins])

    def usual(self, weights: np.ndarray) -> np.ndarray:
        """Mean score of the lines of each bin whose words are known."""
        known, raw = self._known(weights), self.values @ weights
        size = 2 * (len(BINS) + 1)
        total = np.bincount(self.bins[known], raw[known], size)
        return (total / np.maximum(1, np.bincount(self.bins[known], minlength=size))).round(3)

    def _known(self, weights: np.ndarray) -> np.ndarray:
        inner = np.array([table in {"short", "long"} for table, _ in self.names]) & (weights != 0)
        return (self.values @ inner.astype(np.float32)) > KNOWN * self.sizes

    def tables(self, weights: np.ndarray) -> dict[str, dict[str, int]]:
        """The weights as the model file has them, in hundredths."""
        result: dict[str, dict[str, int]] = {name: {} for name in NAMES}
        for (table, word), weight in zip(self.names, weights, strict=True):
            if weight:
                result[table][word] = round(100 * weight)
        return result
