"""`drop_line`: lines of boilerplate that no other rule strips."""

from collections.abc import Sequence

from ...rules.model import Scope
from ..site_rules.scope import is_sentence
from .findings import Cover, Doubt, Pattern
from .recurring import FEW_WORDS, Recurring, kind_of, literal_lines, may_be_heading, places_of
from .sample import Sample
from .varying import glob_lines

_PROSE_WORDS = 10


def find_lines(
    pages: Sequence[Sample], held: Sequence[Sample], cover: Cover, *, prose_only: bool = False
) -> tuple[list[Pattern], list[Doubt]]:
    """Lines that recur outside of `cover`, sorted; and those that recur and may be body after all.

    `prose_only` asks for sentences alone: those that a reading without these rules could take for body.
    """
    places = places_of(pages, cover)
    literal = literal_lines(places)
    known = {place.line.key for item in literal for place in item.places}
    items = [
        *literal,
        *glob_lines([place for place in places if place.line.key not in known], (*pages, *held)),
    ]
    if prose_only:
        items = [item for item in items if len(item.text.split()) >= _PROSE_WORDS and is_sentence(item.text)]
    patterns: list[Pattern] = []
    doubts: list[Doubt] = []
    for item in items:
        if why := _doubtful(item):
            doubts.append(Doubt(f'drop_line "{item.text}"', f"{why}; {item.evidence(len(pages))}"))
        else:
            patterns.append(_pattern(item, len(pages)))
    return sorted(patterns, key=order), sorted(doubts)


def order(pattern: Pattern) -> tuple[str, str, bool, str]:
    """The order in which lines are written: by category, scope, form and text."""
    return (pattern.category, pattern.scope, pattern.glob, pattern.text)


def _pattern(item: Recurring, of: int) -> Pattern:
    category = kind_of([place.line for place in item.places])
    scope = item.scope if item.glob or len(item.text.split()) <= FEW_WORDS else Scope.PAGE
    return Pattern(item.text, item.glob, category, item.evidence(of), item.kept, scope)


def _doubtful(item: Recurring) -> str | None:
    """Why a line that recurs may be body: a few words, like a heading, that the generic reading keeps."""
    if item.glob or item.kept * 2 < item.pages or not may_be_heading(item.text):
        return None
    return f"a short line that reads like a heading of the body on {item.kept} pages"
