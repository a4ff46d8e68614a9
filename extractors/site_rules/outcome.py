"""What the site rules say about a page."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from ...rules.category import Category
from ...rules.model import DocumentKind, Selector
from ..types import Cut, Metadata, Verdict

_NOTHING: Mapping[int, Any] = MappingProxyType({})
_RULED = ("title", "authors", "date", "language")  # fields that rules may find


class Scan(NamedTuple):
    """What the rules find in a parsed page, before it is cut into blocks.

    `marks` maps an element's `mem_id` to its labels, such as `strip:2`. `body` is the selector of `html.body`
    that matched. `seen` holds the origins of the document rules whose selector matched.
    """

    marks: Mapping[int, tuple[str, ...]] = _NOTHING
    body: Selector | None = None
    seen: frozenset[str] = frozenset()
    fields: Metadata = Metadata()


class ElementVerdicts(NamedTuple):
    """By block: what elements keep, what they strip, and what `html.body` says about everything else."""

    kept: Mapping[int, Verdict] = _NOTHING
    stripped: Mapping[int, Verdict] = _NOTHING
    rest: Mapping[int, Verdict] = _NOTHING
    warnings: tuple[str, ...] = ()


class DocumentVerdict(NamedTuple):
    """A verdict on the page as a whole, who said so, and the line or selector that showed it."""

    kind: DocumentKind
    by: str
    reason: str


class Outcome(NamedTuple):
    """What the rules say: for each block a final verdict or None (the judge decides), in page order.

    `cuts` maps the index of a block to the junk within it. `fields` holds the metadata that rules found,
    empty where they found none. `warnings` name rules that look stale.
    """

    fixed: tuple[Verdict | None, ...]
    cuts: Mapping[int, tuple[Cut, ...]] = _NOTHING
    fields: Metadata = Metadata()
    document: DocumentVerdict | None = None
    warnings: tuple[str, ...] = ()


def with_fields(metadata: Metadata, fields: Metadata) -> Metadata:
    """`metadata` with whatever the rules found put in its place."""
    found = {name: value for name in _RULED if (value := getattr(fields, name))}
    return metadata.replace(**found) if found else metadata


def kept(origin: str, reason: str) -> Verdict:
    """The final verdict of a rule that keeps."""
    return Verdict(keep=True, category=Category.BODY, by=f"rule:{origin}", score=1.0, reasons=(reason,))


def stripped(origin: str, category: Category, reason: str) -> Verdict:
    """The final verdict of a rule that strips."""
    category = Category.OTHER if category is Category.BODY else category
    return Verdict(keep=False, category=category, by=f"rule:{origin}", score=0.0, reasons=(reason,))
