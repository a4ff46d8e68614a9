"""The learned weights and trees, put together once on first use.

Calibration writes them to `model.json`, which is for reading and comparing; `learned.py` is the same as code.
"""

from dataclasses import dataclass
from functools import cache

from .trees import Trees
from .words import WordModel

VERSION = 1
"""Of the format of `model.json` and of the columns; a file of another version is not compiled."""


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
    """The bundled model."""
    from . import learned as known  # here, because a page has to be HTML before it is worth its milliseconds

    return Model(
        article=Reader(WordModel(known.ARTICLE_BIAS, known.ARTICLE_WORDS), Trees(known.article)),
        other=Reader(WordModel(known.OTHER_BIAS, known.OTHER_WORDS), Trees(known.other)),
        page_types=tuple((name, Trees(summed)) for name, summed in known.PAGE_TYPES.items()),
        confidence=Trees(known.confidence),
    )
