"""What a selector takes away, told from the words in it: the category that a rule is given."""

import re

from ..category import Category

_WORDS = {
    Category.COMMENTS: "comment kommentar disqus respond discussion replies",
    Category.NEWSLETTER: "newsletter subscribe subscription signup mailchimp abonn",
    Category.SHARE: "share sharing social facebook twitter tweet addthis whatsapp follow",
    Category.PAYWALL: "paywall premium piano regwall",
    Category.LEGAL: "copyright cookie consent legal disclaimer license gdpr",
    Category.RELATED: "related recirc recommend teaser similar more-on mehr trending popular promo outbrain",
    Category.READ_MORE: "readmore read-more seealso see-also weiterlesen",
    Category.AD: "advert sponsor banner adbox adslot dfp google werbung anzeige affiliate commercial",
    Category.BIO: "bio author-info about-author authorbox author-box",
    Category.CAPTION: "caption credit figcaption legende bildunterschrift",
    Category.BYLINE: "byline author autor dateline",
    Category.DATE: "date datum timestamp pubdate published time",
    Category.NAV: "breadcrumb nav menu pagination pager toc sidebar footer header button skip search",
    Category.TITLE: "headline h1 title hgroup",
    Category.METADATA: "meta tags tag-list taglist category topics kicker reading",
}
_PATTERNS = [
    (category, re.compile("|".join(re.escape(word) for word in words.split())))
    for category, words in _WORDS.items()
]
_AD = re.compile(r"(?<![a-z])ads?(?![a-z])")


def category_of(selector: str) -> Category:
    """The category that the words of a selector speak of; `other` where they say nothing."""
    text = re.sub(r"following-sibling|\bfollowing\b", "", selector.lower())
    for category, pattern in _PATTERNS:
        if pattern.search(text):
            return category
    return Category.AD if _AD.search(text) else Category.OTHER
