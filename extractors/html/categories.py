"""What a stripped block is: by the names of its elements, then by its words, then by its place."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ...rules.category import Category
from ..text.lexicon import fold, load_lexicon
from ..types import Metadata, Role
from .boxes import Box
from .facts import Fact
from .kinds import Kind

_NAMES: dict[Category, str] = {
    Category.COMMENTS: ("comment comments disqus replies reply commentlist respond commenters discussion"),
    Category.SHARE: "share sharing social addtoany sharedaddy socials shares addthis follow",
    Category.NEWSLETTER: "newsletter newsletters signup subscribe optin mailing mailchimp",
    Category.RELATED: (
        "related recommended recommendations recirc trending popular teaser teasers promo "
        "outbrain taboola readmore moreon mostread yarpp jp-relatedposts suggested upnext "
        "latest"
    ),
    Category.AD: ("ad ads advert advertisement adsbygoogle sponsor sponsored dfp gpt banner-ad adbox adslot"),
    Category.BIO: "bio author-bio authorbox author-box about-author biography author-info vcard",
    Category.BYLINE: "byline author authors writer by-line contributor",
    Category.DATE: "date dateline timestamp published posted-on pubdate datetime entry-date",
    Category.CAPTION: "caption figcaption credit credits copyright photocredit wp-caption-text",
    Category.PAYWALL: "paywall regwall premium subscriber piano meter",
    Category.LEGAL: ("cookie cookies consent gdpr privacy legal disclaimer cookiebar onetrust cmp terms"),
    Category.METADATA: (
        "tags tag meta taxonomy entry-meta post-meta postmeta topics keywords reading-time categories"
    ),
    Category.NAV: (
        "nav menu navbar navigation breadcrumb breadcrumbs pagination pager header footer "
        "topbar sidebar masthead search login toolbar skip submenu <nav> <footer> <header> "
        "navigation contentinfo"
    ),
}
_BY_NAME = {name: category for category, names in _NAMES.items() for name in names.split()}
_TAGS = {"figcaption": Category.CAPTION, "nav": Category.NAV, "footer": Category.NAV, "time": Category.DATE}
_DATE = re.compile(r"\d.*\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\b.*\d|\d[.:]\d\d\b.*\d|\b(?:19|20)\d\d[年년]")
_CAPTION, _NAV = Role.CAPTION, Category.NAV
_NEAR = 7
"""Boxes up to which an element's name says what the block is."""
_LONG = 40
"""Words from which a text has its own say no more: one phrase in it is not what it is."""


Named = tuple[Category, str]


def named_boxes(boxes: Sequence[Box], sizes: Sequence[float]) -> list[Named | None]:
    """For each box the category that its own name or that of a near ancestor gives, with the name.

    `sizes` are the letters that each box holds; those that hold none are passed over.
    """
    found: list[Named | None] = [None]
    levels = [0]
    for box, size in zip(boxes[1:], sizes[1:], strict=True):
        own, level = _named(box.kind) if size else None, 0
        if own is None and size and box.parent is not None:
            up = box.parent.index
            if levels[up] < _NEAR:
                own, level = found[up], levels[up] + 1
        found.append(own)
        levels.append(level)
    return found


def category_of(
    text: str, role: Role, fact: Fact, named: Named | None, metadata: Metadata, after: bool
) -> tuple[Category, str]:
    """Category of a stripped block, and the element name that says so ("" for its words or its place).

    `named` is what the names of its boxes say; `after` is whether the block stands behind the last paragraph
    of the article.
    """
    if role is _CAPTION:
        return Category.CAPTION, ""
    if named is not None and (named[0] is not _NAV or fact.menu):
        return named
    spoken = _by_words(text, fact, metadata)
    if spoken is not None:
        return spoken, ""
    if named is not None:
        return named
    if fact.repeated > 1 and fact.words > 5:
        return Category.DUPLICATE, ""
    return _by_place(fact, after), ""


@lru_cache(maxsize=2048)
def _named(kind: Kind) -> Named | None:
    if kind.tag in _TAGS:
        return _TAGS[kind.tag], kind.tag
    words = kind.words
    if _BY_NAME.keys().isdisjoint(words):
        return None
    return next((_BY_NAME[word], word) for word in words if word in _BY_NAME)


def _by_words(text: str, fact: Fact, metadata: Metadata) -> Category | None:
    if fact.words > _LONG:
        return None
    if fact.words < 12 and any(author and author in text for author in metadata.authors):
        return Category.BYLINE
    if fact.words < 10 and fact.linked < 0.5 and _DATE.search(text):
        return Category.DATE
    return _spoken(text)


@lru_cache(maxsize=2048)
def _spoken(text: str) -> Category | None:
    lexicon = load_lexicon()
    hits = lexicon.find(fold(text)) or lexicon.find_spaceless(text.lower())
    longest = max(hits, key=lambda hit: hit.words, default=None)
    return longest.category if longest is not None else None


def _by_place(fact: Fact, after: bool) -> Category:
    if fact.linked > 0.6:
        return Category.RELATED if after and fact.words > 4 else Category.NAV
    return Category.FOREIGN_ARTICLE if after and fact.words > 30 else Category.OTHER
