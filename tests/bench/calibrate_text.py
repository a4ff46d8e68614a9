"""Calibrate the judge of flat text from labelled lines, and show what it reaches on sites it has not seen.

    python tests/bench/calibrate_text.py [--lines ../shared/lines/dev.jsonl.gz] [--every N] [--write]

Five folds by publisher; every figure is out of fold (macro F1 of characters and of lines over the texts, as
the text measure of the evaluation has it). `--write` then fits on all and writes the files of the model.
Needs the extra `calibrate` (numpy, scikit-learn, lightgbm). One core, about three minutes on all the data.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import compile_trees
import lightgbm as lgb
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from text_data import Sample, read_samples
from text_scores import Score, report, score_sample
from text_words import SEED, WordTable

from unboil.extractors.text import features, model, reading, shape
from unboil.extractors.text.best_segment import find_segment
from unboil.extractors.text.lexicon import load_lexicon
from unboil.extractors.text.page import Lines, make_lines
from unboil.extractors.text.records import find_records
from unboil.extractors.text.signals import find_signals, is_page
from unboil.extractors.trees import Exit
from unboil.extractors.types import Favor, Options

ROOT = Path(__file__).parents[2]
TEXT = ROOT / "extractors" / "text"
FOLDS = 5
KIND_WEIGHTS = {"raw": 1.0, "half": 1.0, "splice": 1.0, "clean": 0.15}
LINE_WEIGHT = 15.0
"""Characters that a unit counts on top of its own, so that short lines matter too."""

COMMON: dict[str, Any] = {
    "objective": "binary",
    "min_data_in_leaf": 200,
    "max_bin": 63,
    "num_threads": 1,
    "deterministic": True,
    "seed": SEED,
    "verbose": -1,
}
OWN = {**COMMON, "learning_rate": 0.3, "num_leaves": 24}
OWN_TREES = 14
OWN_KINDS = ("raw", "half", "clean")
"""Texts of which the first pass learns: no line of an article that was put into another one shows that by
itself, but for long paragraphs, which an essay has too."""

CONTEXT_SEED = 5
"""One of those with which all examples of the tests are read right."""

CONTEXT = {
    **COMMON,
    "seed": CONTEXT_SEED,
    "learning_rate": 0.22,
    "num_leaves": 32,
    "min_data_in_leaf": 800,
    "feature_fraction": 0.4,
    "lambda_l2": 30.0,
}
CONTEXT_TREES = 56
CONTEXT_EXITS = ((8, -2.0, 1.8), (12, -2.2, 1.9), (18, -2.3, 2.0), (24, -2.5, 2.2))
"""Trees after which a row is left at log odds that far from 0: it halves the cost of raw pages."""

CLEAN = {
    **COMMON,
    "learning_rate": 0.1,
    "num_leaves": 6,
    "min_data_in_leaf": 40,
    "max_bin": 255,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
}
CLEAN_TREES = 60
CLEAN_ABOVE = 0.57
CLEAN_WEIGHT = 0.1
"""What keeping a clean text whole is worth, in F1, on top of what it gains."""


class Table:
    """The units of all samples, row by row: values of one pass, targets, weights, fold."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        counts = [len(s.units) for s in samples]
        self.samples = samples
        self.starts = np.concatenate([[0], np.cumsum(counts)])
        self.record = np.repeat(np.arange(len(samples)), counts)
        targets = np.array([t for s in samples for t in s.targets()])
        self.labelled = targets >= 0
        self.target = (targets > 0.5).astype(int)
        size = np.array([len(u.text) for s in samples for u in s.units]) + LINE_WEIGHT
        kind = np.array([KIND_WEIGHTS[s.kind] for s in samples])
        total = np.bincount(self.record, size, len(samples))
        weight = size / total[self.record] * kind[self.record]
        self.weight = weight * len(weight) / weight.sum()
        fold = np.zeros(len(samples), int)
        for k, (_, test) in enumerate(GroupKFold(FOLDS).split(samples, groups=[s.group for s in samples])):
            fold[test] = k
        self.sample_fold, self.fold = fold, fold[self.record]

    def of_kinds(self, *kinds: str) -> np.ndarray:
        """Rows of texts of these kinds."""
        return np.isin([s.kind for s in self.samples], kinds)[self.record]

    def of(self, index: int, values: np.ndarray) -> list[float]:
        """The values of one sample's units."""
        return values[self.starts[index] : self.starts[index + 1]].tolist()

    def fit(self, values: np.ndarray, rows: np.ndarray, params: dict[str, Any], trees: int) -> lgb.Booster:
        """Trees fitted on some of the rows."""
        chosen = rows & self.labelled
        data = lgb.Dataset(values[chosen], self.target[chosen], weight=self.weight[chosen])
        return lgb.train(params, data, trees)

    def out_of_fold(
        self,
        values: np.ndarray,
        learned: np.ndarray,
        params: dict[str, Any],
        trees: int,
        exits: Sequence[Exit] = (),
    ) -> np.ndarray:
        """Probabilities for every row by trees that have not seen its site; `learned` are rows to fit on."""
        result = np.zeros(len(values))
        for k in range(FOLDS):
            booster = self.fit(values, learned & (self.fold != k), params, trees)
            rows = values[self.fold == k]
            odds = booster.predict(rows, raw_score=True)
            for count, low, high in sorted(exits, reverse=True):
                early = booster.predict(rows, raw_score=True, num_iteration=count)
                odds = np.where((early < low) | (early > high), early, odds)
            result[self.fold == k] = 1 / (1 + np.exp(-odds))
        return result


def with_words(table: Table, measured: Sequence[shape.Measured]) -> tuple[np.ndarray, Any]:
    """Columns of the first pass, words learned out of fold; and the weights of words learned from all."""
    own = np.concatenate([np.array(page.columns, np.float32).T for page in measured])
    shapes = [s for page in measured for s in page.shapes]
    words = WordTable(shapes, [table.samples[i].group for i in table.record])
    rows = table.labelled & table.of_kinds("raw", "half")
    apart = np.zeros(len(own))
    for k in range(FOLDS):
        weights = words.fit(rows & (table.fold != k), table.target, table.weight)
        apart[table.fold == k] = words.scores(weights)[table.fold == k]
    every = words.fit(rows, table.target, table.weight)
    return np.column_stack([own, apart]).astype(np.float32), {
        "words": words.tables(every),
        "usual": words.usual(every).tolist(),
    }


def pages(table: Table, measured: Sequence[shape.Measured], scores: np.ndarray) -> list[Lines]:
    """The pages as the second pass sees them."""
    return [make_lines(s.units, measured[i], table.of(i, scores)) for i, s in enumerate(table.samples)]


def context_rows(page: Lines) -> np.ndarray:
    """The columns of the second pass for one page."""
    rows = list(features.rows(page, find_records(page), find_segment(page)))
    return np.array(rows, np.float32).reshape(-1, len(features.NAMES))


def by_kind(table: Table, values: Sequence[float]) -> dict[str, float]:
    """Means over the texts of each kind."""
    kinds: dict[str, list[float]] = defaultdict(list)
    for sample, value in zip(table.samples, values, strict=True):
        kinds[sample.kind].append(value)
    return {kind: sum(found) / len(found) for kind, found in kinds.items()}


def keep_clean(
    table: Table, lines: Sequence[Lines], final: np.ndarray, keeps: Sequence[list[bool]]
) -> tuple[list[list[bool]], list[Any]]:
    """What is kept if texts that are clean already are kept whole, out of fold; and trees fitted on all."""
    signs = np.array(
        [reading.clean_signs(page, table.of(i, final), keeps[i]) for i, page in enumerate(lines)]
    )
    cut, whole = (
        [settle(page, table.of(i, final), keeps[i], clean) for i, page in enumerate(lines)]
        for clean in (False, True)
    )
    gain = _characters(table, whole) - _characters(table, cut)
    target = (gain >= 0).astype(int)
    weight = abs(gain) + 0.002 + CLEAN_WEIGHT * np.array([s.kind == "clean" for s in table.samples])
    weight *= len(weight) / weight.sum()

    def fit(rows: np.ndarray) -> lgb.Booster:
        return lgb.train(CLEAN, lgb.Dataset(signs[rows], target[rows], weight=weight[rows]), CLEAN_TREES)

    guess = np.zeros(len(target))
    for k in range(FOLDS):
        guess[table.sample_fold == k] = fit(table.sample_fold != k).predict(signs[table.sample_fold == k])
    chosen = [whole[i] if chance > CLEAN_ABOVE else cut[i] for i, chance in enumerate(guess)]
    return chosen, nested(fit(np.ones(len(target), bool)))


def _characters(table: Table, keeps: Sequence[list[bool]]) -> np.ndarray:
    return np.array([score_sample(s, k).characters for s, k in zip(table.samples, keeps, strict=True)])


def settle(page: Lines, final: list[float], keep: list[bool], clean: bool) -> list[bool]:
    """What stays once clean texts are kept whole and certain signals have spoken."""
    clean = clean and reading.may_be_clean(keep) and not is_page(page, final)
    found = find_signals(page, final, keep, Options(), clean)
    return [(clean or kept) and index not in found for index, kept in enumerate(keep)]


def calibrate_confidence(
    table: Table,
    lines: Sequence[Lines],
    final: np.ndarray,
    keeps: Sequence[Sequence[bool]],
    scores: Sequence[Score],
) -> list[float]:
    """Weights of a logistic regression for F1 >= .9, its out-of-fold quality printed."""
    signs = np.array(
        [reading.reading_signs(page, table.of(i, final), keeps[i]) for i, page in enumerate(lines)]
    )
    good = np.array([score.characters >= 0.9 for score in scores]).astype(int)
    weight = np.array([KIND_WEIGHTS[s.kind] for s in table.samples])
    guess = np.zeros(len(good))
    for k in range(FOLDS):
        rows = table.sample_fold != k
        guess[~rows] = _logistic(signs[rows], good[rows], weight[rows]).predict_proba(signs[~rows])[:, 1]
    print(
        f"confidence: AUC {roc_auc_score(good, guess):.3f}, "
        f"Brier {np.average((guess - good) ** 2, weights=weight):.3f}"
    )
    for low in (0.0, 0.5, 0.7, 0.8, 0.9, 0.95):
        rows = guess >= low
        print(
            f"  said >= {low:.2f}: {rows.mean():.2f} of texts, "
            f"mean said {guess[rows].mean():.3f}, true {good[rows].mean():.3f}"
        )
    fitted = _logistic(signs, good, weight)
    return [round(float(x), 4) for x in (*fitted.coef_[0], fitted.intercept_[0])]


def _logistic(signs: np.ndarray, good: np.ndarray, weight: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=1.0, max_iter=2000).fit(signs, good, sample_weight=weight)


def nested(booster: lgb.Booster) -> list[Any]:
    """The trees as nested lists: column, threshold, up to it, above it; or a leaf's value."""

    def walk(node: dict[str, Any]) -> Any:
        if "leaf_value" in node:
            return round(node["leaf_value"], 4)
        threshold = float(f"{node['threshold']:.5g}")
        return [node["split_feature"], threshold, walk(node["left_child"]), walk(node["right_child"])]

    return [walk(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def write_model(table: Table, own: np.ndarray, context: np.ndarray, learned: dict[str, Any]) -> None:
    """Fit both passes on all sites and write the model files."""
    alone, everything = table.of_kinds(*OWN_KINDS), np.ones(len(own), bool)
    forests = {
        "own": ([*shape.NAMES, "words learned"], nested(table.fit(own, alone, OWN, OWN_TREES))),
        "context": (features.NAMES, nested(table.fit(context, everything, CONTEXT, CONTEXT_TREES))),
        "clean": (reading.CLEAN_SIGNS, learned["clean"]),
    }
    head = {
        "schema": model.SCHEMA,
        "confidence": learned["confidence"],
        "usual": learned["usual"],
        "clean_above": CLEAN_ABOVE,
    }
    words = ",\n".join(
        f'"{k}": {json.dumps(v, ensure_ascii=False, separators=(",", ":"))}'
        for k, v in learned["words"].items()
    )
    parts = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    parts.append(f'"words": {{\n{words}\n}}')
    (TEXT / "model.json").write_text("{" + ",\n".join(parts) + "}\n", "utf-8")
    (TEXT / "trees.json").write_text(compile_trees.trees_json(forests, {"context": CONTEXT_EXITS}), "utf-8")
    compile_trees.main()


def main() -> None:
    """Calibrate, print, and write if asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lines", type=Path, default=ROOT.parent / "shared" / "lines" / "dev.jsonl.gz")
    parser.add_argument("--labels", type=Path, help="more examples, as `unboil review` writes them")
    parser.add_argument("--every", type=int, default=1, help="use every Nth text only")
    parser.add_argument("--write", action="store_true", help="write the files of the model")
    parser.add_argument("--dump", type=Path, help="write the out-of-fold tables here, to study them")
    args = parser.parse_args()
    start = time.monotonic()
    table = Table(read_samples(args.lines, args.every, args.labels))
    measured = [shape.measure([u.text for u in s.units], load_lexicon()) for s in table.samples]
    own, words = with_words(table, measured)
    first = table.out_of_fold(own, table.of_kinds(*OWN_KINDS), OWN, OWN_TREES)
    lines = pages(table, measured, first)
    context = np.concatenate([context_rows(page) for page in lines])
    print(f"{len(table.samples)} texts, {len(own)} units, {time.monotonic() - start:.0f} s", flush=True)
    final = table.out_of_fold(context, np.ones(len(own), bool), CONTEXT, CONTEXT_TREES, CONTEXT_EXITS)
    keeps = [reading.decide(page, table.of(i, final), Favor.BALANCED) for i, page in enumerate(lines)]
    cut = [score_sample(s, k).characters for s, k in zip(table.samples, keeps, strict=True)]
    print("  cut " + " ".join(f"{k} {v:.4f}" for k, v in sorted(by_kind(table, cut).items())))
    keeps, clean = keep_clean(table, lines, final, keeps)
    scores = [score_sample(sample, keep) for sample, keep in zip(table.samples, keeps, strict=True)]
    report(table.samples, scores)
    confidence = calibrate_confidence(table, lines, final, keeps, scores)
    if args.dump:
        np.savez(args.dump, own=own, context=context, first=first, final=final)
    if args.write:
        write_model(table, own, context, {**words, "clean": clean, "confidence": confidence})
    print(f"{time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
