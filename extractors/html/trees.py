"""Gradient-boosted trees (Friedman 2001), evaluated in plain Python.

A walk from root to leaf costs a few operations a level and tree. Here all trees are evaluated at once, as in
QuickScorer (Lucchese et al. 2015, "QuickScorer: a fast algorithm to rank documents with additive ensembles
of regression trees"): every leaf of every tree is one bit of a large integer. A split that fails (value above
its threshold) rules out the leaves of its lower branch; the thresholds of one column are sorted, so that all
that a value rules out is one prefix of them, one mask made in advance. What is left after one AND a column:
the lowest bit of each tree is the leaf that the row falls into.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import exp
from operator import getitem
from struct import Struct
from typing import Any

_LEAVES = 32
"""Most leaves of a tree: bits that each has in the large integer."""

_Column = tuple[int, list[float], list[int]]
"""A column, its thresholds in order, and what is left of all trees when the first 0, 1, 2, … are exceeded."""


class Trees:
    """A sum of trees, given as nested lists `[column, threshold, at most, above]` with numbers as leaves."""

    __slots__ = ("_groups", "_leaves", "_masks", "_ones", "_start")

    def __init__(self, trees: Sequence[Any]) -> None:
        self._groups = Struct(f"<{len(trees)}I")
        self._start = (1 << len(trees) * _LEAVES) - 1
        self._ones = self._start // ((1 << _LEAVES) - 1)
        self._leaves: list[dict[int, float]] = []
        splits: dict[int, list[tuple[float, int]]] = {}
        for number, tree in enumerate(trees):
            values: list[float] = []
            for column, threshold, low, high in _splits(tree, values):
                ruled_out = ((1 << high - low) - 1) << low << number * _LEAVES
                splits.setdefault(column, []).append((threshold, ~ruled_out))
            self._leaves.append({1 << i: value for i, value in enumerate(values)})
        self._masks: list[_Column] = [(column, *_prefixes(splits[column])) for column in sorted(splits)]

    def log_odds(self, row: Sequence[float]) -> float:
        """Sum over the trees for one row of columns."""
        return self._sum(self._start, self._masks, row)

    def chance(self, row: Sequence[float]) -> float:
        """The same as a probability."""
        return logistic(self.log_odds(row))

    def chances(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The probability of each row; a column that is the same in all of them is looked at once."""
        start = self._start
        varying: list[_Column] = []
        for known in self._masks:
            column, thresholds, masks = known
            values = [row[column] for row in rows]
            if values and values.count(values[0]) == len(values):
                start &= masks[bisect_left(thresholds, values[0])]
            else:
                varying.append(known)
        return [logistic(self._sum(start, varying, row)) for row in rows]

    def _sum(self, left: int, columns: Sequence[_Column], row: Sequence[float]) -> float:
        for column, thresholds, masks in columns:
            if exceeded := bisect_left(thresholds, row[column]):
                left &= masks[exceeded]
        # Every tree has a leaf left, so that subtracting one from each borrows from no other tree.
        left &= ~(left - self._ones)
        lowest = self._groups.unpack(left.to_bytes(self._groups.size, "little"))
        return sum(map(getitem, self._leaves, lowest))


def logistic(odds: float) -> float:
    """Log-odds to a probability, without overflow."""
    return 1 / (1 + exp(-max(-40.0, min(40.0, odds))))


def _splits(node: Any, values: list[float]) -> Iterator[tuple[int, float, int, int]]:
    """Column and threshold of each split, with the leaves of its lower branch (first, past the last)."""
    if not isinstance(node, list):
        values.append(float(node))
        return
    column, threshold, low, high = node  # type: ignore[misc]
    first = len(values)
    yield from _splits(low, values)
    yield int(column), float(threshold), first, len(values)  # type: ignore[arg-type]
    yield from _splits(high, values)


def _prefixes(splits: list[tuple[float, int]]) -> tuple[list[float], list[int]]:
    """Sorted thresholds, and what is left when the first 0, 1, 2, … of them are exceeded."""
    splits.sort()
    masks = [-1]
    for _, mask in splits:
        masks.append(masks[-1] & mask)
    return [threshold for threshold, _ in splits], masks
