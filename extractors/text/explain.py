"""The strongest signals behind a verdict, in words."""

from collections.abc import Sequence

from ...rules.category import Category
from .best_segment import find_segment
from .page import Lines
from .shape import CAPITALS, PHRASES, Shape

_MOST = 3

_FROM_HEAD = {
    Category.TITLE: "the page's headline",
    Category.BYLINE: "names the author",
    Category.DATE: "tells the date",
    Category.FOREIGN_ARTICLE: "part of another article",
    Category.DUPLICATE: "said before in the body",
}


def explain(lines: Lines, keep: Sequence[bool], categories: Sequence[Category]) -> list[tuple[str, ...]]:
    """Two or three reasons for each unit, strongest first."""
    first, past = find_segment(lines)
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    result: list[tuple[str, ...]] = []
    for index, (shape, kept, category) in enumerate(zip(lines.shapes, keep, categories, strict=True)):
        inside = first <= index < past
        found = _for_body(shape, inside) if kept else _against(lines, index, category, inside)
        reasons = tuple(found[:_MOST])
        result.append(known.setdefault(reasons, reasons))
    return result


def _for_body(shape: Shape, inside: bool) -> list[str]:
    found = ["inside the best stretch of prose"] if inside else []
    if shape.ended and shape.words >= 12:
        found.append("full sentences")
    elif shape.words >= 12:
        found.append("running text")
    if not inside:
        found.append("good text around it" if found else "its neighbours are body")
    return found or ["stands in the body"]


def _against(lines: Lines, index: int, category: Category, inside: bool) -> list[str]:
    shape = lines.shapes[index]
    found: list[str] = []
    if category in _FROM_HEAD:
        found.append(_FROM_HEAD[category])
    if shape.hits and shape.row[PHRASES] >= 0.2:
        found.append(f"{shape.hits[0].category.value} phrase")
    if not inside:
        found.append("outside the best stretch of prose")
    if shape.age:
        found.append("tells an age")
    if shape.words < 9 and not shape.ended:
        found.append("short line without a sentence end")
    elif shape.row[CAPITALS] > 0.5 and not shape.ended:
        found.append("mostly capitals, no sentence end")
    return found or ["unlike the body around it"]
