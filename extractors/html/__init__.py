"""HTML pages: segmentation into blocks, the calibrated block scorer, metadata."""

# Stand-in: the calibrated judge lands next.
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from ...rules.category import Category
from ..types import Block, Metadata, Options, Page, Reading, Verdict


class Document:
    def __init__(self, page: Page) -> None:
        self.page, self.tree, self.warnings = page, LexborHTMLParser(page.text), ()


@dataclass(frozen=True, slots=True)
class Segmented:
    blocks: tuple[Block, ...]


def read_metadata(document: Document) -> Metadata:
    return Metadata(
        title=document.tree.css_first("title").text() if document.tree.css_first("title") else None
    )


def segment(document: Document, marks: Mapping[int, tuple[str, ...]]) -> Segmented:
    return Segmented(
        tuple(
            Block(n.text().strip(), path=n.tag or "")
            for n in document.tree.css("p,h1,h2,li")
            if n.text().strip()
        )
    )


def judge(
    segmented: Segmented, fixed: Sequence[Verdict | None], metadata: Metadata, options: Options
) -> Reading:
    out = tuple(
        f or Verdict(len(b.text) > 60, Category.BODY if len(b.text) > 60 else Category.OTHER, "model", 0.5)
        for b, f in zip(segmented.blocks, fixed, strict=True)
    )
    return Reading(verdicts=out, confidence=0.5, metadata=metadata)
