"""Gradient-boosted trees, evaluated in plain Python from the table that calibration wrote."""

from collections.abc import Sequence
from math import exp
from typing import Any

Tree = Any
"""A leaf is a number; a split is `(column, threshold, at_most, above)`."""


class Trees:
    """A sum of trees (Friedman 2001, "Greedy function approximation: a gradient boosting machine")."""

    __slots__ = ("_bias", "_trees")

    def __init__(self, trees: Sequence[Any], bias: float = 0.0) -> None:
        self._trees = [_frozen(tree) for tree in trees]
        self._bias = bias

    def log_odds(self, row: Sequence[float]) -> float:
        """Sum over the trees for one row of columns."""
        total = self._bias
        for tree in self._trees:
            while tree.__class__ is tuple:
                tree = tree[2] if row[tree[0]] <= tree[1] else tree[3]
            total += tree
        return total

    def chance(self, row: Sequence[float]) -> float:
        """The same as a probability."""
        return logistic(self.log_odds(row))


def logistic(odds: float) -> float:
    """Log-odds to a probability, without overflow."""
    return 1 / (1 + exp(-max(-40.0, min(40.0, odds))))


def _frozen(node: Any) -> Tree:
    if isinstance(node, list):
        column, threshold, low, high = node  # type: ignore[misc]
        return (column, threshold, _frozen(low), _frozen(high))
    return node
