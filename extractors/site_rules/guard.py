"""Guards: when the rules are not to be believed. A stale rule is worse than none."""

from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

from ...rules.model import Fallback, SiteRules
from ..types import Block, Verdict, keeps, texts_of


class Trip(NamedTuple):
    """A guard that tripped: why, in words, and what is to be done."""

    reason: str
    fallback: Fallback


def guard_trip(site: SiteRules, blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> Trip | None:
    """The first guard of `site` that the final verdicts trip, or None.

    A page of which the rules leave nothing always trips. Sizes are visible characters.
    """
    reason = _reason(site, blocks, verdicts)
    if reason is None:
        return None
    return Trip(f"rules {site.id}: {reason}", site.body.guard.fallback or Fallback.GENERIC)


def _reason(site: SiteRules, blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> str | None:
    guard = site.body.guard
    texts = texts_of(blocks)
    body = list(compress(texts, keeps(verdicts)))
    total, size = sum(map(len, texts)), sum(map(len, body))
    if total and not size:
        return "nothing of the page is kept"
    if guard.min_keep_ratio is not None and size < guard.min_keep_ratio * total:
        return f"{size / total:.0%} of the page is kept, less than {guard.min_keep_ratio:.0%}"
    if guard.max_strip_ratio is not None:
        gone = sum(len(text) for text, verdict in zip(texts, verdicts, strict=True) if _by_rule(verdict))
        if gone > guard.max_strip_ratio * total:
            return f"rules strip {gone / total:.0%} of the page, more than {guard.max_strip_ratio:.0%}"
    for pattern in guard.must_keep:
        if not any(pattern.matches(text) for text in body):
            return f"no line {str(pattern)!r} is kept"
    return None


def _by_rule(verdict: Verdict) -> bool:
    return not verdict.keep and verdict.by.startswith("rule:")
