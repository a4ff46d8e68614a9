"""The language of a text by its commonest words, or by its script."""

import re

from .stopwords import STOP_WORDS_BY_LANGUAGE

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
)
_LOOK = 3000
_SCRIPT_SHARE = 0.15
_LEAST = 3
_LEAD = 1.15


def guess_language(text: str) -> str | None:
    """A BCP 47 tag, or None where it cannot be told."""
    text = text[:_LOOK]
    if not text.isascii():
        for tag, script in _SCRIPTS:
            if len(script.findall(text)) > _SCRIPT_SHARE * len(text):
                return tag
    words = text.lower().split()
    counts = sorted(
        ((sum(map(stop.__contains__, words)), tag) for tag, stop in STOP_WORDS_BY_LANGUAGE.items()), reverse=True
    )
    (best, tag), (second, _) = counts[0], counts[1]
    return tag if best >= _LEAST and best > _LEAD * second else None
