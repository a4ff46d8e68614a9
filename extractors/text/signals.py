"""Detectors that are certain by themselves and overrule the model, in favour of stripping only."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import NamedTuple

from ...rules.category import Category
from ..types import Options
from .asides import find_aside, is_quotation
from .dates import find_date
from .heads import is_byline
from .page import FAR, Lines
from .polls import find_polls
from .shape import COLONS, SEPARATORS, Shape

_AD_WORDS = 6
_LINK_WORDS = 4
_LABEL_WORDS = 3
_HEADLINE_WORDS = 5
_LEAST_BODY = 6
"""Units that must be kept where the last two are taken for a teaser."""

_LABELS = frozenset({Category.CAPTION, Category.READ_MORE})
_REACH = 6
"""Units before the first long prose within which a headline that is said twice is no body."""

_DATE_WORDS = 6
_SURE = 0.8
"""Final score above which a line is body even above a byline."""

_DOUBT = 0.6
"""Final score above which a line said twice is not taken for a headline."""


class Signal(NamedTuple):
    """What a detector found: the category, the detector's name, and why, in words."""

    category: Category
    name: str
    reason: str


_CREDIT = (
    r"[(\[](?:photos? by |photo credit|photo courtesy|photo: |image: |ap photo|foto: |"
    r"[^()]{0,80}(?:getty images|/\s?afp|/\s?ap\b|/\s?epa|/\s?reuters|reuters/|shutterstock|/\s?pool|"
    r"via ap\b|via reuters|via afp))[^()]{0,80}[)\]]\.?$"
)
_CREDIT_EAST = (
    r"(?:撮影|提供)[）)］\]]$|[（(][^（）()]{0,30}(?:[摄攝]|供[图圖]|[资資]料(?:图|圖|照|照片))[）)]$|"
    r"[记記]者[\w·]{2,6} ?[摄攝]$|"
    r"(?:[.…]['”\"]? |=|/|／|\()(?:뉴스1|뉴시스|연합뉴스)(?: 제공)?[)\]]?$|사진\s?[=제][^()]{0,20}[)\]]?$"
)
"""How captions end in the press of Japan, China and Korea."""
_CREDIT_ENDS = (")", "]", ").", "].", "）", "］", "摄", "攝", "뉴스1", "뉴시스", "연합뉴스", "제공")
_LAST = frozenset(end[-1] for end in _CREDIT_ENDS)
_CREDIT_WIDTH = 200
"""Characters at the end of a line in which the credit of a photograph is looked for."""

_CAPTION = Signal(Category.CAPTION, "signal:caption", "ends with the credit of a photograph")
_TEASING = (
    r"^(?:read (?:more|also|next)|also read|see also|lire aussi|à lire aussi|lesen sie auch|lees ook|"
    r"leer más|lea también|leia também|leia mais|leggi anche|czytaj (?:też|także|więcej)|"
    r"читайте также|читайте також|ayrıca oku|läs också|les også|læs også|lue myös|čtěte také)\s?:\s.{3,150}$"
)
_TEASING_WORDS = 25
_LABEL_WIDTH = 20
_PROSE_WORDS = 15
_FURNITURE = 0.3
_PIECES = 5
"""Lines of nothing but phrases that no article has."""

_MENU = re.compile(r"\s[|•·›»]\s")
_TITLE_DOUBT = 0.7

_MENU_LINE = Signal(Category.NAV, "signal:menu", "a row of short names above the body")
_TICKER = Signal(Category.OTHER, "signal:ticker", "a price and its change, above the body")
_TITLE = Signal(Category.TITLE, "signal:headline", "a headline between menu and body")
_TEMPLATE = Signal(Category.OTHER, "signal:template", "recurs on other pages of the site")
_AD = Signal(Category.AD, "signal:advertisement", "nothing but an advertisement mark")
_READ_MORE = Signal(Category.READ_MORE, "signal:read-more", "nothing but a pointer to an article")
_SHARE = Signal(Category.SHARE, "signal:share", "nothing but a label to share by")
_TALK = Signal(Category.COMMENTS, "signal:comments", "nothing but a label of the comments")
_PURE = {
    Category.AD: (1, _AD_WORDS, _AD),
    Category.READ_MORE: (_LINK_WORDS, FAR, _READ_MORE),
    Category.SHARE: (_LABEL_WORDS, FAR, _SHARE),
    Category.COMMENTS: (_LABEL_WORDS, FAR, _TALK),
}
"""What a line is that consists of phrases of a category alone, if it has so many words."""

_TEASER = Signal(
    Category.RELATED, "signal:teaser", "headline and summary of another article, at the end of the body"
)
_POLL = Signal(Category.OTHER, "signal:poll", "asks the readers to vote")
_HEAD = Signal(Category.OTHER, "signal:head", "stands at or above the byline or date line")
_HEADLINE = Signal(Category.TITLE, "signal:headline", "the headline, said twice")


def find_signals(
    lines: Lines, final: Sequence[float], keep: Sequence[bool], options: Options, clean: bool
) -> Mapping[int, Signal]:
    """Units that are surely not body, by index; a text that is `clean` keeps headlines and teasers.

    `keep` is what the model keeps.
    """
    prose = _first_prose(lines, final)
    found: dict[int, Signal] = dict.fromkeys(_head(lines, final, prose, 1 + clean), _HEAD)
    if not clean:
        found |= dict.fromkeys(_headlines(lines, final, prose), _HEADLINE)
        found |= dict.fromkeys(_menu(lines, final, prose), _MENU_LINE)
        found |= dict.fromkeys(_ticker(lines, prose), _TICKER)
        found |= dict.fromkeys(_title(lines, final, keep, found), _TITLE)
        found |= dict.fromkeys(_last_teaser(lines, keep), _TEASER)
        found |= dict.fromkeys(find_polls(lines), _POLL)
        found |= dict.fromkeys(_captions(lines), _CAPTION)
    found |= _asides(lines, clean) | _purest(lines)
    if not clean:
        found |= dict.fromkeys(_pointers(lines), _READ_MORE)
    if options.template:
        known = options.template
        found |= {i: _TEMPLATE for i, u in enumerate(lines.units) if " ".join(u.text.split()) in known}
    return found


def _purest(lines: Lines) -> dict[int, Signal]:
    """Lines that consist of phrases of one category alone."""
    pure = ((index, _pure(lines.shapes[index])) for index in lines.phrased)
    return {index: signal for index, signal in pure if signal}


def _captions(lines: Lines) -> Sequence[int]:
    """Lines that end with the credit of a photograph."""
    likely = [i for i, text in enumerate(lines.folded) if text[-1] in _LAST and text.endswith(_CREDIT_ENDS)]
    return [i for i in likely if is_credited(lines.units[i].text)]


def _pointers(lines: Lines) -> Iterator[int]:
    """Lines that point to another article."""
    for index in compress(range(len(lines.units)), lines.own[COLONS]):
        text = lines.units[index].text
        if ":" in text[:_LABEL_WIDTH] and _points(lines.shapes[index], text):
            yield index


def _asides(lines: Lines, clean: bool) -> dict[int, Signal]:
    """Lines that speak to the reader."""
    likely = [index for index, shape in enumerate(lines.shapes) if shape.aside]
    signs = ((index, _aside(lines.folded[index], clean)) for index in likely)
    return {index: signal for index, signal in signs if signal}


def _menu(lines: Lines, final: Sequence[float], prose: int) -> Sequence[int]:
    """Rows of three short names or more, with a mark between them, above the first long sentence."""
    found: list[int] = []
    for index in compress(range(prose), lines.own[SEPARATORS]):
        parts = _MENU.split(lines.units[index].text) if final[index] < 0.5 else ()
        if len(parts) > 2 and all(len(part.split()) <= 3 for part in parts):
            found.append(index)
    return found


def is_page(lines: Lines, final: Sequence[float]) -> bool:
    """Whether a menu, or lines that are nothing but several kinds of phrases, show a page."""
    kinds = [
        shape.hits[0].category
        for shape, score in zip(lines.shapes, final, strict=True)
        if shape.hits and score < _FURNITURE and shape.words <= _LINK_WORDS and shape.phrases >= 1
    ]
    return (len(kinds) >= _PIECES and len(set(kinds)) > 2) or bool(
        _menu(lines, final, _first_prose(lines, final))
    )


def _ticker(lines: Lines, prose: int) -> Sequence[int]:
    """Prices and their changes above the first long sentence, two or more; none in a text that begins so."""
    found = [i for i in range(prose) if is_quotation(lines.folded[i])]
    return found if len(found) > 1 else ()


def _aside(text: str, clean: bool) -> Signal | None:
    category = find_aside(text, clean)
    return Signal(category, "signal:aside", f"{category.value} for the reader") if category else None


def _title(
    lines: Lines, final: Sequence[float], keep: Sequence[bool], found: Mapping[int, Signal]
) -> Sequence[int]:
    """The first line that is kept, if it ends no sentence, follows what goes and is followed by prose."""
    first = next((i for i, kept in enumerate(keep) if kept and i not in found), 0)
    if not first or first + 1 >= len(keep) or not keep[first + 1] or final[first] >= _TITLE_DOUBT:
        return ()
    shape, following = lines.shapes[first], lines.shapes[first + 1]
    headed = 4 <= shape.words <= 30 and not shape.ended and following.ended and following.words >= 12
    return (first,) if headed else ()


def _points(shape: Shape, text: str) -> bool:
    """Whether a line is a pointer to another article: `Read more:` and a headline."""
    return shape.words <= _TEASING_WORDS and re.search(_TEASING, text, re.IGNORECASE) is not None


def _pure(shape: Shape) -> Signal | None:
    """What a line says that consists of phrases of one category alone."""
    categories = {hit.category for hit in shape.hits}
    if shape.phrases < 1 or len(categories) > 1:
        return None
    fewest, most, signal = _PURE.get(categories.pop(), (0, -1, None))
    return signal if fewest <= shape.words <= most else None


def is_credited(text: str) -> bool:
    """Whether a line that ends in a bracket, or as captions do, ends with the credit of a photograph."""
    end = text[-_CREDIT_WIDTH:]
    return bool(re.search(_CREDIT, end, re.IGNORECASE) or re.search(_CREDIT_EAST, end))


def _last_teaser(lines: Lines, keep: Sequence[bool]) -> Sequence[int]:
    """A card that ends the body: headline, one paragraph, then a label such as `Article image`."""
    kept = [index for index, flag in enumerate(keep) if flag]
    if len(kept) < _LEAST_BODY or kept[-1] + 1 >= len(keep):
        return ()
    text = kept[-1]
    headline, paragraph, label = lines.shapes[text - 1], lines.shapes[text], lines.shapes[text + 1]
    carded = label.words <= 3 and label.phrases >= 1 and {hit.category for hit in label.hits} <= _LABELS
    written = paragraph.words >= 15 and paragraph.ended
    if not carded or not written or headline.ended or not _HEADLINE_WORDS <= headline.words <= 25:
        return ()
    return (text - 1, text)


def _first_prose(lines: Lines, final: Sequence[float]) -> int:
    """The first long sentence of the body; 0 without one."""
    return next(
        (i for i, s in enumerate(lines.shapes) if s.words >= _PROSE_WORDS and s.ended and final[i] > 0.5), 0
    )


def _head(lines: Lines, final: Sequence[float], prose: int, least: int) -> Sequence[int]:
    """Everything down to the byline or date line shortly before the first long sentence."""
    marks = [i for i in range(max(0, prose - _REACH), prose) if _is_mark(lines, i)]
    if len(marks) < least:
        return ()
    return [i for i in range(marks[-1] + 1) if final[i] < _SURE]


def _is_mark(lines: Lines, index: int) -> bool:
    text, words = lines.units[index].text, lines.shapes[index].words
    return is_byline(text, words) or (words <= _DATE_WORDS and find_date(text) is not None)


def _headlines(lines: Lines, final: Sequence[float], prose: int) -> Iterator[int]:
    for index in range(max(0, prose - _REACH), prose):
        shape = lines.shapes[index]
        headed = shape.words >= _HEADLINE_WORDS and not shape.ended and final[index] < _DOUBT
        if headed and lines.folded.count(lines.folded[index]) > 1:
            yield index
