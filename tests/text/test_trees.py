"""The model file and the trees in it."""

from pathlib import Path

import pytest

from unboil.extractors.text import features, reading, shape
from unboil.extractors.text.model import load_model, read_model
from unboil.extractors.text.trees import Node, read_forest
from unboil.extractors.text.words import BINS
from unboil.extractors.types import Favor


def columns(node: Node) -> set[int]:
    return {node[0]} | columns(node[2]) | columns(node[3]) if isinstance(node, tuple) else set()


def test_trees_add_up_log_odds() -> None:
    forest = read_forest([[0, 1.5, -1.0, [1, 0.0, 0.5, 1.0]], 0.25])
    assert forest.probability((1.5, 9.0)) == pytest.approx(1 / (1 + 2.718281828**0.75))
    assert forest.probability((2.0, 0.0)) > forest.probability((1.0, 0.0))


def test_the_model_fits_the_columns_of_the_code() -> None:
    model = load_model()
    for forest, count in (
        (model.own, len(shape.NAMES) + 1),
        (model.context, len(features.NAMES)),
        (model.clean, len(reading.CLEAN_SIGNS)),
    ):
        used = set[int]().union(*map(columns, forest.trees))
        assert used
        assert max(used) < count
    assert len(model.confidence) == len(reading.SIGNS) + 1
    assert len(model.words.usual) == 2 * (len(BINS) + 1)
    bars = model.thresholds
    assert bars[Favor.PRECISION] > bars[Favor.BALANCED] > bars[Favor.RECALL] > 0


def test_the_model_file_names_the_columns_it_was_fitted_on() -> None:
    import json

    data = json.loads(Path(shape.__file__).with_name("model.json").read_text("utf-8"))
    assert data["own_columns"] == [*shape.NAMES, "words learned"]
    assert tuple(data["context_columns"]) == features.NAMES


def test_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="schema 99"):
        read_model({"schema": 99})
