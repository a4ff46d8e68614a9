"""Globs for lines that are one but for a number, a date or a name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ...rules.patterns import Form, Pattern
from ..html.months import MONTHS
from ..recurrence import MIN_ARTICLES
from .recurring import Place, Recurring
from .sample import Line, Sample

_LETTERS = 8  # of a glob, that do not vary
_WORDS = 14  # of a line in which something may vary
_VARIED = 6  # words that may vary in one place
_MARKS = ".,:;()[]|–-"

Words = tuple[str, ...]


def glob_lines(places: Iterable[Place], pages: Sequence[Sample]) -> list[Recurring]:
    """Globs that cover lines of three different articles or more, and no line of `pages` that is surely body.

    Numbers and dates may vary anywhere in a line, a name (up to six words, each with a capital) at its end or
    its beginning. At least two words and eight letters stay.
    """
    short = [
        place for place in places if "*" not in place.line.text and len(place.line.text.split()) <= _WORDS
    ]
    body = [line for page in pages for line in page.lines if line.confident]
    found: list[Recurring] = []
    for group in (_numbered, _named):
        taken = {(place.page, place.at) for item in found for place in item.places}
        left = [place for place in short if (place.page, place.at) not in taken]
        found += (item for item in group(left) if _holds(item, body))
    return found


def _numbered(places: Iterable[Place]) -> Iterator[Recurring]:
    """Lines that differ in numbers and the names of months beside them."""
    groups: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places:
        words = tuple(place.line.text.split())
        masked = _joined("*" if _is_number(words, n) else word for n, word in enumerate(words))
        if "*" in masked:
            groups[masked].append(place)
    for masked in sorted(groups):
        yield Recurring(masked, True, _sorted(groups[masked]))


def _is_number(words: Words, at: int) -> bool:
    if any(char.isdigit() for char in words[at]):
        return True
    beside = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
    dated = any(char.isdigit() for word in beside for char in word)
    return dated and words[at].strip(_MARKS).lower() in MONTHS


def _joined(words: Iterable[str]) -> str:
    joined: list[str] = []
    for word in words:
        if word != "*" or joined[-1:] != ["*"]:
            joined.append(word)
    return " ".join(joined)


def _named(places: Sequence[Place]) -> Iterator[Recurring]:
    """Lines that agree in their first or last words, and differ in a name."""
    taken: set[tuple[int, int]] = set()
    for size in (4, 3, 2):
        for at_end in (True, False):
            for words, group in _sharing([p for p in places if (p.page, p.at) not in taken], size, at_end):
                text = " ".join((*words, "*") if at_end else ("*", *words))
                item = Recurring(text, True, _sorted(group))
                if item.pages >= MIN_ARTICLES:
                    taken |= {(place.page, place.at) for place in group}
                    yield item


def _sharing(places: Iterable[Place], size: int, at_end: bool) -> list[tuple[Words, list[Place]]]:
    groups: defaultdict[Words, list[Place]] = defaultdict(list)
    for place in places:
        words = tuple(place.line.text.split())
        shared, name = (words[:size], words[size:]) if at_end else (words[-size:], words[:-size])
        if 0 < len(name) <= _VARIED and all(word[0].isupper() or word in "&|,-–" for word in name):
            groups[shared].append(place)
    return sorted(groups.items())


def _holds(item: Recurring, body: Iterable[Line]) -> bool:
    """Whether a glob recurs, really varies, says enough, and leaves alone what is surely body."""
    constant = item.text.replace("*", " ").split()
    letters = sum(char.isalpha() for word in constant for char in word)
    if item.pages < MIN_ARTICLES or len(constant) < 2 or letters < _LETTERS:
        return False
    if len({place.line.key for place in item.places}) < 2 or not _is_boilerplate(item):
        return False
    pattern = Pattern(Form.GLOB, item.text)
    return not any(pattern.matches(line.text) for line in body)


def _is_boilerplate(item: Recurring) -> bool:
    return sum(place.line.chance for place in item.places) < len(item.places) / 2


def _sorted(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: (place.line.text, place.page, place.at)))
