"""Which kind of boilerplate a stripped line is: by its phrases, its place, the record it is part of."""

from collections import Counter
from collections.abc import Sequence

from ...rules.category import Category
from .heads import Head
from .page import Lines
from .records import Records
from .shape import Shape
from .tails import is_heading

_COVERED = 0.3
_LONG = 25
_SHORT = 9
_AFTER_HEADING = 40
_HEADINGS = {
    Category.RELATED: frozenset({Category.RELATED}),
    Category.COMMENTS: frozenset({Category.COMMENTS}),
}


def categorize(lines: Lines, keep: Sequence[bool], head: Head, records: Records) -> list[Category]:
    """A category for each unit, `BODY` for those kept."""
    first, last = _extent(keep)
    likely, certain = records
    known = {text for text, kept in zip(lines.folded, keep, strict=True) if kept}
    result: list[Category] = []
    section, age = Category.OTHER, _AFTER_HEADING
    for index, shape in enumerate(lines.shapes):
        if keep[index]:
            result.append(Category.BODY)
            section = Category.OTHER
            continue
        record = certain[index] or (likely[index] and index > last)
        if record or shape.hits:
            section, age = _section(shape, record, section, age)
        else:
            section, age = (section, age - 1) if age > 1 else (Category.OTHER, 0)
        own = head.categories.get(index) or (_by_phrases(shape) if shape.hits else None)
        if own is None and len(lines.folded[index]) > 30 and lines.folded[index] in known:
            own = Category.DUPLICATE
        result.append(own or _by_place(shape, index < first, index > last, section))
    return result


def _extent(keep: Sequence[bool]) -> tuple[int, int]:
    """Index of the first and of the last kept unit; past the page's ends where nothing is kept."""
    kept = [index for index, kept in enumerate(keep) if kept]
    return (kept[0], kept[-1]) if kept else (len(keep), -1)


def _section(shape: Shape, record: bool, section: Category, age: int) -> tuple[Category, int]:
    """Under which heading a unit that begins a record or holds phrases stands, and for how many units yet."""
    if record:
        return Category.FOREIGN_ARTICLE, 3 * _AFTER_HEADING
    for category, group in _HEADINGS.items():
        if is_heading(shape, group):
            return category, _AFTER_HEADING
    return (section, age - 1) if age > 1 else (Category.OTHER, 0)


def _by_phrases(shape: Shape) -> Category | None:
    """The category of most words in phrases, where these make up a good part of the line."""
    if shape.phrases < _COVERED and shape.words > _SHORT:
        return None
    counts: Counter[Category] = Counter()
    for hit in shape.hits:
        counts[hit.category] += hit.words
    return counts.most_common(1)[0][0]


def _by_place(shape: Shape, before: bool, after: bool, section: Category) -> Category:
    if section is Category.FOREIGN_ARTICLE:
        return section
    if shape.words >= _LONG and shape.ended:
        return Category.COMMENTS if section is Category.COMMENTS else _prose_kind(before)
    if section is not Category.OTHER:
        return section
    if shape.age or (shape.dated and shape.words <= _SHORT):
        return Category.METADATA
    if shape.words <= _SHORT and not shape.ended:
        return Category.NAV if before or after else Category.OTHER
    return Category.RELATED if after else Category.OTHER


def _prose_kind(before: bool) -> Category:
    return Category.OTHER if before else Category.FOREIGN_ARTICLE
