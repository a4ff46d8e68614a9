"""Lines that recur in different articles, word for word (folded) or but for a number, a date or a name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ...rules.category import Category
from ...rules.model import Scope
from ..recurrence import MIN_ARTICLES
from ..site_rules.scope import places
from ..text.lexicon import fold as fold_words
from ..text.lexicon import load_lexicon
from .findings import Cover, Evidence
from .sample import Line, Sample

FEW_WORDS = 4
"""Up to which a line is short: a body may say the same."""
_LONGEST = 400  # characters of a line that is written into a rule
_SCOPES = (Scope.HEAD, Scope.TAIL, Scope.PAGE)
_LETTER = re.compile(r"[^\W\d_]")
# What recurs is none of these; the reading of one page may still say so.
_NO_KIND = frozenset(
    {Category.BODY, Category.OTHER, Category.DUPLICATE, Category.TITLE, Category.FOREIGN_ARTICLE}
)


class Place(NamedTuple):
    """One line on one page, and whether it stands in the head or the tail of it."""

    page: int
    at: int
    line: Line
    scope: Scope


class Recurring(NamedTuple):
    """The places of lines that are one line, folded or but for what varies."""

    text: str
    glob: bool
    places: tuple[Place, ...]

    @property
    def pages(self) -> int:
        """In how many different articles it stands."""
        return len({place.page for place in self.places})

    @property
    def kept(self) -> int:
        """In how many of them the generic reading takes it for body."""
        return len({place.page for place in self.places if place.line.keep})

    @property
    def scope(self) -> Scope:
        """Head or tail where all of its places are there, else the whole page."""
        scopes = {place.scope for place in self.places}
        return scopes.pop() if len(scopes) == 1 else Scope.PAGE

    def evidence(self, of: int) -> Evidence:
        """What speaks for it; a glob with an example."""
        return Evidence(self.pages, of, len(self.places), self.places[0].line.text if self.glob else "")


def recurring_keys(pages: Sequence[Sample]) -> frozenset[str]:
    """Folded lines that stand in at least three different articles; `pages` hold one each."""
    counts = Counter(key for page in pages for key in {line.key for line in page.lines})
    return frozenset(key for key, count in counts.items() if count >= MIN_ARTICLES)


def writable(line: Line) -> bool:
    """Whether a rule can name the line, and ought to: it has letters, and is no other form of pattern."""
    short = 2 <= len(line.text) <= _LONGEST
    return short and bool(_LETTER.search(line.text)) and not line.text.startswith(("glob:", "re:"))


def kind_of(places: Sequence[Line]) -> Category:
    """The category of a line of boilerplate: that of its phrases, or what the reading most often says."""
    if kind := by_phrases(places[0].text):
        return kind
    counts = Counter(line.category for line in places if line.category not in _NO_KIND)
    return min(counts, key=lambda category: (-counts[category], category)) if counts else Category.OTHER


def may_be_heading(text: str) -> bool:
    """Whether a line that recurs may still be the body's own: a few words, and no phrase of boilerplate."""
    return len(text.split()) <= FEW_WORDS and by_phrases(text) is None


def by_phrases(text: str) -> Category | None:
    """The category of most of the line's words that stand in phrases of the lexicon."""
    words: Counter[Category] = Counter()
    for hit in load_lexicon().find(fold_words(text)):
        words[hit.category] += hit.words
    return min(words, key=lambda category: (-words[category], category)) if words else None


def places_of(pages: Sequence[Sample], cover: Cover) -> list[Place]:
    """Every line outside of `cover` that a rule could name.

    Of flat text, where boundaries make the cover, what they cut off does not count for head and tail.
    """
    found: list[Place] = []
    for number, page in enumerate(pages):
        where = places([line.text for line in page.lines], () if page.html else cover.get(number, ()))
        for index, line in enumerate(page.lines):
            if index not in cover.get(number, ()) and writable(line):
                scope = next(scope for scope in _SCOPES if where.within(index, scope))
                found.append(Place(number, index, line, scope))
    return found


def literal_lines(places: Iterable[Place]) -> list[Recurring]:
    """Lines that stand, folded, in three different articles or more."""
    groups: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places:
        groups[place.line.key].append(place)
    found = (Recurring(_spelling(group), False, tuple(group)) for group in groups.values())
    return [item for item in found if item.pages >= MIN_ARTICLES]


def _spelling(places: Iterable[Place]) -> str:
    """The commonest way in which a line is written."""
    counts = Counter(place.line.text for place in places)
    return min(counts, key=lambda text: (-counts[text], text))
