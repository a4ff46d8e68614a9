"""The judge's reading under site rules: fixed verdicts, cuts, fields, and the way back when a guard trips."""

from collections.abc import Callable, Sequence

from ...rules.category import Category
from ...rules.model import DocumentKind, Fallback, SiteRules
from ..types import Block, Cut, PageType, Reading, Verdict
from .guard import Trip, guard_trip
from .outcome import DocumentVerdict, Outcome, stripped, with_fields

Judge = Callable[[Sequence[Verdict | None]], Reading]


def read_with_rules(site: SiteRules, blocks: Sequence[Block], outcome: Outcome, judge: Judge) -> Reading:
    """The reading of a page for which rules speak. `judge` reads it given the final verdicts of the rules.

    Where a guard trips the file's fallback decides: what `judge` makes of the page without rules, the whole
    page, or nothing. A page that the rules call no article keeps nothing; other verdicts on the document
    are warnings, and `paywalled` becomes the page's type.
    """
    reading = judge(outcome.fixed)
    if document := outcome.document:
        reading = _obey(reading, document)
        if document.kind is DocumentKind.NOT_ARTICLE:
            return reading
    if trip := guard_trip(site, blocks, reading.verdicts):
        return _fall_back(trip, len(blocks), judge)
    return reading._replace(
        cuts=_joined(reading, outcome),
        metadata=with_fields(reading.metadata, outcome.fields),
        warnings=(*reading.warnings, *outcome.warnings),
    )


def _obey(reading: Reading, document: DocumentVerdict) -> Reading:
    warnings = (*reading.warnings, f"{document.kind}: {document.reason} ({document.by})")
    if document.kind is DocumentKind.NOT_ARTICLE:
        gone = stripped(document.by.removeprefix("rule:"), Category.OTHER, document.reason)
        verdicts = tuple(gone if verdict.keep else verdict for verdict in reading.verdicts)
        return reading._replace(verdicts=verdicts, warnings=warnings, page_type=PageType.OTHER)
    paywalled = document.kind is DocumentKind.PAYWALLED
    return reading._replace(warnings=warnings, page_type=PageType.PAYWALL if paywalled else reading.page_type)


def _fall_back(trip: Trip, count: int, judge: Judge) -> Reading:
    reading = judge([None] * count)
    warnings = (*reading.warnings, f"{trip.reason}; fallback: {trip.fallback}")
    if trip.fallback is Fallback.GENERIC:
        return reading._replace(warnings=warnings)
    keep = trip.fallback is Fallback.KEEP
    category = Category.BODY if keep else Category.OTHER
    verdict = Verdict(keep, category, "rule:guard", float(keep), (trip.reason,))
    return reading._replace(verdicts=(verdict,) * count, cuts={}, warnings=warnings)


def _joined(reading: Reading, outcome: Outcome) -> dict[int, tuple[Cut, ...]]:
    """Cuts of judge and rules together, in order; of two that overlap the one that starts first."""
    cuts: dict[int, tuple[Cut, ...]] = dict(reading.cuts)
    for index, more in outcome.cuts.items():
        chosen: list[Cut] = []
        for cut in sorted((*cuts.get(index, ()), *more), key=lambda cut: cut.start):
            if not chosen or cut.start >= chosen[-1].end:
                chosen.append(cut)
        cuts[index] = tuple(chosen)
    return cuts
