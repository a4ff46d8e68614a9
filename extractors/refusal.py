"""Pages that hold no article: their blocks all go, and the reason is said."""

from ..rules.category import Category
from .types import Article, Judged, Options, PageType, Verdict

_NEVER = {
    PageType.ERROR: ("an error page, not an article", Category.OTHER),
    PageType.CONSENT: ("a consent wall, not an article", Category.LEGAL),
    PageType.PAYWALL: ("a paywall stub: the article itself is not on the page", Category.PAYWALL),
}


def refuse(article: Article, options: Options) -> Article:
    """The article, or the same page with nothing kept where it is no article.

    `options.force` refuses nothing; `options.articles_only` refuses every other type of page too.
    """
    kind = article.page_type
    if options.force:
        return article
    if kind in _NEVER:
        return _emptied(article, *_NEVER[kind])
    if options.articles_only and kind is not PageType.ARTICLE:
        return _emptied(article, f"not an article: this looks like a page of type {kind}", Category.OTHER)
    return (
        article
        if not article.is_empty
        else article._replace(warnings=(*article.warnings, "no article found"))
    )


def _emptied(article: Article, reason: str, category: Category) -> Article:
    def gone(item: Judged) -> Judged:
        if not item.verdict.keep:
            return item
        return Judged(item.block, Verdict(False, category, "signal:page-type", item.verdict.score, (reason,)))

    return article._replace(blocks=tuple(map(gone, article.blocks)), warnings=(*article.warnings, reason))
