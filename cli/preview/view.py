"""What to show of a page, and how."""

from dataclasses import dataclass
from enum import StrEnum

from ...rules.category import Category


class Only(StrEnum):
    """A half of the page."""

    STRIPPED = "stripped"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The preview that was asked for.

    `only` and `categories` choose lines, `context` is the number of lines around them (or around each change)
    that are shown too; None means none around chosen lines, and the whole page where none were chosen.
    `side_by_side` puts the clean article beside the page, `stat` gives figures instead of lines, `explain`
    everything about the line of that number (from 1).
    """

    only: Only | None = None
    categories: frozenset[Category] = frozenset()
    context: int | None = None
    side_by_side: bool = False
    stat: bool = False
    explain: int | None = None

    @property
    def chosen(self) -> bool:
        """Whether lines are chosen by what became of them."""
        return self.only is not None or bool(self.categories)
