"""Site rules at work: which rule files speak for a page, and what they say about its blocks."""

from .apply import judge_html, judge_text
from .elements import dom_marks
from .guard import Trip, guard_trip
from .lookup import find_rules
from .outcome import DocumentVerdict, Outcome, with_fields

__all__ = [
    "DocumentVerdict",
    "Outcome",
    "Trip",
    "dom_marks",
    "find_rules",
    "guard_trip",
    "judge_html",
    "judge_text",
    "with_fields",
]
