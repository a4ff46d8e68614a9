"""What language a text is in, guessed from its script and its function words.

Scripts that one language uses decide at once. Where several share one, the language whose commonest function
words make up the largest share of the text wins, each word weighing less the more languages have it (the
small-word method of Grefenstette, "Comparing two language identification schemes", 1995, there as good as
n-grams from about 15 words on). In doubt there is no answer.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from .stopwords import STOPWORDS

_SAMPLE = 4_000  # characters
_FEWEST_LETTERS = 20
_FEWEST_WORDS = 3  # different ones: a catalogue repeats one letter a hundred times
_LEAST_SHARE = 0.06
_LEAST_LEAD = 1.15

_RANGES = (
    ("latin", "A-Za-z\u00c0-\u024f\u1e00-\u1eff"),
    ("cyrillic", "\u0400-\u052f"),
    ("arabic", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"),
    ("devanagari", "\u0900-\u097f"),
    ("han", "\u3400-\u4dbf\u4e00-\u9fff"),
    ("ja", "\u3041-\u30ff"),
    ("ko", "\u1100-\u11ff\uac00-\ud7af"),
    ("el", "\u0370-\u03ff"),
    ("he", "\u0590-\u05ff"),
    ("th", "\u0e00-\u0e7f"),
    ("lo", "\u0e80-\u0eff"),
    ("ka", "\u10a0-\u10ff"),
    ("hy", "\u0530-\u058f"),
    ("bn", "\u0980-\u09ff"),
    ("pa", "\u0a00-\u0a7f"),
    ("gu", "\u0a80-\u0aff"),
    ("ta", "\u0b80-\u0bff"),
    ("te", "\u0c00-\u0c7f"),
    ("kn", "\u0c80-\u0cff"),
    ("ml", "\u0d00-\u0d7f"),
    ("si", "\u0d80-\u0dff"),
    ("my", "\u1000-\u109f"),
    ("km", "\u1780-\u17ff"),
    ("am", "\u1200-\u137f"),
)
_RUN = re.compile("|".join(f"(?P<{name}>[{letters}]+)" for name, letters in _RANGES))
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0900-\u097f\u200c])*")
_TRADITIONAL = frozenset("國會為這說們來時個對學發經點東車門開關過還進長見實現麼")
_SIMPLIFIED = frozenset("国会为这说们来时个对学发经点东车门开关过还进长见实现么")


def guess_language(text: str) -> str | None:
    """The language of `text` as a BCP 47 tag (`en`, `zh-Hant`), or None where it is too short or unclear.

    Reads at most 4,000 characters, from the middle, where a page is most likely its article.
    """
    start = max(0, (len(text) - _SAMPLE) // 2)
    sample = text[start : start + _SAMPLE]
    letters = _letters(sample)
    total = sum(letters.values())
    if total < _FEWEST_LETTERS and not (total >= 8 and letters["latin"] == 0):
        return None
    script, count = letters.most_common(1)[0]
    if letters["ja"] and letters["ja"] * 10 >= letters["han"] and letters["ja"] + letters["han"] >= count:
        return "ja"
    if count * 2 < total:
        return None
    if script == "han":
        return _chinese(sample)
    if script in STOPWORDS:
        return _by_stopwords(sample, script)
    return script


def _letters(sample: str) -> Counter[str]:
    """Number of letters by script."""
    counts: Counter[str] = Counter()
    for match in _RUN.finditer(sample):
        counts[match.lastgroup or ""] += match.end() - match.start()
    return counts


def _chinese(sample: str) -> str:
    traditional = sum(char in _TRADITIONAL for char in sample)
    simplified = sum(char in _SIMPLIFIED for char in sample)
    if traditional == simplified:
        return "zh"
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _by_stopwords(sample: str, script: str) -> str | None:
    words = Counter(_WORD.findall(sample.lower()))
    scores: dict[str, float] = {}
    hits: Counter[str] = Counter()
    different: Counter[str] = Counter()
    weights = _weights(script)
    for word, count in words.items():
        for language, weight in weights.get(word, {}).items():
            scores[language] = scores.get(language, 0.0) + count * weight
            hits[language] += count
            different[language] += 1
    ranked = sorted(((score, language) for language, score in scores.items()), reverse=True)
    (score, best), (second, _), *_ = [*ranked, (0.0, ""), (0.0, "")]
    clear = score >= _LEAST_LEAD * second
    enough = different[best] >= _FEWEST_WORDS and hits[best] >= _LEAST_SHARE * words.total()
    return best if clear and enough else None


@cache
def _weights(script: str) -> Mapping[str, Mapping[str, float]]:
    """Word to language to weight: 1 for a word of one language alone, less for shared ones."""
    table = STOPWORDS[script]
    shared = Counter(word for words in table.values() for word in words)
    weights: dict[str, dict[str, float]] = {}
    for language, words in table.items():
        for word in words:
            weights.setdefault(word, {})[language] = shared[word] ** -0.5
    return weights
