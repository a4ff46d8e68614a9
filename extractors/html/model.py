"""The calibrated model: the trees (`tree_code`), and the weights of words, read once from `model.json`."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from ..trees import Odds
from ..types import PageType
from . import tree_code
from .word_model import WordModel

VERSION = 3
"""Of the format of the file; a file of another version is refused."""


class Reader(NamedTuple):
    """What judges the blocks of one kind of page; `trees` are over `columns.NAMES`."""

    words: WordModel
    trees: Odds


class Model(NamedTuple):
    """Readers of articles and of other pages; trees that tell the type of a page and the confidence.

    The trees of `page_types` are over `pagetype.NAMES`, those of `confidence` over `confidence.NAMES`.
    """

    article: Reader
    other: Reader
    page_types: Mapping[PageType, Odds]
    confidence: Odds


@cache
def load_model() -> Model:
    """Read the bundled model.

    Raises ValueError where the file does not belong to this version of the code.
    """
    raw = json.loads(files(__package__ or "").joinpath("model.json").read_text("utf-8"))
    if raw["version"] != VERSION:
        raise ValueError(f"model.json has version {raw['version']}, this code reads {VERSION}")
    return Model(
        article=Reader(_words(raw["article"]), tree_code.article),
        other=Reader(_words(raw["other"]), tree_code.other),
        page_types={
            PageType.ARTICLE: tree_code.type_article,
            PageType.DOCUMENTATION: tree_code.type_documentation,
            PageType.FORUM: tree_code.type_forum,
            PageType.LISTING: tree_code.type_listing,
            PageType.PRODUCT: tree_code.type_product,
            PageType.OTHER: tree_code.type_other,
        },
        confidence=tree_code.confidence,
    )


def _words(raw: dict[str, Any]) -> WordModel:
    return WordModel(raw["bias"], raw["words"])
