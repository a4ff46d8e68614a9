"""Site rules at work: which rule files speak for a page, and what they say about its blocks."""

from .apply import judge_html, judge_text
from .elements import Scan, scan_document
from .guard import Trip, guard_trip
from .lookup import find_rules, rules_for
from .outcome import DocumentVerdict, Outcome, with_fields
from .reading import read_with_rules

__all__ = [
    "DocumentVerdict",
    "Outcome",
    "Scan",
    "Trip",
    "find_rules",
    "guard_trip",
    "judge_html",
    "judge_text",
    "read_with_rules",
    "rules_for",
    "scan_document",
    "with_fields",
]
