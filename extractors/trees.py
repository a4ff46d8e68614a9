"""Gradient-boosted regression trees (Friedman 2001) as generated Python code.

`trees.json` of a package holds its forests: the names of their columns, and each tree as nested lists
`[column, threshold, up to it, above it]` with numbers as leaves. `module_source` writes them out as
functions of nested conditions, the "if-else trees" of Asadi et al. 2014 ("Runtime optimizations for
tree-based machine learning models"): nothing is interpreted, and nothing is parsed at a start, since modules
are kept as byte code. `python tests/bench/compile_trees.py` writes them again; a test holds them in step.

A forest may have early exits (Cambazoglu et al. 2010, "Early exit optimizations for additive machine
learned ranking systems"): a row whose log odds are below a bound, or above another, after some of the trees
is left at that.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import tanh
from typing import Any

Row = Sequence[float]

Exit = tuple[int, float, float | None]
"""A number of trees, and the log odds below which, and above which (if any), no more of them are asked."""

Odds = Callable[[Iterable[Row]], list[float]]
"""A generated function: the log odds of each row; a row has a value for each column of the forest."""

_HEAD = '''"""Trees as code, from trees.json by `python tests/bench/compile_trees.py`: not to be edited."""

from collections.abc import Iterable, Sequence
'''


def logistic(odds: float) -> float:
    """Log odds to a probability (0 to 1), without overflow."""
    return 0.5 + 0.5 * tanh(0.5 * odds)


def probabilities(forest: Odds, rows: Iterable[Row]) -> list[float]:
    """The probability that a generated forest gives each row."""
    return [0.5 + 0.5 * tanh(0.5 * odds) for odds in forest(rows)]


def walk(tree: Any, row: Row) -> float:
    """The leaf of one tree, as nested lists, that a row reaches."""
    while isinstance(tree, list):
        column, threshold, low, high = tree  # type: ignore[misc]
        tree = low if row[column] <= threshold else high  # type: ignore[misc]
    return tree  # type: ignore[return-value]


def asked(forest: Mapping[str, Any], row: Row) -> Sequence[Any]:
    """The trees of a forest, as nested lists, that are asked about a row: it may leave early."""
    trees = forest["trees"]
    for count, low, high in sorted(forest.get("exits", ())):
        odds = sum(walk(tree, row) for tree in trees[:count])
        if odds < low or (high is not None and odds > high):
            return trees[:count]
    return trees


def module_source(forests: Mapping[str, Mapping[str, Any]]) -> str:
    """A module with a function (`Odds`) for each forest.

    A forest has the keys `columns` and `trees`, and may have `exits`: a list of `Exit`.
    """
    functions = [
        function_source(name, len(f["columns"]), f["trees"], f.get("exits", ()))
        for name, f in forests.items()
    ]
    return "\n\n".join([_HEAD, *functions])


def function_source(name: str, width: int, trees: Sequence[Any], exits: Sequence[Exit] = ()) -> str:
    """The function of one forest over rows of so many columns."""
    used = set[int]().union(*map(_columns, trees))
    row = "".join(f"c{column}, " if column in used else "_, " for column in range(width))
    sums = [f"        t += {_expression(tree)}\n" for tree in trees]
    for count, low, high in sorted(exits, reverse=True):
        sure = f"t < {float(low)!r}" + ("" if high is None else f" or t > {float(high)!r}")
        sums.insert(count, f"        if {sure}:\n            odds.append(t)\n            continue\n")
    body = "".join(sums)
    return (
        f"def {name}(rows: Iterable[Sequence[float]]) -> list[float]:\n    odds: list[float] = []\n"
        f"    for {row}in rows:\n        t = 0.0\n{body}        odds.append(t)\n    return odds\n"
    )


def _columns(tree: Any) -> set[int]:
    if not isinstance(tree, list):
        return set()
    column, _, low, high = tree  # type: ignore[misc]
    return {int(column)} | _columns(low) | _columns(high)  # type: ignore[arg-type]


def _expression(tree: Any) -> str:
    if not isinstance(tree, list):
        return repr(float(tree))
    column, threshold, low, high = tree  # type: ignore[misc]
    return f"({_expression(low)} if c{column} <= {float(threshold)!r} else {_expression(high)})"  # type: ignore[arg-type]
