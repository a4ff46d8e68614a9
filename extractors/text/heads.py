"""Headline, byline and date of a flat text: found around the start of the body, where they are not body."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...rules.category import Category
from ..language import guess_language
from ..types import Metadata
from .dates import find_date
from .page import Lines
from .repeats import find_headlines

_REACH = 14
"""Units before the body among which the headline is looked for."""

_NEAR = 8
_FEWEST, _MOST = 3, 32
_SITE = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,40}$")
_BYLINE = re.compile(
    r"^(?:(?:written by|story by|words by|by|von|par|por|di|de|door|av|af|przez|kirjoittanut|od)\s+"
    r"|(?:autor(?:in|a|e)?|author|автор|текст|yazan|text)\s*:\s*|(?:作者|文|記者)\s*[:：/]\s*)(?=\S)",
    re.IGNORECASE,
)
_NAME = re.compile(r"^[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,4}$")
_BETWEEN = re.compile(r"\s*(?:,|;|/|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\boch\b|\bи\b|\bog\b)\s+")
_BYLINE_WORDS = 14
_SHORT_BYLINE = 8


class Head(NamedTuple):
    """What stands above the body: categories of its units by index, and the metadata they tell."""

    categories: Mapping[int, Category]
    metadata: Metadata


def find_head(lines: Lines, keep: Sequence[bool]) -> Head:
    """The headline, byline and date among the stripped units near the start of the body."""
    kept = [index for index, flag in enumerate(keep) if flag]
    if not kept:
        return Head({}, Metadata())
    first = kept[0]
    categories: dict[int, Category] = {}
    title = _find_title(lines, keep, first)
    if title is not None:
        same = lines.folded[title]
        for index, text in enumerate(lines.folded):
            if same in text and not keep[index] and (text == same or _bare(text) == same):
                categories[index] = Category.TITLE
    near = [
        i
        for i in range(max(0, first - _REACH), min(len(keep), first + _NEAR))
        if not keep[i] and i not in categories
    ]
    authors = _find_authors(lines, near, categories)
    date = _find_date(lines, near, categories)
    text = " ".join(lines.units[i].text for i in kept[:40])
    return Head(
        categories,
        Metadata(
            title=_bare(lines.units[title].text) if title is not None else None,
            authors=authors,
            date=date,
            language=guess_language(text),
        ),
    )


def _find_title(lines: Lines, keep: Sequence[bool], first: int) -> int | None:
    """The likeliest headline: said twice, near the body, as long as headlines are."""
    twice = find_headlines(lines)
    best, top = None, 0.0
    for index in range(max(0, first - _REACH), first):
        score = _title_score(lines, index, first, twice[index])
        if not keep[index] and score > top:
            best, top = index, score
    return best if best is not None else _top_title(lines, keep, twice)


def _top_title(lines: Lines, keep: Sequence[bool], twice: Sequence[bool]) -> int | None:
    """The headline that a page says further up: its first line, if it came back or looks like one."""
    for index, flag in enumerate(twice):
        if flag and not keep[index]:
            return index
    return 0 if not keep[0] and _title_score(lines, 0, 0, False) > 1 else None


def _title_score(lines: Lines, index: int, first: int, twice: bool) -> float:
    shape = lines.shapes[index]
    words = shape.words
    if not _FEWEST <= words <= _MOST or shape.age or shape.dated or shape.hits:
        return 0.0
    if _BYLINE.match(lines.units[index].text) and words < 7:
        return 0.0
    ended = shape.ended and lines.units[index].text[-1] in ".。"
    return 1.0 + 3.0 * twice + 0.5 * (words >= 6) - 0.8 * ended + 1.0 / (1 + first - index)


def _bare(title: str) -> str:
    """A headline without the site's name after it and without Markdown marks before it."""
    bare = _SITE.sub("", title.lstrip("# *").strip())
    return bare if len(bare.split()) >= _FEWEST or " " not in title else title


def is_byline(text: str, words: float) -> bool:
    """Whether a short line says nothing but who wrote it."""
    match = _BYLINE.match(text) if words <= _SHORT_BYLINE else None
    return match is not None and bool(_names(text[match.end() :]))


def _find_authors(lines: Lines, near: Sequence[int], categories: dict[int, Category]) -> tuple[str, ...]:
    for index in near:
        text = lines.units[index].text
        match = _BYLINE.match(text)
        if match and lines.shapes[index].words <= _BYLINE_WORDS:
            names = _names(text[match.end() :])
            if names:
                categories[index] = Category.BYLINE
                return names
    return ()


def _names(text: str) -> tuple[str, ...]:
    text = re.split(r"\s[|•·–—-]\s|\||\d", text, maxsplit=1)[0].strip(" ,;")
    names = [name.strip() for name in _BETWEEN.split(text) if name]
    return tuple(
        name for name in names if _NAME.match(name) and (name[0].isupper() or name.lower() == name.upper())
    )


def _find_date(lines: Lines, near: Sequence[int], categories: dict[int, Category]) -> str | None:
    found: str | None = None
    for index in near:
        shape = lines.shapes[index]
        if shape.words > _BYLINE_WORDS:
            continue
        date = find_date(lines.units[index].text)
        if date:
            found = found or date
            categories.setdefault(index, Category.DATE)
    return found
