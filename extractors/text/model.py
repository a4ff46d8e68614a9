"""The calibrated model: the trees of both passes (`tree_code`), the rest read once from `model.json`."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..trees import Odds, logistic
from . import tree_code
from .shape import Measured
from .words import WordWeights, read_words

SCHEMA = 2


class Model(NamedTuple):
    """What calibration learned.

    `own` scores a unit by itself (`shape.NAMES`, then the sum of its `words`' weights), `context` on its page
    (`features.NAMES`). A text that is clean by more than `clean_above` (trees over `reading.CLEAN_SIGNS`) is
    kept whole. `confidence` are weights of a logistic
    regression over `reading.SIGNS`, its intercept last.
    """

    words: WordWeights
    own: Odds
    context: Odds
    clean: Odds
    clean_above: float
    confidence: Sequence[float]

    def add_words(self, lines: Measured) -> Measured:
        """Lines with the sums of their words' weights as one more column."""
        return lines._replace(columns=[*lines.columns, self.words.scores(lines)])

    def confide(self, signs: Sequence[float]) -> float:
        """The probability that a reading with these signs is good."""
        *weights, intercept = self.confidence
        total = intercept + sum(w * s for w, s in zip(weights, signs, strict=True))
        return logistic(total)


@cache
def load_model() -> Model:
    """The bundled model."""
    return read_model(json.loads(Path(__file__).with_name("model.json").read_text("utf-8")))


def read_model(data: Mapping[str, Any]) -> Model:
    """A model from the content of a model file; raises `ValueError` for one of another schema."""
    if data["schema"] != SCHEMA:
        raise ValueError(f"model.json has schema {data['schema']}, expected {SCHEMA}")
    return Model(
        read_words(data["words"], data["usual"]),
        tree_code.own,
        tree_code.context,
        tree_code.clean,
        float(data["clean_above"]),
        [float(value) for value in data["confidence"]],
    )
