"""Fitting the word weights and the trees, and writing them as the tables that the extractor reads."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import lightgbm as lgb
import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

MIN_SITES = 6
"""Sites that a word must be seen on."""
FOLDS = 5
SEED = 7


def folds_of(sites: Sequence[str]) -> np.ndarray:
    """Fold of each page; all pages of one site are in one."""
    names = sorted(set(sites))
    order = np.random.default_rng(SEED).permutation(len(names))
    fold = {name: int(order[i] % FOLDS) for i, name in enumerate(names)}
    return np.array([fold[name] for name in sites])


class WordMatrix:
    """Blocks by words: which words each block has, of those seen on enough sites."""

    def __init__(self, pages: Sequence[Sequence[Sequence[str]]], sites: Sequence[str]) -> None:
        seen: dict[str, set[str]] = defaultdict(set)
        for page, site in zip(pages, sites, strict=True):
            for word in {word for words in page for word in words}:
                seen[word].add(site)
        self.words = sorted(word for word, where in seen.items() if len(where) >= MIN_SITES)
        number = {word: i for i, word in enumerate(self.words)}
        indices: list[int] = []
        ends = [0]
        for page in pages:
            for words in page:
                indices += [number[word] for word in words if word in number]
                ends.append(len(indices))
        shape = (len(ends) - 1, len(self.words))
        ones = np.ones(len(indices), np.float32)
        self.matrix = sp.csr_matrix(
            (ones, np.array(indices, np.int32), np.array(ends, np.int64)), shape=shape
        )


class Words:
    """Stands in for a word model: the scores of one page, computed before."""

    def __init__(self, scores: list[float]) -> None:
        self.scores = scores
        self.weights: dict[str, float] = {}

    def score(self, *_: Any) -> list[float]:
        return [*self.scores]


def scored(words: Sequence[Sequence[str]], bias: float, weights: Mapping[str, float]) -> Words:
    """Scores of the blocks of one page from the words of each, as a word model would give them."""
    return Words([bias + sum(weights.get(word, 0.0) for word in found) for found in words])


def fit_words(matrix: Any, labels: np.ndarray, weights: np.ndarray) -> LogisticRegression:
    """One regularised logistic regression over all words."""
    rows = weights > 0
    return LogisticRegression(C=0.003, max_iter=80).fit(matrix[rows], labels[rows], weights[rows])


def fit_trees(
    rows: np.ndarray, labels: np.ndarray, weights: np.ndarray, *, trees: int, leaves: int, **more: Any
) -> lgb.Booster:
    """Gradient-boosted trees of few leaves, seeded."""
    settings = {
        "objective": "binary",
        "num_leaves": leaves,
        "learning_rate": 0.12,
        "min_data_in_leaf": 60,
        "feature_fraction": 0.5,
        "bagging_fraction": 0.7,
        "bagging_freq": 1,
        "lambda_l2": 5,
        "verbose": -1,
        "num_threads": 1,
        "seed": SEED,
        "deterministic": True,
        "force_row_wise": True,
    } | more
    return lgb.train(settings, lgb.Dataset(rows, labels, weight=weights), trees)


def exported(booster: lgb.Booster) -> list[Any]:
    """The trees as nested lists `[column, threshold, at most, above]`; leaves are log-odds."""
    return [_exported(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def _exported(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 5)
    threshold = float(f"{node['threshold']:.7g}")
    return [node["split_feature"], threshold, _exported(node["left_child"]), _exported(node["right_child"])]
