"""Trees as code give what a walk down each gives, and the code that ships is that of the model that ships."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.extractors.html.model import VERSION
from unboil.extractors.html.trees import Trees, logistic

ROOT = Path(__file__).parents[2]
COLUMNS = 4

numbers = st.floats(-5, 5).map(lambda x: round(x, 1))


def splits(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(
        lambda c, t, a, b: [c, t, a, b], st.integers(0, COLUMNS - 1), numbers, children, children
    )


def walk(node: Any, row: list[float]) -> float:
    while isinstance(node, list):
        node = node[2] if row[node[0]] <= node[1] else node[3]
    return node


def compiler() -> ModuleType:
    spec = importlib.util.spec_from_file_location("compile_html", ROOT / "tests/bench/compile_html.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


COMPILER = compiler()
trees = st.recursive(numbers, splits, max_leaves=16)


def compiled(forest: list[Any]) -> Trees:
    space: dict[str, Any] = {}
    exec(COMPILER.function_of("summed", forest, ["c"] * COLUMNS), space)
    return Trees(space["summed"])


@given(st.lists(trees, min_size=1, max_size=6), st.lists(numbers, min_size=COLUMNS, max_size=COLUMNS))
def test_sum_of_walks(forest: list[Any], row: list[float]) -> None:
    found = compiled(forest)
    expected = sum(walk(tree, row) for tree in forest)
    assert found.log_odds(row) == pytest.approx(expected, abs=1e-9)
    assert found.chances([row, row]) == [found.chance(row)] * 2


def test_trees_may_not_read_columns_that_are_not_there() -> None:
    with pytest.raises(ValueError, match="summed"):
        compiled([[COLUMNS, 0.5, 1.0, 2.0]])


def test_a_model_of_another_version_is_not_compiled() -> None:
    with pytest.raises(ValueError, match="version"):
        COMPILER.source_of({"version": VERSION + 1})


def test_the_code_that_ships_is_that_of_the_model_that_ships() -> None:
    html = ROOT / "extractors/html"
    source = COMPILER.source_of(json.loads((html / "model.json").read_text("utf-8")))
    assert (html / "learned.py").read_text("utf-8") == source, "run tests/bench/compile_html.py"


def test_logistic_is_bounded() -> None:
    assert logistic(0) == 0.5
    assert 0 < logistic(-1e9) < 1e-9 < 1 - 1e-9 < logistic(1e9) <= 1
