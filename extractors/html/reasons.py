"""The strongest signals behind a verdict, in words."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from ..types import Role
from .boxes import Box
from .context import Context
from .facts import Fact
from .words import attribute_words

_BEFORE = "before the first paragraph of the article"
_AFTER = "after the last paragraph of the article"
MOST = 3
"""Reasons that a verdict gives."""


class Scene(NamedTuple):
    """A block in its context: what a reason is read from."""

    context: Context
    at: int
    first: int
    last: int
    fact: Fact
    box: Box


def reasons(
    context: Context, index: int, keep: bool, span: tuple[int, int], name: str = ""
) -> tuple[str, ...]:
    """Two or three signals for the verdict on block `index`, strongest first.

    `span` is the first and last block of the article (-1, -1 where there is none); `name` the element name
    that gave the block its category.
    """
    fact = context.facts[index]
    if fact.menu and not keep:
        return _menu_reasons(name, index < span[0], 0 <= span[1] < index)
    scene = Scene(context, index, *span, fact, context.page.shown.boxes[index])
    found = [f"inside an element named {name}"] if name and not keep else []
    for rule in _FOR if keep else _AGAINST:
        if text := rule(scene):
            found.append(text)
            if len(found) == MOST:
                break
    return tuple(found)


@lru_cache(maxsize=512)
def _menu_reasons(name: str, before: bool, after: bool) -> tuple[str, ...]:
    found = (f"inside an element named {name}" if name else "", "nothing but a short link")
    place = _BEFORE if before else _AFTER if after else ""
    return tuple(reason for reason in (*found, place) if reason)


def _linked(scene: Scene) -> str:
    share = scene.fact.linked
    return f"links are {share:.0%} of the text".replace("%", " %") if share >= 0.3 else ""


def _hidden(scene: Scene) -> str:
    return "inside a hidden element" if scene.box.hidden else ""


def _after(scene: Scene) -> str:
    return _AFTER if 0 <= scene.last < scene.at else ""


def _before(scene: Scene) -> str:
    return _BEFORE if scene.at < scene.first else ""


def _repeated(scene: Scene) -> str:
    count = scene.fact.repeated
    return f"the same text stands on the page {count} times" if count > 1 else ""


def _short(scene: Scene) -> str:
    fact = scene.fact
    return "short, and no sentence" if fact.words < 8 and fact.ending not in ("stop", "call") else ""


def _outside(scene: Scene) -> str:
    box = scene.box
    return "outside the element that holds the article" if scene.context.depths[1][box.index] < 0 else ""


def _poor_box(scene: Scene) -> str:
    sums, own = scene.context.boxes, scene.box
    box = own.parent or own
    likely = sums.mass[box.index] / (sums.size[box.index] + 1)
    return "most of what stands around it is boilerplate" if likely < 0.3 else ""


def _worst_name(scene: Scene) -> str:
    box, weights = scene.box, scene.context.words.weights
    worst, found = -0.35, ""
    for scope in ("=", "s", "s"):
        weight_of = weights[scope].get
        for word in attribute_words(box)[1:]:
            weight = weight_of(word, 0.0)
            if weight < worst:
                worst, found = weight, word
        if box.parent is None:
            break
        box = box.parent
    return f"inside an element of class {found}" if found else ""


def _core(scene: Scene) -> str:
    box = scene.box
    return (
        "inside the element that holds most of the article" if scene.context.depths[0][box.index] >= 0 else ""
    )


def _prose(scene: Scene) -> str:
    fact = scene.fact
    if fact.words >= 25 and fact.linked < 0.2:
        return f"a paragraph of {fact.words} words with few links"
    return "a whole sentence" if fact.ending in ("stop", "call", "close") and fact.words > 4 else ""


def _between(scene: Scene) -> str:
    if scene.context.page.shown.roles[scene.at] is Role.HEADING:
        return "a heading within the article"
    return "between paragraphs of the article" if scene.first < scene.at < scene.last else ""


def _like_others(scene: Scene) -> str:
    sums, own = scene.context.boxes, scene.box
    box = own.parent or own
    return "stands among good text" if sums.good[box.index] > 2 else ""


_AGAINST: tuple[Callable[[Scene], str], ...] = (
    _hidden, _linked, _after, _before, _repeated, _outside, _short, _poor_box, _worst_name,
)  # fmt: skip
_FOR: tuple[Callable[[Scene], str], ...] = (_prose, _core, _between, _like_others)
