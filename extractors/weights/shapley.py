"""What each column of a row adds to a sum of trees: Shapley values, exact, in plain Python.

A column's share is its mean contribution over all orders in which the columns of the row may take the place
of those of another row (Shapley 1953, "A value for n-person games"), averaged over the other rows. For trees
it takes one walk for each pair of rows: "interventional" TreeSHAP, Lundberg et al. 2020, "From local
explanations to global understanding with explainable AI for trees", algorithm 3. The rest of the page serves
as the other rows, so that a share says what sets a block apart from what it stands among.
"""

from collections.abc import Sequence
from functools import cache
from math import factorial
from typing import Any, NamedTuple

Row = Sequence[float]
MOST_OTHERS = 50
"""Other rows that are walked; of more, some at even distances."""


class Shares(NamedTuple):
    """The mean of the trees over the other rows, and what each column adds to it."""

    base: float
    columns: list[float]


def shapley(trees: Sequence[Any], row: Row, others: Sequence[Row]) -> Shares:
    """Shares of the columns of `row` in the sum of `trees`: with the base they add up to it.

    A tree is a number, or a column, a threshold, and the trees for values up to it and above. Without
    `others` the base is all.
    """
    others = _some(others) or [row]
    columns, base = [0.0] * len(row), 0.0
    for other in others:
        for tree in trees:
            walk = _Walk(row, other, columns)
            walk.down(tree, (), ())
            base += walk.base
    count = len(others)
    return Shares(base / count, [share / count for share in columns])


def _some(rows: Sequence[Row]) -> Sequence[Row]:
    count = len(rows)
    if count <= MOST_OTHERS:
        return rows
    return [rows[i * count // MOST_OTHERS] for i in range(MOST_OTHERS)]


class _Walk:
    """Through one tree for two rows at once; adds to `columns` what each of them is worth."""

    __slots__ = ("base", "columns", "other", "row")

    def __init__(self, row: Row, other: Row, columns: list[float]) -> None:
        self.row, self.other, self.columns = row, other, columns
        self.base = 0.0

    def down(self, node: Any, ours: tuple[int, ...], theirs: tuple[int, ...]) -> None:
        """Below `node`, which is reached with some columns of the row and some of the other."""
        if isinstance(node, (int, float)):
            self.leaf(float(node), ours, theirs)
            return
        column, threshold, low, high = node
        here = low if self.row[column] <= threshold else high
        there = low if self.other[column] <= threshold else high
        if here is there or column in ours:
            self.down(here, ours, theirs)
        elif column in theirs:
            self.down(there, ours, theirs)
        else:
            self.down(here, (*ours, column), theirs)
            self.down(there, ours, (*theirs, column))

    def leaf(self, value: float, ours: tuple[int, ...], theirs: tuple[int, ...]) -> None:
        """What a leaf is worth to the columns that lead to it."""
        gain, loss = _worth(len(ours), len(theirs))
        for column in ours:
            self.columns[column] += gain * value
        for column in theirs:
            self.columns[column] -= loss * value
        if not ours:
            self.base += value


@cache
def _worth(ours: int, theirs: int) -> tuple[float, float]:
    """Share of the orders in which a column of either side is the last that decides for a leaf."""
    whole = factorial(ours + theirs)
    gain = factorial(ours - 1) * factorial(theirs) / whole if ours else 0.0
    loss = factorial(ours) * factorial(theirs - 1) / whole if theirs else 0.0
    return gain, loss
