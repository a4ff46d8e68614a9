"""Boosted regression trees (Friedman 2001) from plain data, in plain Python."""

from collections.abc import Sequence
from math import exp
from typing import Any, NamedTuple

Node = float | tuple[int, float, "Node", "Node"]
"""A leaf's value, or column, threshold, and what to do with values up to it and above."""


class Forest(NamedTuple):
    """Trees whose leaf values add up to log odds."""

    trees: tuple[Node, ...]

    def probability(self, row: Sequence[float]) -> float:
        """The probability (0 to 1) that the trees give a row of values."""
        total = 0.0
        for tree in self.trees:
            node: Any = tree
            while node.__class__ is tuple:
                column, threshold, low, high = node
                node = low if row[column] <= threshold else high
            total += node
        return 1.0 / (1.0 + exp(-max(-40.0, min(40.0, total))))


def read_forest(data: Sequence[Any]) -> Forest:
    """A forest from nested lists, as in the model file."""
    return Forest(tuple(_read(node) for node in data))


def _read(node: Any) -> Node:
    if isinstance(node, list):
        column, threshold, low, high = node  # type: ignore[reportUnknownVariableType]
        return (int(column), float(threshold), _read(low), _read(high))  # type: ignore[reportUnknownArgumentType]
    return float(node)
