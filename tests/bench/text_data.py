"""Labelled texts for calibration: one sample a text, its units labelled, sites grouped by publisher."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unboil.extractors.text.page import Unit
from unboil.extractors.text.segment import segment
from unboil.extractors.text.units import join_fragments
from unboil.extractors.types import Block

KINDS = {"trafi": "half", "splice": "splice"}
"""Renderers that are not raw: an extractor's output, and that with other articles put in."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A labelled text, blank lines left out. `owner[i]` is the unit of line i; `labels[i]` is 1, 0 or -1."""

    name: str
    kind: str
    group: str
    lines: tuple[str, ...]
    labels: tuple[int, ...]
    blocks: tuple[Block, ...]
    units: tuple[Unit, ...]
    owner: tuple[int, ...]

    def targets(self) -> list[float]:
        """Share of each unit's labelled characters that is body, -1 where nothing is labelled."""
        good, total = [0] * len(self.units), [0] * len(self.units)
        for line, label, unit in zip(self.lines, self.labels, self.owner, strict=True):
            if label >= 0:
                total[unit] += len(line.strip())
                good[unit] += len(line.strip()) * label
        return [g / t if t else -1.0 for g, t in zip(good, total, strict=True)]


def publisher(record: dict[str, Any]) -> str:
    """What keeps sister sites together: the name before the public suffix, without a subdomain."""
    host = re.sub(r"^https?://", "", record["url"] or record["site"] or record["id"]).split("/")[0].lower()
    labels = [
        x
        for x in host.split(":")[0].split(".")
        if x not in {"www", "com", "co", "org", "net", "gov", "edu", "ac"}
    ]
    if len(labels) > 1 and len(labels[-1]) <= 4:
        labels.pop()
    return (labels or [host])[-1]


def read_samples(file: Path, every: int = 1, labels: Path | None = None) -> list[Sample]:
    """All samples of a file of labelled lines, and each distinct gold body as two clean ones.

    `labels` holds more, as `unboil review` writes them.
    """
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][::every]
    records += _reviewed(labels)
    samples = [
        make_sample(
            f"{r['set']}/{r['renderer']}",
            KINDS.get(r["renderer"], "raw"),
            publisher(r),
            r["lines"],
            r["labels"],
        )
        for r in records
    ]
    return [*samples, *_clean_samples(records)]


def _reviewed(file: Path | None) -> Iterator[dict[str, Any]]:
    for line in file.read_text("utf-8").rstrip("\n").split("\n") if file else ():
        label = json.loads(line)
        if label["kind"] == "text":
            yield label | {"set": "review", "renderer": "raw", "site": None, "id": label["source"]}


def _clean_samples(records: list[dict[str, Any]]) -> Iterator[Sample]:
    seen: set[str] = set()
    for record in records:
        body = record["body"]
        if not body.strip() or body in seen:
            continue
        seen.add(body)
        lines = [line for line in body.splitlines() if line.strip()]
        spaced = [piece for line in lines for piece in (line, "")]
        for name, text in (("lines", lines), ("spaced", spaced)):
            yield make_sample(
                f"clean/{name}", "clean", publisher(record), text, [1 if x else -1 for x in text]
            )


def make_sample(name: str, kind: str, group: str, lines: list[str], labels: list[int]) -> Sample:
    """Segment a text and assign its lines to units; a line cut to sentences is as many labelled lines."""
    blocks = segment("\n".join(lines) + "\n")
    units = join_fragments(blocks)
    rows = [
        (text, labels[line], index)
        for index, unit in enumerate(units)
        for block in blocks[unit.first : unit.last + 1]
        for line, text in enumerate(block.text.splitlines() or [""], (block.line or 1) - 1)
    ]
    said, known, owner = zip(*rows, strict=True) if rows else ((), (), ())
    return Sample(name, kind, group, said, known, blocks, tuple(units), owner)
