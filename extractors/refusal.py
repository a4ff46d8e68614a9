"""Pages that hold no article: their blocks all go, and the reason is said."""

from dataclasses import replace

from ..rules.category import Category
from .types import Article, Judged, Options, PageType

_NEVER = {
    PageType.ERROR: ("an error page, not an article", Category.OTHER),
    PageType.CONSENT: ("a consent wall, not an article", Category.LEGAL),
    PageType.PAYWALL: ("a paywall stub: the article itself is not on the page", Category.PAYWALL),
}


def refuse(article: Article, options: Options) -> Article:
    """The article, or the same page with nothing kept where it is no article; `options.force` refuses nothing."""
    if options.force:
        return article
    if article.page_type in _NEVER:
        reason, category = _NEVER[article.page_type]
        return _emptied(article, reason, category)
    if options.articles_only and article.page_type is not PageType.ARTICLE:
        return _emptied(
            article, f"not an article: this looks like a {article.page_type} page", Category.OTHER
        )
    if not article.kept and not any("no article" in warning for warning in article.warnings):
        return replace(article, warnings=(*article.warnings, "no article found"))
    return article


def _emptied(article: Article, reason: str, category: Category) -> Article:
    blocks = (
        Judged(
            block, replace(verdict, keep=False, category=category, by="signal:page-type", reasons=(reason,))
        )
        if verdict.keep
        else Judged(block, verdict)
        for block, verdict in article.blocks
    )
    return replace(article, blocks=tuple(blocks), warnings=(*article.warnings, reason))
