"""The characters of a page's text as a reader takes them: none that nobody sees, letters in one piece."""

import re
from unicodedata import normalize

# Soft hyphens, joiners of words, byte order marks, blanks without width, and marks that go with a letter.
_ODD = re.compile("[\xad\u200b\u2060\ufeff\u0300-\u036f]")
# Scripts of South East Asia set a blank without width between words.
_UNSEEN = re.compile("[\xad\u2060\ufeff]|(?<![\u0e00-\u109f\u1780-\u17ff])\u200b")
_IN_PIECES = re.compile("\\w[\u0300-\u036f]+")


def readable(text: str) -> str:
    """`text` without what no reader sees, with accents in one character with their letters.

    A soft hyphen says where a word may be broken, and whoever searches for the word does not write it.
    Letters are composed as in Unicode's normal form C, which all else is left out of: it would also change
    how some names are written in Chinese characters.
    """
    if text.isascii() or _ODD.search(text) is None:
        return text
    return _IN_PIECES.sub(_composed, _UNSEEN.sub("", text))


def _composed(letter: re.Match[str]) -> str:
    return normalize("NFC", letter[0])
