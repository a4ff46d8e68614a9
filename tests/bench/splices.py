"""Pages on which a second article follows the first, made from the labelled ones.

Pages that never end are rare among labelled ones, and cost most where they are read as one article. So the
element that holds the article is put there a second time behind itself, with the text of another page's
article in it, as a site's template would.
"""

import random
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from typing import Any

import numpy as np
from fitting import SEED, scored

from unboil.extractors.html.blocks import Columns
from unboil.extractors.html.boxes import Box
from unboil.extractors.html.columns import candidates, columns
from unboil.extractors.html.context import Context
from unboil.extractors.html.facts import Fact, read_facts
from unboil.extractors.html.segment import Segmented
from unboil.extractors.html.words import block_words
from unboil.extractors.types import Role

SHARE = 0.25
"""Share of the articles that are spliced."""
WEIGHT = 0.15
"""Weight of a spliced page beside a real one."""
_LEAST = 600
"""Letters of body from which an article is spliced."""
_FEW = 5
"""Blocks of body from which an article is appended to another."""


class Splices:
    """Rows of the trees for spliced pages, with labels, weights and the fold that each belongs to."""

    def __init__(
        self, data: Any, models: Sequence[tuple[float, dict[str, float]]], types: np.ndarray
    ) -> None:
        """`models` are the bias and the word weights learned without the pages of each fold."""
        rows: list[list[float]] = []
        labels: list[int] = []
        folds: list[int] = []
        weights: list[float] = []
        for k, page, found in _spliced(data):
            facts = read_facts(page)
            words = scored(block_words(page, facts), *models[data.folds[k]])
            context = Context(page, facts, words)  # type: ignore[arg-type]
            wanted = candidates(context)
            rows += columns(context, wanted, types[k].tolist())
            labels += [found[i] for i in wanted]
            folds += [int(data.folds[k])] * len(wanted)
            mass = np.minimum([fact.words for fact in facts], 150) ** 0.6
            weights += (mass[wanted] / np.sqrt(mass.sum())).tolist()
        self.rows, self.labels = np.array(rows, np.float32), np.array(labels)
        self.folds = np.array(folds)
        self.weights = np.array(weights) * WEIGHT / np.mean(weights)


def _spliced(data: Any) -> list[tuple[int, Segmented, list[int]]]:
    """Number of the page, the page with another's article behind its own, and the label of each block."""
    rng = random.Random(SEED)
    known = [k for k, record in enumerate(data.records) if record["body"] and data.kinds[k] == "article"]
    labels = {k: data.labels[data.starts[k] : data.starts[k + 1]].tolist() for k in known}
    donors = [k for k in known if sum(labels[k]) > _FEW]
    result: list[tuple[int, Segmented, list[int]]] = []
    for k in known:
        if rng.random() > SHARE:
            continue
        page, facts = data.pages[k], data.facts[k]
        holder = _holder(page, facts, labels[k])
        language = (data.records[k].get("lang") or "en")[:2]
        near = [o for o in donors if (data.records[o].get("lang") or "en")[:2] == language and o != k]
        if holder and near:
            donor = rng.choice(near)
            texts = _texts(page, facts, labels[k], data.pages[donor], labels[donor])
            result.append((k, *_appended(page, labels[k], holder, texts)))
    return result


def _headline(page: Segmented, facts: Sequence[Fact], i: int) -> bool:
    return page.shown.roles[i] is Role.HEADING and facts[i].titled > 0.6 and facts[i].words > 2


def _holder(page: Segmented, facts: Sequence[Fact], labels: Sequence[int]) -> int:
    """Index of the element of the article: with the headline, if that adds little else. 0 for none."""
    count = len(page.boxes)
    body, size, titles = [0] * count, [0] * count, [0] * count
    for i, (own, fact, label) in enumerate(zip(page.shown.boxes, facts, labels, strict=True)):
        at = own.index
        size[at] += fact.size
        body[at] += fact.size * label
        titles[at] += _headline(page, facts, i)
    for at in range(count - 1, 0, -1):
        above = page.boxes[at].parent
        if above is not None:
            for sums in (body, size, titles):
                sums[above.index] += sums[at]
    if not body or body[0] < _LEAST:
        return 0
    found = max(at for at in range(count) if body[at] >= 0.85 * body[0])
    bound, box = size[found] * 1.5 + 300, page.boxes[found]
    while box.parent is not None and box.parent.parent is not None and size[box.parent.index] <= bound:
        box = box.parent
        if titles[box.index] or size[box.index] <= size[found] * 1.02:
            found = box.index
    return found


def _texts(
    page: Segmented, facts: Sequence[Fact], labels: Sequence[int], donor: Segmented, wanted: Sequence[int]
) -> dict[int, str]:
    """What the blocks of the article say in the second one, by their numbers; the rest is template."""
    body = donor.shown.where([bool(label) for label in wanted])
    said = list(zip(body.texts, body.roles, strict=True))
    headings = [text for text, role in said if role is Role.HEADING] or ["News"]
    prose = [text for text, role in said if role is not Role.HEADING] or headings
    texts: dict[int, str] = {}
    for i, role in enumerate(page.shown.roles):
        if _headline(page, facts, i):
            texts[i] = " ".join(donor.hints.titles[:1]) or headings[0]
        elif labels[i]:
            source = headings if role is Role.HEADING else prose
            texts[i] = source[len(texts) % len(source)]
    return texts


def _appended(
    page: Segmented, labels: Sequence[int], holder: int, texts: Mapping[int, str]
) -> tuple[Segmented, list[int]]:
    """The page with the element at `holder` a second time behind itself, saying `texts`."""
    end = _end(page, holder)
    boxes: list[Box] = []
    first = _copied(page.boxes[:end], boxes, {})
    second = _copied(page.boxes[holder:end], boxes, first)
    first |= _copied(page.boxes[end:], boxes, first)
    old = page.shown
    inside = [i for i, box in enumerate(old.boxes) if holder <= box.index < end]
    order = [(i, False) for i in range(inside[-1] + 1)] + [(i, True) for i in inside]
    order += [(i, False) for i in range(inside[-1] + 1, len(old.boxes))]
    said = [texts[i] if again and i in texts else old.texts[i] for i, again in order]
    shown = Columns(
        texts=said,
        boxes=[(second if again else first)[old.boxes[i].index] for i, again in order],
        roles=[old.roles[i] for i, _ in order],
        levels=[old.levels[i] for i, _ in order],
        linked=[
            min(old.linked[i] * len(text) // max(1, len(old.texts[i])), len(text))
            for (i, _), text in zip(order, said, strict=True)
        ],
    )
    whole = replace(page, blocks=(), shown=shown, boxes=tuple(boxes), marks=())
    return whole, [0 if again else labels[i] for i, again in order]


def _end(page: Segmented, holder: int) -> int:
    """Index after the last box within the one at `holder`."""
    inside = {holder}
    for box in page.boxes[holder + 1 :]:
        if box.parent is None or box.parent.index not in inside:
            return box.index
        inside.add(box.index)
    return len(page.boxes)


def _copied(part: Sequence[Box], boxes: list[Box], above: Mapping[int, Box]) -> dict[int, Box]:
    """Copies of boxes by their old index, added to `boxes`; parents not among them are in `above`."""
    copies: dict[int, Box] = {}
    for box in part:
        new = copies[box.index] = copy(box)
        new.index = len(boxes)
        if box.parent is not None:
            new.parent = _either(box.parent.index, copies, above)
        if box.article >= 0:
            new.article = _either(box.article, copies, above).index
        boxes.append(new)
    return copies


def _either(index: int, copies: Mapping[int, Box], above: Mapping[int, Box]) -> Box:
    return copies[index] if index in copies else above[index]
