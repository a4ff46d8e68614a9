"""The model that ships fits the columns that the code computes."""

import json
from pathlib import Path

import pytest

from unboil.extractors.html import columns, confidence, model, pagetype
from unboil.extractors.html.words import by_prefix

FORESTS = json.loads(Path(model.__file__).with_name("trees.json").read_text("utf-8"))


@pytest.mark.parametrize("name", FORESTS)
def test_trees_read_the_columns_that_there_are(name: str) -> None:
    part = confidence if name == "confidence" else pagetype if name.startswith("type_") else columns
    assert FORESTS[name]["columns"] == list(part.NAMES)


def test_every_type_that_has_trees_is_asked() -> None:
    types = {name.removeprefix("type_") for name in FORESTS if name.startswith("type_")}
    assert types == set(model.load_model().page_types)


def test_a_weight_is_found_under_the_word_with_its_prefix() -> None:
    words = model.WordModel(0.0, by_prefix({"=post": 0.5, "spost": -0.5, "wpost": 0.25}))
    assert [words.weight(word) for word in ("=post", "spost", "wpost", "lpost")] == [0.5, -0.5, 0.25, 0.0]
