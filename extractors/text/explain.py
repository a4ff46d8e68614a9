"""The strongest signals behind a verdict, in words."""

from collections.abc import Sequence
from functools import cache
from itertools import product

from ...rules.category import Category
from .page import Lines
from .shape import Shape

_MOST = 3
_LONG = 12
"""Words from which on a line is running text."""

_SHORT = "short line without a sentence end"
_SHOUTED = "mostly capitals, no sentence end"
_FROM_HEAD = {
    Category.TITLE: "the page's headline",
    Category.BYLINE: "names the author",
    Category.DATE: "tells the date",
    Category.FOREIGN_ARTICLE: "part of another article",
    Category.DUPLICATE: "said before in the body",
}


def explain(
    lines: Lines, keep: Sequence[bool], categories: Sequence[Category], segment: tuple[int, int]
) -> list[tuple[str, ...]]:
    """Two or three reasons for each unit, strongest first; `segment` is what `find_segment` gives."""
    first, past = segment
    return [
        _FOR_BODY[first <= index < past, shape.words >= _LONG, shape.ended]
        if kept
        else _against(shape, category, first <= index < past)
        for index, (shape, kept, category) in enumerate(zip(lines.shapes, keep, categories, strict=True))
    ]


def _for_body(inside: bool, long: bool, ended: bool) -> tuple[str, ...]:
    found = ["inside the best stretch of prose"] if inside else []
    if long:
        found.append("full sentences" if ended else "running text")
    if not inside:
        found.append("good text around it" if found else "its neighbours are body")
    return tuple(found)


_FOR_BODY = {told: _for_body(*told) for told in product((False, True), repeat=3)}
"""The reasons to keep a line, by what `_for_body` is told."""


def _against(shape: Shape, category: Category, inside: bool) -> tuple[str, ...]:
    phrase = shape.hits[0].category if shape.hits and shape.phrases >= 0.2 else None
    look = ""
    if not shape.ended:
        look = _SHORT if shape.words < 9 else _SHOUTED if shape.capitals > 0.5 else ""
    return _reasons(category, phrase, inside, shape.age, look)


@cache
def _reasons(
    category: Category, phrase: Category | None, inside: bool, age: bool, look: str
) -> tuple[str, ...]:
    """The reasons to strip a line, the first few; there are not many sets of them, so each is made once."""
    found = [
        _FROM_HEAD.get(category, ""),
        f"{phrase.value} phrase" if phrase else "",
        "" if inside else "outside the best stretch of prose",
        "tells an age" if age else "",
        look,
    ]
    return tuple(filter(None, found))[:_MOST] or ("unlike the body around it",)
