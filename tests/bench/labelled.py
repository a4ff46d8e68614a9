"""Labelled pages: reading a folder of them, aligning blocks with the gold text, the measures."""

import json
import re
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from unboil.extractors.decode import decode
from unboil.extractors.html import Document, Segmented, segment
from unboil.extractors.types import Kind, Page

SETS = ("fundus", "newspaper", "readability", "portals", "trafi", "wcxb_dev")
_LEVELS = "co com org net gov edu ac or ne go gob gouv blogspot wordpress github"
_SECOND_LEVEL = frozenset(_LEVELS.split())


def load_scorer(data: Path) -> Any:
    """The measure that stands beside the data (`bench/score.py`)."""
    sys.path.insert(0, str(data.parent / "bench"))
    import score  # type: ignore[import-not-found]

    return score


def site(url: str | None, name: str) -> str:
    """The owner of a page: the name before the public suffix, so that sister sites count as one."""
    host = re.sub(r"^\w+://|[/:?#].*$", "", (url or "").strip().lower())
    parts = [part for part in host.split(".") if part != "www"]
    while len(parts) > 2 and parts[-2] in _SECOND_LEVEL:
        del parts[-1]
    return parts[-2] if len(parts) > 1 else name


def read_set(data: Path, name: str, unpacked: Path | None) -> Iterator[tuple[dict[str, Any], str]]:
    """Gold records with the text of their pages as unboil decodes them.

    The pages are read from `NAME.tar.xz`, or from a folder that holds it unpacked.
    """
    lines = (data / f"{name}.gold.jsonl").read_text("utf-8").rstrip("\n").split("\n")
    records = [json.loads(line) for line in lines]
    if unpacked is not None:
        for record in records:
            yield record, decode((unpacked / record["file"]).read_bytes()).text
        return
    with tarfile.open(data / f"{name}.tar.xz") as tar:
        texts = {m.name: decode(tar.extractfile(m).read()).text for m in tar if m.isfile()}  # type: ignore[union-attr]
    for record in records:
        yield record, texts[record["file"]]


def read_labels(file: Path | None) -> Iterator[tuple[dict[str, Any], str]]:
    """The HTML pages of a file of labelled examples that `unboil review` wrote, as from `read_set`."""
    for line in file.read_text("utf-8").rstrip("\n").split("\n") if file else ():
        label = json.loads(line)
        if label["kind"] == Kind.HTML:
            yield {"file": label["source"], "url": label["url"], "body": label["body"]}, label["page"]


def read_page(record: dict[str, Any], text: str) -> Segmented:
    return segment(Document(Page(text, Kind.HTML, url=record.get("url"))), {})


def shares(score: Any, page: Segmented, body: str) -> list[float]:
    """Share of each block's tokens that stand in the gold text, by runs of four tokens.

    Blocks of fewer tokens are in it if their run is and a neighbour is too. Of blocks with one text, only as
    many count as the gold holds: those among most other gold.
    """
    gold = score.tokens(body, "char")
    runs = [Counter(zip(*(gold[i:] for i in range(n)), strict=False)) for n in range(1, 5)]
    tokens = [score.tokens(text, "char") for text in page.shown.texts]
    found = [_covered(words, runs[3]) if len(words) > 3 else -1.0 for words in tokens]
    for i, words in enumerate(tokens):
        if found[i] < 0:
            near = [x for x in found[max(0, i - 2) : i + 3] if x >= 0]
            inside = bool(words) and tuple(words) in runs[len(words) - 1]
            found[i] = 1.0 if inside and near and max(near) >= 0.5 else 0.0
    _drop_copies(page, tokens, found, runs)
    return found


def _covered(words: list[str], runs: Counter[tuple[str, ...]]) -> float:
    hit = bytearray(len(words))
    for i in range(len(words) - 3):
        if tuple(words[i : i + 4]) in runs:
            hit[i : i + 4] = b"\1\1\1\1"
    return sum(hit) / len(words)


def _drop_copies(
    page: Segmented, tokens: list[list[str]], found: list[float], runs: list[Counter[tuple[str, ...]]]
) -> None:
    copies: dict[str, list[int]] = defaultdict(list)
    for i, text in enumerate(page.shown.texts):
        if found[i] >= 0.5:
            copies[text].append(i)
    mass = [share * len(words) for share, words in zip(found, tokens, strict=True)]
    for places in copies.values():
        if len(places) < 2:
            continue
        head = tuple(tokens[places[0]][:4])
        allowed = max(1, runs[len(head) - 1][head])
        places.sort(key=lambda i: -sum(mass[max(0, i - 6) : i + 7]))
        for i in places[allowed:]:
            found[i] = 0.0


def phrase_labels(score: Any, page: Segmented, record: dict[str, Any]) -> list[float]:
    """1 or 0 where a block holds a phrase that must or must not be in the text, else nan."""
    labels: list[float] = []
    for shown in page.shown.texts:
        text = score.fold(shown)
        good = any(score.fold(x) in text for x in record["with"])
        bad = any(score.fold(x) in text for x in record["without"])
        labels.append(float("nan") if good == bad else float(good))
    return labels
