"""The closed list of what a block can be: shared by rules, heuristics, reports and the command line."""

from enum import StrEnum


class Category(StrEnum):
    """What a block is. `BODY` is the article; every other member names a kind of boilerplate or metadata."""

    BODY = "body"
    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    AD = "ad"
    NAV = "nav"
    SHARE = "share"
    NEWSLETTER = "newsletter"
    RELATED = "related"
    READ_MORE = "read-more"
    COMMENTS = "comments"
    BIO = "bio"
    CAPTION = "caption"
    LEGAL = "legal"
    PAYWALL = "paywall"
    METADATA = "metadata"
    FOREIGN_ARTICLE = "foreign-article"
    DUPLICATE = "duplicate"
    OTHER = "other"
