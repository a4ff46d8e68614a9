"""What the site rules say about a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ...rules.category import Category
from ...rules.model import DocumentKind
from ..types import Cut, Metadata, Verdict


class DocumentVerdict(NamedTuple):
    """A verdict on the page as a whole, who said so, and the line or selector that showed it."""

    kind: DocumentKind
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the rules say: for each block a final verdict or None (the judge decides), in page order.

    `cuts` maps the index of a block to the junk within it. `fields` holds the metadata that rules found,
    empty where they found none. `warnings` name rules that look stale.
    """

    fixed: tuple[Verdict | None, ...]
    cuts: Mapping[int, tuple[Cut, ...]] = field(default_factory=dict[int, tuple[Cut, ...]])
    fields: Metadata = field(default_factory=Metadata)
    document: DocumentVerdict | None = None
    warnings: tuple[str, ...] = ()


def with_fields(metadata: Metadata, fields: Metadata) -> Metadata:
    """`metadata` with whatever the rules found put in its place."""
    return replace(
        metadata,
        title=fields.title or metadata.title,
        authors=fields.authors or metadata.authors,
        date=fields.date or metadata.date,
        language=fields.language or metadata.language,
    )


def kept(origin: str, reason: str) -> Verdict:
    """The final verdict of a rule that keeps."""
    return Verdict(keep=True, category=Category.BODY, by=f"rule:{origin}", score=1.0, reasons=(reason,))


def stripped(origin: str, category: Category, reason: str) -> Verdict:
    """The final verdict of a rule that strips."""
    category = Category.OTHER if category is Category.BODY else category
    return Verdict(keep=False, category=category, by=f"rule:{origin}", score=0.0, reasons=(reason,))
