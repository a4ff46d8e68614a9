"""From pages to a rule file: the steps in order."""

import re
from collections.abc import Collection, Iterable, Sequence
from math import ceil, floor
from typing import NamedTuple

from ...rules.model import SiteRules
from ...rules.patterns import fold
from ...rules.write import Section
from . import compose
from .corpus import Corpus, assemble
from .errors import NotLearnableError
from .examples import make_example
from .find import find
from .findings import Doubt
from .recurring import by_phrases, recurring_keys, writable
from .sample import Sample
from .trial import Ratios, lost_body, parse, ratios, read_with

_SIGNATURE = 3  # lines at most
_SIGNATURE_LETTERS = 24  # of all lines of a signature
_SIGNATURE_LINE = (10, 120)  # characters
_EDGE = 0.15  # of a page's lines, at either end


class Learned(NamedTuple):
    """A rule file as text, and in words what is doubtful about it."""

    text: str
    notes: tuple[str, ...]


def learn(
    samples: Iterable[Sample], *, site: str | None = None, name: str | None = None, checked: str | None = None
) -> Learned:
    """A rule file from three or more pages of one site, all HTML or all flat text.

    `site` is the host of the pages where they do not say it, `name` the id of the rules (the host, if None),
    `checked` the date (ISO 8601) to write into the file. The order of the pages makes no difference.

    Raises NotLearnableError where the pages do not support a rule.
    """
    corpus = assemble(samples, site)
    found = find(corpus)
    signature = [] if corpus.html else find_signature(corpus)
    if corpus.site is None and not signature:
        raise NotLearnableError("nothing in the pages says where they are from: name the host with --site")
    if found.empty:
        raise NotLearnableError("nothing recurs in these pages that a reading without rules does not see")
    name = slug(name or corpus.site or "learned")
    top = compose.head(name, corpus.site, signature, _note(corpus), checked, _about(corpus))
    sections = [top, *compose.rules(found)]
    guard, notes = _guard(corpus, parse(compose.compose(sections), name))
    wanted = {fold(text) for text in (*signature, *(bound.text for bound in found.bounds))}
    tests, more = _tests(corpus, parse(compose.compose([*sections, guard]), name), wanted)
    doubts = (*found.doubts, *notes)
    text = compose.compose([*sections, guard, compose.doubts(doubts), *tests])
    return Learned(text, (*corpus.notes, *(f"{d.what}: {d.why}" for d in doubts), *more))


def slug(text: str) -> str:
    """An id made from a host or file name."""
    return re.sub(r"[^a-z0-9._-]+", "-", text.lower()).strip("-._") or "learned"


def find_signature(corpus: Corpus) -> list[str]:
    """Lines that stand on every page, and so tell the site's flat text; none where too little does.

    Lines at either end of the page come first: what stands there is the site's own, and stays for years.
    """
    page = corpus.learned[0]
    shared = {line.key for line in page.lines}
    for other in corpus.pages:
        shared &= {line.key for line in other.lines}
    low, high = _SIGNATURE_LINE
    places: dict[str, tuple[bool, bool, int, str]] = {}
    for at, line in enumerate(page.lines):
        if line.key in shared and writable(line) and low <= len(line.text) <= high and not line.confident:
            inner = min(at, len(page.lines) - at) > _EDGE * len(page.lines)
            places[line.key] = (inner, by_phrases(line.text) is not None, -len(line.text), line.text)
    chosen = [text for *_, text in sorted(places.values())[:_SIGNATURE]]
    letters = sum(char.isalpha() for text in chosen for char in text)
    return chosen if len(chosen) > 1 and letters >= _SIGNATURE_LETTERS else []


def _note(corpus: Corpus) -> str:
    form = "HTML" if corpus.html else "flat text"
    return f"Learned from {len(corpus.learned)} pages of {form}; to be reviewed."


def _about(corpus: Corpus) -> list[str]:
    lines = [f"Learned from: {_names(corpus.learned)}"]
    if corpus.held:
        lines.append(f"Held out, for the tests: {_names(corpus.held)}")
    return [*lines, *(f"{note[:1].upper()}{note[1:]}." for note in corpus.notes)]


def _names(pages: Sequence[Sample]) -> str:
    names = sorted(page.name for page in pages)
    return ", ".join(names[:20]) + (f" and {len(names) - 20} more" if len(names) > 20 else "")


def _guard(corpus: Corpus, site: SiteRules) -> tuple[Section, list[Doubt]]:
    """Guards from what the rules do to the pages; and body that they would take."""
    articles = [read_with(site, page.page) for page in corpus.pages]
    lost = lost_body(corpus.pages, articles, recurring_keys(corpus.learned))
    return guard_for([ratios(article) for article in articles]), [Doubt("body", text) for text in lost]


def guard_for(seen: Sequence[Ratios]) -> Section:
    """Guards with room: half of the least that was kept, half of the way from the most that went to all."""
    min_keep = max(0.01, floor(min(r.kept for r in seen) * 50) / 100)
    most = max(r.gone for r in seen)
    max_strip = min(0.99, ceil((most + (1 - most) / 2) * 100) / 100)
    return compose.guard(min_keep, max_strip, len(seen))


def _tests(corpus: Corpus, site: SiteRules, wanted: Collection[str]) -> tuple[list[Section], list[str]]:
    sections: list[Section] = []
    notes: list[str] = []
    for page in corpus.held or corpus.learned:
        seen = (
            "From a page that was not learned from." if corpus.held else "From a page that was learned from."
        )
        if example := make_example(site, page, wanted):
            sections.append(compose.test(example, corpus.site, seen))
        elif corpus.held:
            notes.append(f"no test could be made from {page.name}: no excerpt shows what stays and what goes")
        if sections and not corpus.held:
            break
    if not corpus.held:
        notes.append("three articles only: the test is made from a page that was learned from too")
    if not sections:
        notes.append("the file has no test: write one before you rely on it")
    return sections, notes
