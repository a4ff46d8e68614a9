"""The files of the model, and the trees in them."""

import json
from pathlib import Path
from typing import Any

import pytest

from unboil.extractors.text import features, reading, shape
from unboil.extractors.text.model import load_model, read_model
from unboil.extractors.text.words import BINS
from unboil.extractors.types import Favor

TREES = Path(shape.__file__).with_name("trees.json")


def test_the_trees_name_the_columns_of_the_code() -> None:
    data: dict[str, Any] = json.loads(TREES.read_text("utf-8"))
    assert data["own"]["columns"] == [*shape.NAMES, "words learned"]
    assert tuple(data["context"]["columns"]) == features.NAMES
    assert tuple(data["clean"]["columns"]) == reading.CLEAN_SIGNS


def test_the_model_fits_the_code() -> None:
    model = load_model()
    assert len(model.confidence) == len(reading.SIGNS) + 1
    assert len(model.words.usual) == 2 * (len(BINS) + 1)


def test_the_bar_is_that_of_the_best_f_measure_to_expect() -> None:
    sure, unsure = [0.99, 0.95, 0.3, 0.02], [0.3, 0.25, 0.2, 0.02]
    sizes = [100, 100, 100, 100]
    assert reading.decide(sure, sizes, Favor.BALANCED) == [True, True, False, False]
    assert reading.decide(unsure, sizes, Favor.BALANCED) == [True, True, True, False]
    assert reading.decide(sure, sizes, Favor.RECALL) == [True, True, True, False]
    assert reading.decide([0.9, 0.6], [100, 100], Favor.PRECISION) == [True, False]
    assert reading.decide([0.0, 0.0], sizes[:2], Favor.BALANCED) == [True, True]
    assert reading.decide([], [], Favor.BALANCED) == []


def test_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="schema 99"):
        read_model({"schema": 99})
