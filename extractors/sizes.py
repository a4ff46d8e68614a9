"""How much of a page is what."""

from collections.abc import Iterable

from ..rules.category import Category
from .types import Article, JudgedBlocks, Shown


def sizes(article: Article) -> dict[Category, int]:
    """Visible characters of the page by category, in the order in which it shows them first."""
    found: dict[Category, int] = {}
    for text, keep, category in _shown(article):
        kind = Category.BODY if keep else category
        found[kind] = found.get(kind, 0) + len(text)
    return found


def shares(article: Article) -> dict[Category, float]:
    """The same as shares of the page, largest first; they sum to 1 unless it is empty."""
    found = sizes(article)
    total = sum(found.values()) or 1
    return {kind: size / total for kind, size in sorted(found.items(), key=lambda item: -item[1])}


def _shown(article: Article) -> Iterable[Shown]:
    if isinstance(article.blocks, JudgedBlocks):
        return article.blocks.shown
    return ((block.text, verdict.keep, verdict.category) for block, verdict in article.blocks)
