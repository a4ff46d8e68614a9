"""A page under review: its article, and what the reader says of it instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ...extractors.cuts import apply_cuts
from ...extractors.types import Article, Block, Cut, Judged, Kind, Verdict
from ...rules.category import Category
from ..json_text import to_json
from ..sources import Source

REVIEWER = "reviewer"
"""Who gave the verdicts of corrections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A page and the corrections of its blocks, by index: the category that each is (`body`: it stays).

    `parts` are texts within kept blocks that are to go.
    """

    source: Source
    article: Article
    corrections: Mapping[int, Category] = field(default_factory=dict[int, Category])
    parts: Mapping[int, str] = field(default_factory=dict[int, str])

    def category(self, index: int) -> Category:
        """What a block is after all; `body` if it is kept."""
        return self.corrections.get(index, self.judged(index))

    def judged(self, index: int) -> Category:
        """What unboil made of a block; `body` if it was kept."""
        verdict = self.article.blocks[index].verdict
        return Category.BODY if verdict.keep else verdict.category

    def corrected(self, index: int, category: Category) -> "Case":
        """The case with one block called something; what unboil called it itself is no correction."""
        rest = {i: c for i, c in self.corrections.items() if i != index}
        parts = {i: part for i, part in self.parts.items() if i != index}
        wanted = rest if category is self.judged(index) else rest | {index: category}
        return replace(self, corrections=dict(sorted(wanted.items())), parts=parts)

    def toggled(self, index: int) -> "Case":
        """The case with one block kept that was stripped, or stripped that was kept."""
        if self.category(index) is not Category.BODY:
            return self.corrected(index, Category.BODY)
        judged = self.judged(index)
        return self.corrected(index, Category.OTHER if judged is Category.BODY else judged)

    def without_part(self, index: int, text: str) -> "Case":
        """The case with a part of a block gone, or with none gone where `text` is empty.

        Raises ValueError where the block does not hold the text, or holds nothing else.
        """
        whole, text = self.article.blocks[index].block.text, text.strip()
        if text and (text not in whole or not whole.replace(text, "", 1).strip()):
            raise ValueError("not a part of the line" if text not in whole else "all of the line")
        parts = {i: part for i, part in self.parts.items() if i != index} | ({index: text} if text else {})
        kept = self.corrected(index, Category.BODY) if text else self
        return replace(kept, parts=dict(sorted(parts.items())))

    @property
    def changed(self) -> int:
        """How many corrections change the text."""
        return len(self.turned) + len(self.parts)

    @property
    def turned(self) -> dict[int, Category]:
        """The corrections that keep what went, or strip what stayed: those that change the text."""
        return {
            index: category
            for index, category in self.corrections.items()
            if (category is Category.BODY) != self.article.blocks[index].verdict.keep
        }

    @property
    def result(self) -> Article:
        """The article as it should be."""
        blocks = [
            Judged(block, _verdict(self.corrections[i])) if i in self.corrections else Judged(block, verdict)
            for i, (block, verdict) in enumerate(self.article.blocks)
        ]
        return self.article._replace(blocks=apply_cuts(self.article.page.text, blocks, dict(self._cuts())))

    def _cuts(self) -> Iterator[tuple[int, tuple[Cut, ...]]]:
        for index, text in self.parts.items():
            start = self.article.blocks[index].block.text.find(text)
            yield index, (Cut(start, start + len(text), Category.OTHER, REVIEWER),)


def _verdict(category: Category) -> Verdict:
    keep = category is Category.BODY
    return Verdict(keep, category, REVIEWER, float(keep))


def append_label(case: Case, file: Path) -> None:
    """Add the page and its body, as they should be, to a JSONL file of labelled examples. Raises OSError.

    Of flat text the lines are told apart too: 1 is body, 0 is not, -1 is blank.
    """
    article = case.result
    record: dict[str, Any] = {
        "source": case.source.name,
        "url": article.page.url,
        "kind": article.page.kind.value,
        "page": article.page.text,
        "body": article.text,
    }
    if article.page.kind is Kind.TEXT:
        lines = article.page.text.splitlines()
        kept = {number for block, _ in article.kept for number in _numbers(block)}
        labels = [int(n in kept) if text.strip() else -1 for n, text in enumerate(lines, 1)]
        record |= {"lines": lines, "labels": labels}
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8", newline="\n") as out:
        out.write(to_json(record) + "\n")


def _numbers(block: Block) -> range:
    """The lines on which a block of flat text stands."""
    first = block.line or 1
    return range(first, first + block.text.count("\n") + 1)
