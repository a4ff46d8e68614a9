"""Strings found in a page's metadata, made fit to print."""

import re
from functools import lru_cache
from html import unescape

TITLE_LIMIT = 500
DESCRIPTION_LIMIT = 2_000
NAME_LIMIT = 120

# Controls, invisible marks of direction, byte order marks, soft hyphens, and lone surrogates, which JSON
# escapes can spell and no codec can write. The joiners U+200C and U+200D stay: Persian and Hindi need them.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_NO_LETTER = re.compile(r"[\W_]+")
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|br|em|i|mark|p|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]{0,300})?/?>", re.I
)


def fold(text: str, limit: int = TITLE_LIMIT) -> str:
    """`text` on one line of at most `limit` characters.

    Entities that were encoded twice are decoded, inline tags and unprintable characters are dropped, and runs
    of white space become one space.
    """
    text = text[: 8 * limit]
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = _INLINE_TAG.sub(" ", text)
    if not text.isprintable():
        text = _UNPRINTABLE.sub("", text)
    return " ".join(text.split())[:limit].rstrip()


@lru_cache(maxsize=1024)  # a page repeats its title, and a site its names
def same(text: str) -> str:
    """`text` reduced to its letters and digits, for comparing names and titles."""
    return _NO_LETTER.sub("", text.casefold())
