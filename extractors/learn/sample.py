"""One page as the learner sees it: its lines, the generic reading of each, and where each stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from ...rules.category import Category
from ...rules.patterns import fold
from ..pipeline import open_page
from ..recurrence import trace
from ..types import Block, Kind, Metadata, Options, Page, Reading

if TYPE_CHECKING:
    from ..html.boxes import Box

CONFIDENT = 0.85
"""Probability of being body from which the generic reading is believed whatever other pages say."""


class Line(NamedTuple):
    """One block of a page: its text on one line, its folded form, and the generic verdict on it.

    `chance` is the probability (0 to 1) that it is body; `box` is its element, None for flat text.
    """

    text: str
    key: str
    keep: bool
    chance: float
    category: Category
    box: "Box | None" = None

    @property
    def confident(self) -> bool:
        """Whether the generic reading is sure that this is body."""
        return self.keep and self.chance >= CONFIDENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A page that was read. `digest` names its content, `sketch` its article (see `recurrence`)."""

    name: str
    page: Page
    digest: str
    lines: tuple[Line, ...]
    sketch: frozenset[int]
    metadata: Metadata
    confidence: float

    @property
    def html(self) -> bool:
        """Whether the page is HTML."""
        return self.page.kind is Kind.HTML

    @property
    def host(self) -> str | None:
        """The host that the page was given with, or that it names as its own; without `www.`."""
        url = self.page.url or self.metadata.canonical_url
        host = urlsplit(url if "//" in url else f"//{url}").hostname if url else None
        return host.lower().removeprefix("www.") if host else None

    @property
    def body_size(self) -> int:
        """Characters of body that the generic reading keeps."""
        return sum(len(line.text) for line in self.lines if line.keep)


def read_sample(name: str, source: bytes | str, options: Options) -> Sample:
    """Read a page without any site rule. Raises InputError where it cannot be read as a page."""
    options = options._replace(site_rules=False, markup=False)
    page = open_page(source, options)
    blocks, reading, boxes = (
        _read_html(page, options) if page.kind is Kind.HTML else _read_text(page, options)
    )
    lines = tuple(
        Line(
            " ".join(block.text.split()), fold(block.text), verdict.keep, verdict.score, verdict.category, box
        )
        for block, verdict, box in zip(blocks, reading.verdicts, boxes, strict=True)
    )
    body = "\n".join(line.text for line in lines if line.keep)
    return Sample(
        name=name,
        page=page,
        digest=blake2b(page.text.encode("utf-8", "replace"), digest_size=8).hexdigest(),
        lines=lines,
        sketch=frozenset(trace("", body).sketch),
        metadata=reading.metadata,
        confidence=reading.confidence,
    )


def _read_text(page: Page, options: Options) -> tuple[Sequence[Block], Reading, Sequence[None]]:
    from ..text import judge, segment

    blocks = segment(page.text)
    return blocks, judge(blocks, [None] * len(blocks), options), [None] * len(blocks)


def _read_html(page: Page, options: Options) -> tuple[Sequence[Block], Reading, "Sequence[Box | None]"]:
    from ..html import Document, judge, segment
    from ..html.metadata import read_metadata

    document = Document(page)
    segmented = segment(document, {})
    fixed = [None] * len(segmented.blocks)
    reading = judge(segmented, fixed, read_metadata(document), options)
    boxes = [*segmented.shown.boxes, *[None] * len(segmented.embedded)]
    return segmented.blocks, reading, boxes
