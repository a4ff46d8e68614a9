"""What language a text is in, guessed from its script and its function words.

Scripts that one language uses decide at once. Where several share one, the language whose commonest function
words make up the largest share of the text wins, each word weighing less the more languages have it (the
small-word method of Grefenstette, "Comparing two language identification schemes", 1995, there as good as
n-grams from about 15 words on). In doubt there is no answer.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict

from .stopwords import SCRIPTS, languages_by_word

_GLANCE, _SAMPLE = 700, 4_000
"""Characters that are read first, and where these leave a doubt."""

_FEWEST_LETTERS = 20
_FEWEST_WORDS = 3  # different ones: a catalogue repeats one letter a hundred times
_LEAST_SHARE = 0.06
_LEAST_LEAD, _CLEAR_LEAD = 1.15, 1.6

_STARTS = (
    (0x41, "latin"), (0x5B, ""), (0x61, "latin"), (0x7B, ""), (0xC0, "latin"), (0x250, ""), (0x370, "el"),
    (0x400, "cyrillic"), (0x530, "hy"), (0x590, "he"), (0x600, "arabic"), (0x700, ""), (0x750, "arabic"),
    (0x780, ""), (0x900, "devanagari"), (0x980, "bn"), (0xA00, "pa"), (0xA80, "gu"), (0xB00, ""),
    (0xB80, "ta"), (0xC00, "te"), (0xC80, "kn"), (0xD00, "ml"), (0xD80, "si"), (0xE00, "th"), (0xE80, "lo"),
    (0xF00, ""), (0x1000, "my"), (0x10A0, "ka"), (0x1100, "ko"), (0x1200, "am"), (0x1380, ""),
    (0x1780, "km"), (0x1800, ""), (0x1E00, "latin"), (0x1F00, ""), (0x3041, "ja"), (0x3100, ""),
    (0x3400, "han"), (0x4DC0, ""), (0x4E00, "han"), (0xA000, ""), (0xAC00, "ko"), (0xD7B0, ""),
    (0xFB50, "arabic"), (0xFE00, ""), (0xFE70, "arabic"), (0xFF00, ""),
)  # fmt: skip
"""Where the letters of a script begin, up to the next entry; "" for what belongs to none."""

_BORDERS = [start for start, _ in _STARTS]
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0900-\u097f\u200c])*")
_LETTERS = bytes(ord(chr(x).lower()) if chr(x).isalpha() else ord(" ") for x in range(128)).ljust(256)
_NO_LETTERS = bytes(x for x in range(128) if not chr(x).isalpha())
_TRADITIONAL = frozenset("國會為這說們來時個對學發經點東車門開關過還進長見實現麼")
_SIMPLIFIED = frozenset("国会为这说们来时个对学发经点东车门开关过还进长见实现么")


def guess_language(text: str) -> str | None:
    """The language of `text` as a BCP 47 tag (`en`, `zh-Hant`), or None where it is too short or unclear.

    Reads at most 4,000 characters, from the middle, where a page is most likely its article; of these the
    middle ones alone where they leave no doubt.
    """
    quick = _guess(_middle(text, _GLANCE), _CLEAR_LEAD) if len(text) > _GLANCE else None
    return quick or _guess(_middle(text, _SAMPLE), _LEAST_LEAD)


def _middle(text: str, size: int) -> str:
    start = max(0, (len(text) - size) // 2)
    return _plain(text[start : start + size])


def _guess(sample: str, lead: float) -> str | None:
    """The language of a sample; of several that share a script one must lead by so much."""
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
        return _chinese(sample, lead)
    return _by_stopwords(sample, script, lead) if script in SCRIPTS else script


def _plain(sample: str) -> str:
    """A text as plain ASCII where only its dashes, quotes and the like are not: that is cut much faster."""
    marks = [char for char in set(sample) if char > "\x7f"]
    if any(char.isalnum() or "\u0900" <= char <= "\u097f" or char == "\u200c" for char in marks):
        return sample
    return sample.encode("ascii", "replace").decode("ascii")


def _letters(sample: str) -> Counter[str]:
    """Number of letters by script; `sample` as `_plain` gives it."""
    if sample.isascii():
        return Counter(latin=len(sample.encode("ascii").translate(None, _NO_LETTERS)))
    counts: Counter[str] = Counter()
    for char, number in Counter(sample).items():
        place = bisect_right(_BORDERS, ord(char))
        if place and _STARTS[place - 1][1]:
            counts[_STARTS[place - 1][1]] += number
    return counts


def _words(sample: str) -> list[str]:
    """The words of a text in lower case: runs of letters; plain ASCII is cut four times as fast."""
    if sample.isascii():
        return sample.encode("ascii").translate(_LETTERS).decode("ascii").split()
    return _WORD.findall(sample.lower())


def _chinese(sample: str, lead: float) -> str | None:
    traditional = sum(char in _TRADITIONAL for char in sample)
    simplified = sum(char in _SIMPLIFIED for char in sample)
    if lead > _LEAST_LEAD and max(traditional, simplified) < lead * min(traditional, simplified) + lead:
        return None
    if traditional == simplified:
        return "zh"
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _by_stopwords(sample: str, script: str, lead: float) -> str | None:
    words, languages = Counter(_words(sample)), languages_by_word(script)
    scores: dict[str, float] = defaultdict(float)
    common = sorted(words.keys() & languages.keys())
    for word in common:
        share = words[word] * len(languages[word]) ** -0.5
        for language in languages[word]:
            scores[language] += share
    ranked = sorted(((score, language) for language, score in scores.items()), reverse=True)
    (score, best), (second, _), *_ = [*ranked, (0.0, ""), (0.0, "")]
    hits = [word for word in common if best in languages[word]]
    clear = score >= lead * second
    enough = len(hits) >= _FEWEST_WORDS and sum(words[word] for word in hits) >= _LEAST_SHARE * words.total()
    return best if clear and enough else None
