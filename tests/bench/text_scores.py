"""Macro F1 over texts, of characters and of lines kept."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from text_data import Sample


class Score(NamedTuple):
    """One text: F1 of characters, F1 of lines, and whether nothing changed that should stay."""

    characters: float
    lines: float
    exact: bool


def score_sample(sample: Sample, keep: Sequence[bool]) -> Score:
    """Compare kept units with the labels of the lines."""
    characters, lines = [0, 0, 0], [0, 0, 0]
    for text, label, owner in zip(sample.lines, sample.labels, sample.owner, strict=True):
        kept = keep[owner]
        if label < 0 or not (kept or label):
            continue
        which = 0 if kept and label else 1 if kept else 2
        lines[which] += 1
        characters[which] += len(text.strip())
    return Score(_f1(*characters), _f1(*lines), not lines[1] and not lines[2])


def _f1(right: int, extra: int, missed: int) -> float:
    return 2 * right / (2 * right + extra + missed) if right + extra + missed else 1.0


def report(samples: Sequence[Sample], scores: Sequence[Score]) -> None:
    """Print a row for each kind of text, and for each set and renderer."""
    groups: dict[str, list[Score]] = defaultdict(list)
    for sample, score in zip(samples, scores, strict=True):
        groups[sample.kind].append(score)
        groups[f"  {sample.name}"].append(score)
        if sample.kind != "clean" and is_spaceless(sample):
            groups[f"Chinese, Japanese, Korean {sample.kind}"].append(score)
    for name in sorted(groups):
        rows = groups[name]
        means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
        print(
            f"{name:32s} {len(rows):5d} texts  "
            f"characters {means[0]:.4f}  lines {means[1]:.4f}  exact {means[2]:.3f}"
        )


def is_spaceless(sample: Sample) -> bool:
    """Whether the body of a text is mostly Han, kana or hangul."""
    body = "".join(text for text, label in zip(sample.lines, sample.labels, strict=True) if label == 1)[:3000]
    found = sum(
        "\u3040" <= c <= "\u30ff" or "\u4e00" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in body
    )
    return found > 0.3 * len(body) > 0
