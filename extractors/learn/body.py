"""The site's body selector: the element that holds what the generic reading keeps, on most pages."""

from collections.abc import Collection, Iterable, Sequence
from statistics import mean
from typing import NamedTuple

from ...rules.category import Category
from ..recurrence import MIN_ARTICLES
from .findings import Doubt, Element, Evidence, shorten
from .regions import Regions, best_named
from .sample import Line, Sample

_MOST = 3  # alternatives
_SHARE = 0.6  # of the pages that the first alternative must be on
_HOLDS = 0.97  # of the confident body, on average
_HOLDS_EACH = 0.85  # of the confident body, on each page
_LOSSY = 0.34  # of the pages, on which it may hold less than all of the confident body
_AS_GOOD = 0.01  # by which a score may be lower for a better name


class Bodies(NamedTuple):
    """Selectors in order; and for each page the lines in the first that matches, None where none does."""

    elements: tuple[Element, ...]
    inside: tuple[frozenset[int] | None, ...]
    doubts: tuple[Doubt, ...] = ()


def find_body(page: Sample, layout: Regions) -> Element | None:
    """The element that holds the body of one page best, as far as one page can tell."""
    fit = _best([page], [layout], (), [0], least=1)
    return Element(fit.selector, Category.BODY, Evidence(1, 1, 1)) if fit else None


class _Fit(NamedTuple):
    """How a selector does on the pages that have it: their numbers, and share of body, F1 on each."""

    selector: str
    pages: tuple[int, ...]
    held: tuple[float, ...]
    scores: tuple[float, ...]

    @property
    def score(self) -> float:
        return mean(self.scores)


def find_bodies(pages: Sequence[Sample], layout: Sequence[Regions], recurring: Collection[str]) -> Bodies:
    """The body selectors that the pages support; none where no element holds the body on most of them."""
    left = list(range(len(pages)))
    elements: list[Element] = []
    inside: list[frozenset[int] | None] = [None] * len(pages)
    while len(left) >= (1 if elements else MIN_ARTICLES) and len(elements) < _MOST:
        fit = _best(pages, layout, recurring, left, least=2 if elements else round(_SHARE * len(pages)))
        if fit is None:
            break
        hits = len(fit.pages)
        elements.append(Element(fit.selector, Category.BODY, Evidence(hits, len(pages), hits, "")))
        for number in fit.pages:
            inside[number] = layout[number][fit.selector]
        left = [number for number in left if number not in fit.pages]
    doubts = _doubts(pages, inside, recurring) if elements else ()
    return Bodies(tuple(elements), tuple(inside), tuple(doubts))


def _best(
    pages: Sequence[Sample],
    layout: Sequence[Regions],
    recurring: Collection[str],
    left: Sequence[int],
    least: int,
) -> _Fit | None:
    names = sorted({name for number in left for name in layout[number]})
    fits = [fit for name in names if (fit := _fit(pages, layout, recurring, left, name))]
    fits = [fit for fit in fits if len(fit.pages) >= least and _is_body(fit)]
    if not fits:
        return None
    top = max(fit.score * len(fit.pages) for fit in fits)
    good = [fit for fit in fits if fit.score * len(fit.pages) >= top - _AS_GOOD * len(fit.pages)]
    name = best_named(fit.selector for fit in good)
    return next(fit for fit in good if fit.selector == name)


def _is_body(fit: _Fit) -> bool:
    lossy = sum(held < 1 for held in fit.held)
    return mean(fit.held) >= _HOLDS and min(fit.held) >= _HOLDS_EACH and lossy <= _LOSSY * len(fit.held)


def _fit(
    pages: Sequence[Sample],
    layout: Sequence[Regions],
    recurring: Collection[str],
    left: Iterable[int],
    name: str,
) -> _Fit | None:
    found = [(number, layout[number][name]) for number in left if name in layout[number]]
    if not found:
        return None
    measured = [_measure(pages[number].lines, lines, recurring) for number, lines in found]
    numbers = tuple(number for number, _ in found)
    return _Fit(name, numbers, tuple(held for held, _ in measured), tuple(score for _, score in measured))


def _measure(
    lines: Sequence[Line], inside: frozenset[int], recurring: Collection[str]
) -> tuple[float, float]:
    """Share of the confident body that stands inside, and F1 of the inside against all that is kept.

    Lines that recur are left out of account: they are no body, and other rules strip them.
    """
    own = [(n, line) for n, line in enumerate(lines) if line.key not in recurring]
    sure = sum(len(line.text) for _, line in own if line.confident)
    held = sum(len(line.text) for n, line in own if line.confident and n in inside)
    kept = sum(len(line.text) * line.chance for _, line in own if line.keep)
    good = sum(len(line.text) * line.chance for n, line in own if line.keep and n in inside)
    junk = sum(len(line.text) * (1 - line.chance) for n, line in own if n in inside)
    return held / (sure or 1), 2 * good / ((kept + good + junk) or 1)


def _doubts(
    pages: Sequence[Sample], inside: Sequence[frozenset[int] | None], recurring: Collection[str]
) -> Iterable[Doubt]:
    """Confident body that the selectors leave outside, and pages on which they find nothing."""
    for page, lines in zip(pages, inside, strict=True):
        if lines is None:
            yield Doubt("html.body", f"finds nothing on {page.name}: that page is read without it")
            continue
        outside = [
            line
            for n, line in enumerate(page.lines)
            if line.confident and n not in lines and line.key not in recurring
        ]
        if outside:
            text = shorten(max(outside, key=lambda line: len(line.text)).text)
            yield Doubt("html.body", f"leaves out what reads like body on {page.name}: “{text}”")
