"""The files of the model, and the trees in them."""

import json
from pathlib import Path
from typing import Any

import pytest

from unboil.extractors.text import features, reading, shape
from unboil.extractors.text.lexicon import load_lexicon
from unboil.extractors.text.model import load_model, read_model
from unboil.extractors.text.page import Lines, make_lines
from unboil.extractors.text.units import Unit
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


def kept(final: list[float], sizes: list[int], favor: Favor) -> list[bool]:
    bar = reading.best_bar(final, sizes, favor)
    return [probability >= bar for probability in final]


def test_the_bar_is_that_of_the_best_f_measure_to_expect() -> None:
    sure, unsure = [0.99, 0.95, 0.3, 0.02], [0.3, 0.25, 0.2, 0.02]
    sizes = [100, 100, 100, 100]
    assert kept(sure, sizes, Favor.BALANCED) == [True, True, False, False]
    assert kept(unsure, sizes, Favor.BALANCED) == [True, True, True, False]
    assert kept(sure, sizes, Favor.RECALL) == [True, True, True, False]
    assert kept([0.9, 0.6], [100, 100], Favor.PRECISION) == [True, False]
    assert kept([0.0, 0.0], sizes[:2], Favor.BALANCED) == [True, True]
    assert kept([], [], Favor.BALANCED) == []


def page(*texts: str) -> Lines:
    units = [Unit(text, i, i, 0, False) for i, text in enumerate(texts)]
    return make_lines(units, shape.measure(texts, load_lexicon()), [0.5] * len(texts))


def test_the_bar_of_a_script_without_blanks_is_fixed() -> None:
    unsure = [0.42, 0.4]
    eastern = page("今日は晴れです。", "明日は雨です。")
    western = page("It is fine today.", "It may rain.")
    assert reading.decide(eastern, unsure, Favor.BALANCED) == [False, False]
    assert reading.decide(western, unsure, Favor.BALANCED) == [True, True]
    assert reading.decide(eastern, unsure, Favor.RECALL) == [True, True]


def test_a_text_of_which_most_goes_is_not_clean() -> None:
    assert reading.may_be_clean([True, False, False, False, False])
    assert not reading.may_be_clean([True, *[False] * 5])


def test_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="schema 99"):
        read_model({"schema": 99})
