"""Gradient-boosted regression trees (Friedman 2001) as generated Python code.

`trees.json` of a package holds its forests: the names of their columns, and each tree as nested lists
`[column, threshold, up to it, above it]` with numbers as leaves. `module_source` writes them out as
functions of nested conditions, the "if-else trees" of Asadi et al. 2014 ("Runtime optimizations for
tree-based machine learning models"): nothing is interpreted, and nothing is parsed at a start, since modules
are kept as byte code. `python tests/bench/compile_trees.py` writes them again; a test holds them in step.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import tanh
from typing import Any

Row = Sequence[float]

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


def module_source(forests: Mapping[str, Mapping[str, Any]]) -> str:
    """A module with a function (`Odds`) for each forest: a mapping with the keys `columns` and `trees`."""
    functions = [_function(name, len(f["columns"]), f["trees"]) for name, f in forests.items()]
    return "\n\n".join([_HEAD, *functions])


def _function(name: str, width: int, trees: Sequence[Any]) -> str:
    used = set[int]().union(*map(_columns, trees))
    row = "".join(f"c{column}, " if column in used else "_, " for column in range(width))
    sums = "".join(f"        t += {_expression(tree)}\n" for tree in trees)
    return (
        f"def {name}(rows: Iterable[Sequence[float]]) -> list[float]:\n    odds: list[float] = []\n"
        f"    for {row}in rows:\n        t = 0.0\n{sums}        odds.append(t)\n    return odds\n"
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
