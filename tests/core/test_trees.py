"""Trees as generated code: what it computes, and that every package's code is that of its trees."""

import json
from pathlib import Path
from typing import Any

import pytest

from unboil.extractors import trees

FILES = sorted(Path(trees.__file__).parent.glob("*/trees.json"))
TREES = [[0, 1.5, -1.0, [1, 0.0, 0.5, 1.0]], 0.25, [1, 3, 0.1, -0.1]]


def compiled(forests: dict[str, Any]) -> dict[str, Any]:
    space: dict[str, Any] = {}
    exec(trees.module_source(forests), space)
    return space


def test_a_forest_adds_up_the_leaves_that_a_row_reaches() -> None:
    forest = compiled({"own": {"columns": ["a", "b", "unused"], "trees": TREES}})["own"]
    rows = [(1.5, 9.0, 0.0), (2.0, 0.0, 0.0), (2.0, 0.1, 7.0), (-1.0, 3.0, 1.0)]
    assert forest(rows) == [pytest.approx(sum(trees.walk(tree, row) for tree in TREES)) for row in rows]
    assert forest([]) == []


def test_a_row_that_is_sure_leaves_early() -> None:
    forest = compiled(
        {"own": {"columns": ["a", "b"], "exits": [[1, -0.8, 0.8], [2, -0.7, 0.7]], "trees": TREES}}
    )["own"]
    rows = [(1.5, 9.0), (2.0, 0.1), (2.0, 0.0)]
    assert forest(rows) == pytest.approx([-1.0, 1.0, 0.5 + 0.25])
    assert compiled({"own": {"columns": ["a", "b"], "exits": [[1, -0.8, 0.8]], "trees": TREES}})["own"](
        rows
    ) == pytest.approx([-1.0, 1.0, 0.5 + 0.25 + 0.1])


def test_probabilities_do_not_overflow() -> None:
    forest = compiled({"sure": {"columns": ["a"], "trees": [[0, 0, -1e6, 1e6]]}})["sure"]
    low, high = trees.probabilities(forest, [(-1.0,), (1.0,)])
    assert low == pytest.approx(0)
    assert high == pytest.approx(1)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_the_code_is_that_of_the_trees(file: Path) -> None:
    written = file.with_name("tree_code.py").read_text("utf-8")
    assert written == trees.module_source(json.loads(file.read_text("utf-8")))


def test_there_are_trees() -> None:
    assert FILES
