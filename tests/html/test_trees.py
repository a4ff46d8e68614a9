"""All trees at once give what a walk down each gives."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from unboil.extractors.html.trees import Trees, logistic

numbers = st.floats(-5, 5).map(lambda x: round(x, 1))


def splits(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(lambda c, t, a, b: [c, t, a, b], st.integers(0, 3), numbers, children, children)


def leaves(node: Any) -> int:
    return leaves(node[2]) + leaves(node[3]) if isinstance(node, list) else 1


def walk(node: Any, row: list[float]) -> float:
    while isinstance(node, list):
        node = node[2] if row[node[0]] <= node[1] else node[3]
    return node


trees = st.recursive(numbers, splits, max_leaves=16).filter(lambda tree: leaves(tree) <= 16)


@given(st.lists(trees, min_size=1, max_size=6), st.lists(numbers, min_size=4, max_size=4))
def test_sum_of_walks(forest: list[Any], row: list[float]) -> None:
    assert abs(Trees(forest).log_odds(row) - sum(walk(tree, row) for tree in forest)) < 1e-9


def test_logistic_is_bounded() -> None:
    assert logistic(0) == 0.5
    assert 0 < logistic(-1e9) < 1e-9 < 1 - 1e-9 < logistic(1e9) <= 1
