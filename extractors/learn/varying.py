"""Globs for lines that are one but for a number, a date or a name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ...rules.model import Scope
from ...rules.patterns import Form, Pattern
from ..html.months import MONTHS
from ..recurrence import MIN_ARTICLES
from ..site_rules.scope import is_sentence
from .recurring import Place, Recurring, places_of
from .sample import Sample

_LETTERS = 8  # of a glob, that do not vary
_WORDS = 14  # of a line in which something may vary
_VARIED = 8  # words that may vary in one place
_BODY = 0.8  # mean probability of body from which lines are left alone
_MARKS = ".,:;()[]|–-"

Words = tuple[str, ...]


def glob_lines(places: Iterable[Place], pages: Sequence[Sample]) -> list[Recurring]:
    """Globs that cover lines of three different articles or more, and no line of `pages` that is surely body.

    Numbers and dates may vary anywhere in a line, a name (up to eight words, most with a capital) at its end
    or its beginning. Two words and eight letters stay, at least; one word (`By *`) will do in a page's head.
    """
    short = [
        place for place in places if "*" not in place.line.text and len(place.line.text.split()) <= _WORDS
    ]
    body = [place for place in places_of(pages, {}) if place.line.confident]
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
    for size in (4, 3, 2, 1):
        for at_end in (True, False) if size > 1 else (True,):
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
        if 0 < len(name) <= _VARIED and _is_name(name):
            groups[shared].append(place)
    return sorted(groups.items())


def _is_name(words: Words) -> bool:
    """Whether words could be a name, with an office: the first has a capital, and so have most."""
    return words[0][0].isupper() and sum(word[0].isupper() for word in words) * 2 > len(words)


def _holds(item: Recurring, body: Iterable[Place]) -> bool:
    """Whether a glob recurs, really varies, says enough, and leaves alone what is surely body."""
    constant = item.text.replace("*", " ").split()
    letters = sum(char.isalpha() for word in constant for char in word)
    head = item.scope is Scope.HEAD
    if item.pages < MIN_ARTICLES or not (head or (len(constant) > 1 and letters >= _LETTERS)):
        return False
    if len({place.line.key for place in item.places}) < 2 or not _is_boilerplate(item):
        return False
    pattern = Pattern(Form.GLOB, item.text)
    return not any(pattern.matches(p.line.text) for p in body if item.scope in (Scope.PAGE, p.scope))


def _is_boilerplate(item: Recurring) -> bool:
    """Whether the reading without rules is on the whole unsure of the lines, and none is a sentence."""
    chance = sum(place.line.chance for place in item.places) / len(item.places)
    return chance < _BODY and not any(is_sentence(place.line.text) for place in item.places if chance > 0.5)


def _sorted(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: (place.line.text, place.page, place.at)))
