"""Learn the model of the HTML judge from a folder of labelled pages, and print its cross-validated figures.

    python tests/bench/calibrate_html.py DATA [--unpacked DIR] [--cache FILE] [--write]

DATA holds `SET.gold.jsonl` and `SET.tar.xz` (or the pages unpacked under DIR/SET/), and the measures stand in
`DATA/../bench/score.py`. Sites are kept apart everywhere: no page is scored by weights that saw its site.
The word scores that the trees learn from are out of fold, too. `--write` then fits on all pages and replaces
`model.json`, `trees.json` and `tree_code.py` in `extractors/html`. Needs the extra `calibrate`.
"""

import argparse
import json
import pickle
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import compile_trees
import numpy as np
from fitting import FOLDS, WordMatrix, Words, exported, fit_trees, fit_words, folds_of
from labelled import SETS, load_scorer, phrase_labels, read_labels, read_page, read_set, shares, site
from splices import Splices

from unboil.extractors.html import columns as columns_module
from unboil.extractors.html.columns import NAMES, candidates, columns
from unboil.extractors.html.confidence import NAMES as CONFIDENCE_NAMES
from unboil.extractors.html.confidence import confidence_row
from unboil.extractors.html.context import Context
from unboil.extractors.html.facts import read_facts
from unboil.extractors.html.holder import NAMES as HOLDER_NAMES
from unboil.extractors.html.judge import ARTICLE, COPY, copies_on, cut_on, headline_blocks
from unboil.extractors.html.model import VERSION
from unboil.extractors.html.pagetype import NAMES as PAGE_NAMES
from unboil.extractors.html.pagetype import page_row
from unboil.extractors.html.words import block_words, by_prefix
from unboil.extractors.types import Favor, Metadata, PageType

HTML = Path(__file__).resolve().parents[2] / "extractors" / "html"
MODEL, TREES = HTML / "model.json", HTML / "trees.json"
KINDS = {"collection": "listing", "service": "other"}
TYPES = ("article", "documentation", "forum", "listing", "product", "other")
# Trees, leaves and learning rate of each reader, and the weight of the pages that it is not for.
READERS = {"article": (60, 32, 0.13, 0.1), "other": (80, 32, 0.12, 0.2)}
EXIT = (20, -1.0, None)
"""Trees of a reader, and the log odds below which a block is left at those."""
NEWS = {"fundus": 3.0, "newspaper": 3.0}
"""Weight in the reader of articles of the sets whose texts were taken out site by site."""
START = time.time()


def log(*words: object) -> None:
    print(f"[{time.time() - START:4.0f} s]", *words, flush=True)


class Data:
    """The pages with their labels, and everything about their blocks that does not depend on a model."""

    def __init__(self, folder: Path, unpacked: Path | None, labels_of: Path | None, scorer: Any) -> None:
        self.scorer = scorer
        self.records: list[dict[str, Any]] = []
        self.pages: list[Any] = []
        labels: list[float] = []
        for name in (*SETS, "review"):
            own = name == "review"
            for record, text in read_labels(labels_of) if own else read_set(folder, name, unpacked):
                page = read_page(record, text)
                full = record["body"] is not None
                labels += (
                    shares(scorer, page, record["body"]) if full else phrase_labels(scorer, page, record)
                )
                self.records.append({**record, "set": name})
                self.pages.append(page)
            log("read", name)
        self.shares = np.array(labels)
        self.kinds = [KINDS.get(k, k) for k in (record.get("kind") or "article" for record in self.records)]
        self.sites = [site(record["url"], record["file"]) for record in self.records]
        self.folds = folds_of(self.sites)
        self.starts = np.cumsum([0, *(len(page.shown.texts) for page in self.pages)])
        self.page_of = np.repeat(np.arange(len(self.pages)), np.diff(self.starts))
        self.facts = [read_facts(page) for page in self.pages]
        self.sizes = np.array([fact.words for facts in self.facts for fact in facts])
        words = [block_words(page, facts) for page, facts in zip(self.pages, self.facts, strict=True)]
        self.words = WordMatrix(words, self.sites)
        self.labels = (np.nan_to_num(self.shares) >= 0.5).astype(int)
        self.weights = self._weights()
        self.page_rows = np.array([page_row(p, f) for p, f in zip(self.pages, self.facts, strict=True)])
        log(f"{len(self.pages)} pages, {len(self.labels)} blocks, {len(self.words.words)} words")

    def _weights(self) -> np.ndarray:
        """Longer blocks weigh more; a page with many blocks less for each."""
        weights = np.where(np.isnan(self.shares), 0, np.minimum(self.sizes, 150) ** 0.6)
        sums = np.bincount(self.page_of, weights, len(self.pages))
        weights = weights / np.sqrt(sums[self.page_of] + 1e-9)
        return weights / weights[weights > 0].mean()


def read_types(data: Data) -> np.ndarray:
    """Probability of each type for each page, out of fold."""
    chances = np.zeros((len(data.pages), len(TYPES)))
    for fold in range(FOLDS):
        train, test = data.folds != fold, data.folds == fold
        for i, trees in enumerate(fit_types(data, train)):
            chances[test, i] = trees.predict(data.page_rows[test])
    return chances / chances.sum(1, keepdims=True)


def fit_types(data: Data, train: np.ndarray) -> list[Any]:
    kinds = np.array(data.kinds)
    ones = np.ones(train.sum())
    return [
        fit_trees(
            data.page_rows[train],
            (kinds[train] == name).astype(int),
            ones,
            trees=60,
            leaves=6,
            min_data_in_leaf=10,
        )
        for name in TYPES
    ]


class Rows:
    """Columns of the candidates of all pages, as one reader's out-of-fold word scores give them."""

    def __init__(self, data: Data, reader: str, types: np.ndarray) -> None:
        article = np.array([kind == "article" for kind in data.kinds])[data.page_of]
        mine = article if reader == "article" else ~article
        self.weights = data.weights * np.where(mine, 1.0, READERS[reader][3])
        if reader == "article":
            trust = np.array([NEWS.get(record["set"], 1.0) for record in data.records])
            self.weights *= trust[data.page_of]
            self.weights /= self.weights[self.weights > 0].mean()
        scores = np.zeros(len(data.labels))
        fold_of = data.folds[data.page_of]
        models: list[tuple[float, dict[str, float]]] = []
        for fold in range(FOLDS):
            train = np.where(fold_of != fold, self.weights, 0)
            fitted = fit_words(data.words.matrix, data.labels, train)
            pairs = zip(data.words.words, fitted.coef_[0].tolist(), strict=True)
            models.append((float(fitted.intercept_[0]), dict(pairs)))
            test = data.words.matrix[fold_of == fold]
            scores[fold_of == fold] = test @ fitted.coef_[0] + fitted.intercept_[0]
        self.contexts: list[Context] = []
        rows: list[list[float]] = []
        index: list[int] = []
        for k, (page, facts) in enumerate(zip(data.pages, data.facts, strict=True)):
            at = slice(data.starts[k], data.starts[k + 1])
            context = Context(page, facts, Words(scores[at].tolist()))  # type: ignore[arg-type]
            wanted = candidates(context)
            rows += columns(context, wanted, types[k].tolist())
            index += [int(data.starts[k]) + i for i in wanted]
            self.contexts.append(context)
        self.rows, self.index = np.array(rows, np.float32), np.array(index)
        if reader == "other":  # whose text is in many columns; what is no different is never split at
            self.rows[:, [NAMES.index(name) for name in HOLDER_NAMES]] = 0
        self.splices = Splices(data, models, types) if reader == "article" else None
        self.chances = self._out_of_fold(data, reader)
        log(f"{reader}: {len(index) / len(data.pages):.0f} candidates a page")

    def fit(self, data: Data, reader: str, held_out: int = -1) -> Any:
        """Trees from the pages of all folds but one."""
        trees, leaves, rate, _ = READERS[reader]
        weights = self.weights[self.index]
        keep = (data.folds[data.page_of][self.index] != held_out) & (weights > 0)
        rows, labels, weights = self.rows[keep], data.labels[self.index][keep], weights[keep]
        if self.splices is not None:
            more = self.splices.folds != held_out
            rows = np.vstack([rows, self.splices.rows[more]])
            labels = np.concatenate([labels, self.splices.labels[more]])
            weights = np.concatenate([weights, self.splices.weights[more]])
        return fit_trees(rows, labels, weights, trees=trees, leaves=leaves, learning_rate=rate)

    def _out_of_fold(self, data: Data, reader: str) -> np.ndarray:
        chances = np.full(len(data.labels), 0.02)
        fold_of = data.folds[data.page_of][self.index]
        for fold in range(FOLDS):
            fitted, rows = self.fit(data, reader, fold), self.rows[fold_of == fold]
            early = fitted.predict(rows, raw_score=True, num_iteration=EXIT[0])
            odds = np.where(early < EXIT[1], early, fitted.predict(rows, raw_score=True))
            chances[self.index[fold_of == fold]] = 1 / (1 + np.exp(-odds))
        return chances


def evaluate(data: Data, chances: np.ndarray, articles: np.ndarray, cuts: list[float]) -> list[float]:
    """Print the measure of each set; returns each page's F1 (nan where only phrases are known)."""
    score = data.scorer
    results: dict[str, list[Any]] = defaultdict(list)
    f1: list[float] = []
    for k, (record, page) in enumerate(zip(data.records, data.pages, strict=True)):
        part = chances[data.starts[k] : data.starts[k + 1]]
        keep = [bool(x >= cuts[k]) for x in part]
        skip = headline_blocks(page.shown, data.facts[k], keep, Metadata(), bool(articles[k]))
        text = "\n".join(text for i, text in enumerate(page.shown.texts) if keep[i] and i not in skip)
        name = record["set"] + (f"/{record['kind']}" if record.get("kind") else "")
        if record["body"] is None:
            results[name].append(score.phrases(record["with"], record["without"], text))
            f1.append(float("nan"))
        else:
            results[name].append(score.page(record["body"], text, "char"))
            f1.append(score.page_f1(results[name][-1]))
    for name, rows in results.items():
        measure = score.phrase_corpus if name == "trafi" else score.corpus
        found = measure(rows, boot=0)
        figures = "  ".join(f"{key} {found[key]:.3f}" for key in ("f1", "precision", "recall"))
        print(f"{name:24s} {len(rows):5d} pages  {figures}")
    return f1


def fit_confidence(rows: np.ndarray, good: np.ndarray, keep: np.ndarray) -> Any:
    return fit_trees(
        rows[keep],
        good[keep],
        np.ones(keep.sum()),
        trees=60,
        leaves=5,
        min_data_in_leaf=25,
        learning_rate=0.08,
    )


def check_confidence(data: Data, rows: np.ndarray, f1: np.ndarray) -> None:
    known = ~np.isnan(f1)
    good = (f1 >= 0.9).astype(int)
    chances = np.zeros(len(f1))
    for fold in range(FOLDS):
        fitted = fit_confidence(rows, good, known & (data.folds != fold))
        chances[data.folds == fold] = fitted.predict(rows[data.folds == fold])
    for low, high in ((0, 0.3), (0.3, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 1)):
        part = known & (chances >= low) & (chances < high)
        share = good[part].mean() if part.any() else float("nan")
        print(f"confidence {low:.1f} to {high:.1f}: {part.sum():5d} pages, F1 of .9 or more on {share:.3f}")


def write(data: Data, readers: dict[str, Rows], confidence: Any) -> None:
    everything = np.ones(len(data.pages), bool)
    forests: dict[str, tuple[Sequence[str], list[Any]]] = {
        name: (columns_module.NAMES, exported(rows.fit(data, name))) for name, rows in readers.items()
    }
    for name, trees in zip(TYPES, fit_types(data, everything), strict=True):
        forests[f"type_{name}"] = (PAGE_NAMES, exported(trees))
    forests["confidence"] = (CONFIDENCE_NAMES, exported(confidence))
    TREES.write_text(compile_trees.trees_json(forests, dict.fromkeys(readers, (EXIT,))), "utf-8")
    compile_trees.main()
    model: dict[str, Any] = {"version": VERSION}
    for name, rows in readers.items():
        words = fit_words(data.words.matrix, data.labels, rows.weights)
        pairs = zip(data.words.words, words.coef_[0], strict=True)
        weights = {word: round(float(weight), 3) for word, weight in pairs if abs(weight) >= 0.01}
        model[name] = {"bias": round(float(words.intercept_[0]), 4), "words": by_prefix(weights)}
    MODEL.write_text(_readable(model), "utf-8")
    log(f"wrote {MODEL.name} and {TREES.name}, {MODEL.stat().st_size + TREES.stat().st_size:,} bytes")


def _readable(value: dict[str, Any], depth: int = 0) -> str:
    """JSON with one word or one tree a line."""
    pad = "\n" + " " * (depth + 1)
    items: list[str] = []
    for key, item in value.items():
        if isinstance(item, dict):
            text = _readable(item, depth + 1)
        elif isinstance(item, list):
            text = "[" + ",".join(pad + " " + json.dumps(x, separators=(",", ":")) for x in item) + "]"
        else:
            text = json.dumps(item)
        items.append(f"{json.dumps(key, ensure_ascii=False)}: {text}")
    return "{" + pad + f",{pad}".join(items) + "}" + ("\n" if not depth else "")


def load(args: argparse.Namespace, scorer: Any) -> Data:
    if args.cache and args.cache.exists():
        with args.cache.open("rb") as file:
            return pickle.load(file)
    data = Data(args.data, args.unpacked, args.labels, scorer)
    if args.cache:
        data.scorer = None
        with args.cache.open("wb") as file:
            pickle.dump(data, file, 5)
    return data


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--unpacked", type=Path)
    parser.add_argument("--labels", type=Path, help="examples that `unboil review` wrote")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    sys.setrecursionlimit(20_000)
    scorer = load_scorer(args.data)
    data = load(args, scorer)
    data.scorer = scorer
    types = read_types(data)
    found = Counter(zip(data.kinds, (TYPES[i] for i in types.argmax(1)), strict=True))
    for kind in TYPES:
        print(f"{kind:14s} read as", {name: found[kind, name] for name in TYPES if found[kind, name]})
    articles = types[:, 0] >= ARTICLE
    cuts = [cut_on(article, Favor.BALANCED) for article in types[:, 0].tolist()]
    readers = {name: Rows(data, name, types) for name in READERS}
    chances = np.where(articles[data.page_of], readers["article"].chances, readers["other"].chances)
    for k in range(len(data.pages)):
        context = readers["article" if articles[k] else "other"].contexts[k]
        part = chances[data.starts[k] : data.starts[k + 1]]
        of_page = dict(zip(map(PageType, TYPES), types[k].tolist(), strict=True))
        part[[*copies_on(context, part.tolist(), cuts[k], of_page)]] = COPY
    f1 = np.array(evaluate(data, chances, articles, cuts))
    rows = np.array(
        [
            confidence_row(
                readers["article" if articles[k] else "other"].contexts[k],
                chances[data.starts[k] : data.starts[k + 1]].tolist(),
                cuts[k],
                float(types[k, 0]),
            )
            for k in range(len(data.pages))
        ]
    )
    check_confidence(data, rows, f1)
    log(f"cut at {columns_module.CANDIDATE}")
    if args.write:
        write(data, readers, fit_confidence(rows, (f1 >= 0.9).astype(int), ~np.isnan(f1)))


if __name__ == "__main__":
    main()
