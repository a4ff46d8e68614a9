"""Shapley values of trees: the same as by the definition, and they add up."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.extractors.weights.shapley import MOST_OTHERS, shapley

COLUMNS = 4
VALUES = st.floats(0, 1, width=16)
TREES = st.recursive(
    st.floats(-2, 2, width=16),
    lambda below: st.tuples(st.integers(0, COLUMNS - 1), VALUES, below, below),
    max_leaves=8,
)
ROWS = st.lists(VALUES, min_size=COLUMNS, max_size=COLUMNS)


def value_of(trees, row):
    total = 0.0
    for tree in trees:
        while isinstance(tree, tuple):
            column, threshold, low, high = tree
            tree = low if row[column] <= threshold else high
        total += tree
    return total


def by_definition(trees, row, other):
    """Mean gain of each column over all orders in which the row's columns take the place of the other's."""
    shares = [0.0] * COLUMNS
    orders = list(permutations(range(COLUMNS)))
    for order in orders:
        mixed, before = list(other), value_of(trees, other)
        for column in order:
            mixed[column] = row[column]
            after = value_of(trees, mixed)
            shares[column] += (after - before) / len(orders)
            before = after
    return shares


@given(st.lists(TREES, min_size=1, max_size=3), ROWS, st.lists(ROWS, min_size=1, max_size=3))
def test_they_are_the_shapley_values(trees, row, others):
    shares = shapley(trees, row, others)
    each = [by_definition(trees, row, other) for other in others]
    assert shares.columns == pytest.approx([sum(column) / len(others) for column in zip(*each, strict=True)])
    assert shares.base + sum(shares.columns) == pytest.approx(value_of(trees, row))


def test_a_column_that_is_the_same_on_the_whole_page_weighs_nothing():
    trees = [(0, 0.5, -1.0, (1, 0.5, 0.25, 2.0))]
    assert shapley(trees, [1.0, 1.0], [[1.0, 0.0], [1.0, 1.0]]) == (1.125, [0.0, 0.875])


def test_without_other_rows_the_base_is_all():
    assert shapley([(0, 0.5, -1.0, 1.0)], [1.0], []) == (1.0, [0.0])


def test_of_many_other_rows_some_are_walked():
    rows = [[float(i % 2)] for i in range(100 * MOST_OTHERS)]
    base, columns = shapley([(0, 0.5, -1.0, 1.0)], [1.0], rows)
    assert base + columns[0] == pytest.approx(1.0)
