"""The learned weights, as calibration wrote them to `model.json`, read once on first use."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from .trees import Trees
from .words import WordModel

VERSION = 1
"""Of the format of the file and of the columns; a file of another version is refused."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What judges the blocks of one kind of page."""

    words: WordModel
    trees: Trees


@dataclass(frozen=True, slots=True)
class Model:
    """Readers of articles and of other pages; trees that tell the type of a page and the confidence."""

    article: Reader
    other: Reader
    page_types: tuple[tuple[str, Trees], ...]
    confidence: Trees


@cache
def load_model() -> Model:
    """Read the bundled model.

    Raises ValueError where the file does not belong to this version of the code.
    """
    raw = json.loads(files(__package__ or "").joinpath("model.json").read_text("utf-8"))
    if raw["version"] != VERSION:
        raise ValueError(f"model.json has version {raw['version']}, this code reads {VERSION}")
    return Model(
        article=_reader(raw["article"]),
        other=_reader(raw["other"]),
        page_types=tuple((name, Trees(trees)) for name, trees in raw["page_types"].items()),
        confidence=Trees(raw["confidence"]),
    )


def _reader(raw: dict[str, Any]) -> Reader:
    return Reader(WordModel(raw["bias"], raw["words"]), Trees(raw["trees"]))
