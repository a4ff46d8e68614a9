"""Boosted regression trees (Friedman 2001) from plain data, in plain Python."""

from collections.abc import Callable, Sequence
from itertools import starmap
from math import exp
from typing import Any, cast

Node = float | tuple[int, float, "Node", "Node"]
"""A leaf's value, or column, threshold, and what to do with values up to it and above."""

Row = Sequence[float]

WARM = 500
"""Rows after which a forest turns itself into code: that costs as much as it saves on about so many."""


class Forest:
    """Trees whose leaf values add up to log odds.

    A few rows are walked through the trees. A forest that is asked for more writes itself out once as one
    function of nested conditions, which is four times as fast (it consists of numbers alone).
    """

    __slots__ = ("_asked", "_code", "trees")

    def __init__(self, trees: Sequence[Node]) -> None:
        self.trees = tuple(trees)
        self._asked = 0
        self._code: Callable[..., float] | None = None

    def probability(self, row: Row) -> float:
        """The probability (0 to 1) that the trees give a row of values."""
        return self.probabilities([row])[0]

    def probabilities(self, rows: Sequence[Row]) -> list[float]:
        """The same for many rows, all of one length."""
        self._asked += len(rows)
        if self._code is None and self._asked > WARM:
            self._code = compile_trees(self.trees, len(rows[-1]))
        if self._code is None:
            return [_logistic(walk(self.trees, row)) for row in rows]
        return list(map(_logistic, starmap(self._code, rows)))


def walk(trees: Sequence[Node], row: Row) -> float:
    """The sum of the leaves that a row reaches."""
    total = 0.0
    for tree in trees:
        node: Any = tree
        while node.__class__ is tuple:
            column, threshold, low, high = node
            node = low if row[column] <= threshold else high
        total += node
    return total


def _logistic(odds: float) -> float:
    return 1.0 / (1.0 + exp(-max(-40.0, min(40.0, odds))))


def compile_trees(trees: Sequence[Node], width: int) -> Callable[..., float]:
    """`walk` for these trees as a function of its own, with a parameter for each of `width` columns."""
    given = ", ".join(f"c{column}" for column in range(width))
    body = "".join(f"    t += {_source(tree)}\n" for tree in trees)
    space: dict[str, Any] = {}
    exec(f"def forest({given}):\n    t = 0.0\n{body}    return t\n", space)  # noqa: S102 - numbers only
    return cast("Callable[..., float]", space["forest"])


def _source(node: Node) -> str:
    if not isinstance(node, tuple):
        return repr(float(node))
    column, threshold, low, high = node
    return f"({_source(low)} if c{column} <= {float(threshold)!r} else {_source(high)})"


def read_forest(data: Sequence[Any]) -> Forest:
    """A forest from nested lists, as in the model file."""
    return Forest([_read(node) for node in data])


def _read(node: Any) -> Node:
    if isinstance(node, list):
        column, threshold, low, high = cast("list[Any]", node)
        return (int(column), float(threshold), _read(low), _read(high))
    return float(node)
