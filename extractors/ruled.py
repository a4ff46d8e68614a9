"""A reading under site rules: what they decide, what the judge decides, and what a tripped guard undoes."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ..rules.category import Category
from ..rules.model import DocumentKind, Fallback, SiteRules
from .site_rules import DocumentVerdict, Outcome, Trip, guard_trip, with_fields
from .types import Block, Cut, PageType, Reading, Verdict

Judge = Callable[[Sequence[Verdict | None]], Reading]


def read_ruled(site: SiteRules, blocks: Sequence[Block], outcome: Outcome, judge: Judge) -> Reading:
    """Judge what the rules left open; where a guard trips, do what its fallback says, with a warning."""
    reading = judge(outcome.fixed)
    trip = guard_trip(site, blocks, reading.verdicts)
    if trip is not None:
        return _fallen_back(trip, blocks, judge)
    reading = replace(
        reading,
        cuts=_merged(reading, outcome),
        metadata=with_fields(reading.metadata, outcome.fields),
        warnings=(*reading.warnings, *outcome.warnings),
    )
    return _on_document(reading, outcome.document) if outcome.document else reading


def _merged(reading: Reading, outcome: Outcome) -> dict[int, tuple[Cut, ...]]:
    indices = reading.cuts.keys() | outcome.cuts.keys()
    return {i: (*outcome.cuts.get(i, ()), *reading.cuts.get(i, ())) for i in sorted(indices)}


def _fallen_back(trip: Trip, blocks: Sequence[Block], judge: Judge) -> Reading:
    reading = judge([None] * len(blocks))
    warnings = (*reading.warnings, f"{trip.reason}; {_DONE[trip.fallback]}")
    if trip.fallback is Fallback.GENERIC:
        return replace(reading, warnings=warnings)
    keep = trip.fallback is Fallback.KEEP
    category = Category.BODY if keep else Category.OTHER
    verdict = Verdict(keep, category, "rule:guard", float(keep), (trip.reason,))
    return replace(reading, verdicts=(verdict,) * len(blocks), cuts={}, warnings=warnings)


_DONE = {
    Fallback.GENERIC: "the page was read without them",
    Fallback.KEEP: "the whole page was kept",
    Fallback.FAIL: "no article was taken from the page",
}


def _on_document(reading: Reading, document: DocumentVerdict) -> Reading:
    reason = f"{document.kind}: {document.reason}"
    warnings = (*reading.warnings, reason)
    if document.kind is DocumentKind.SPONSORED:
        return replace(reading, warnings=warnings)
    if document.kind is DocumentKind.PAYWALLED:
        return replace(reading, page_type=PageType.PAYWALL, warnings=warnings)
    gone = Verdict(False, Category.OTHER, document.by, 0.0, (reason,))
    verdicts = tuple(gone if verdict.keep else verdict for verdict in reading.verdicts)
    return replace(reading, verdicts=verdicts, cuts={}, page_type=PageType.OTHER, warnings=warnings)
