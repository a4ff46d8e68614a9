"""What stands around a diff: the head of a page and its summary by category."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment

from ...extractors.types import Article
from ...rules.category import Category
from ..sanitize import sanitize_line
from .layout import segments
from .wrap import Run, wrap


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a page, what it is, who judged it and how sure that is."""

    name: str
    article: Article

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The name in bold, then facts and warnings."""
        del console
        for runs in self._runs():
            for row in wrap(runs, options.max_width):
                yield from segments(row)
                yield Segment.line()

    def _runs(self) -> Iterator[list[Run]]:
        article = self.article
        rules = ", ".join(article.rules) or "none"
        facts = f"{article.page.kind}, site rules: {rules}, confidence {article.confidence:.2f}"
        yield [(sanitize_line(self.name), "head"), (f"  {sanitize_line(facts)}", "margin")]
        if article.title:
            yield [(sanitize_line(article.title), "")]
        for warning in article.warnings:
            yield [(f"warning: {sanitize_line(warning)}", "reason")]


@dataclass(frozen=True, slots=True)
class Summary:
    """Blocks, characters and share of the page by category: what was kept, then what went, largest first."""

    article: Article

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """One row for each category."""
        del console, options
        for row in self._rows():
            yield from segments([row])
            yield Segment.line()

    def _rows(self) -> Iterator[Run]:
        blocks: Counter[Category] = Counter()
        sizes: Counter[Category] = Counter()
        for block, verdict in self.article.blocks:
            category = Category.BODY if verdict.keep else verdict.category
            blocks[category] += 1
            sizes[category] += len(block.text)
        total = sizes.total() or 1
        kept, went = sizes.pop(Category.BODY, 0), sizes
        yield _row("kept", blocks[Category.BODY], kept, total), "head"
        yield _row("stripped", blocks.total() - blocks[Category.BODY], went.total(), total), "head"
        for category, size in went.most_common():
            yield _row(f"  {category}", blocks[category], size, total), "stripped"


def _row(name: str, blocks: int, size: int, total: int) -> str:
    return f"{name:<18}{blocks:>7,} blocks {size:>10,} characters {100 * size / total:>6.1f} %"
