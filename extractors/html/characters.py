"""The characters of a page's text as a reader takes them: none that nobody sees, letters in one piece."""

import re
from unicodedata import normalize

# Scripts of South East Asia set a blank without width between words.
_UNSEEN = re.compile("[\xad\u2060-\u2064\ufeff]|(?<![\u0e00-\u109f\u1780-\u17ff])\u200b")
_MARKS = re.compile("[\u0300-\u036f]+")


def visible(text: str) -> str:
    """`text` without what no reader sees: soft hyphens, marks of byte order, blanks without width.

    A soft hyphen says where a word may be broken, and whoever searches for the word does not write it.
    """
    # To look for each takes a tenth of the time that the expression takes.
    if "\xad" in text or "\u200b" in text or "\ufeff" in text or "\u2060" in text or "\u2063" in text:
        return _UNSEEN.sub("", text)
    return text


def composed(text: str) -> str:
    """`text` with accents in one character with their letters, as in Unicode's normal form C.

    That form itself would also change how some names are written in Chinese characters.
    """
    pieces: list[str] = []
    past = 0
    for marks in _MARKS.finditer(text):
        letter = max(past, marks.start() - 1)
        pieces += (text[past:letter], normalize("NFC", text[letter : marks.end()]))
        past = marks.end()
    return "".join((*pieces, text[past:])) if pieces else text


def may_be_in_pieces(encoded: bytes) -> bool:
    """Whether a text in UTF-8 may hold accents apart from their letters: all begin with these bytes."""
    return b"\xcc" in encoded or b"\xcd" in encoded
