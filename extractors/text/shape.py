"""What a line looks like by itself: words, capitals, ends, phrases of boilerplate. No page around it."""

import re
from operator import ne
from typing import NamedTuple

from ...rules.category import Category
from .lexicon import NUMBER, SPACELESS, WORD, Hit, Lexicon, lower
from .stopwords import STOP_WORDS

LOOK = 600
"""Characters of a line whose words are looked at."""

_THAI = re.compile(r"[\u0e00-\u0eff]")
_HANGUL = r"[\uac00-\ud7af]"
_EASTERN = re.compile("[^\x00-\u0dff]")  # a range to the last character would take long to compile
_LINKS = ("http", "www.", "](", "@")
_SEPARATORS = "|/•·›»→"
_ASCII_SEPARATORS = "|/"
_CLOSERS = "\"'”’»)]*_」』）】"
_ENDS = frozenset(".!?。！？।؟۔॥")
_OPENERS = "\"“„«‘'「『‹"
_BULLETS = "*-•·–—●▪►+○■‣✓✔"
_SPACELESS_WORD = 2.2
"""Characters of a script without blanks that make about one word."""

_DATE = re.compile(
    r"\b(?:19|20)\d\d\b.{0,4}\d|\d{1,2}[./ -]\S{1,12}[./ ,-]{1,2}(?:19|20)\d\d"
    r"|\b\d{1,2}:\d\d\b|\d+月\d+日|[^\W\d_]{3,9}\.? \d{1,2},? (?:19|20)\d\d\b|\d{1,2}\. ?\d{1,2}\."
)
_AGE = re.compile(
    r"""^\W*(?:\w+\W+)?(?:
        (?:vor|il\ y\ a|hace|há|fa|for|för|siden|przed)\s+(?:\d+|\w{2,6})\s+\w+
      | (?:\d+|an?|one)\s*(?:s|sec|m|min|mins|h|hr|hrs|d|w|mo|yr|y|
            seconds?|minutes?|hours?|days?|weeks?|months?|years?|
            \w+\s(?:fa|atrás|geleden|önce|temu|sitten|siden|sedan|назад|тому|zpět|पहले))\.?(?:\s+ago)?
      | yesterday|today|just\ now|gestern|heute|hier|ayer|ieri|ontem|gisteren|wczoraj|вчера|вчора|dün
      | \d+\s*(?:分|時間|小时|分钟|天|日|週間|시간|분|일)\s*(?:前|전)
      | قبل\s.{2,14} | منذ\s.{2,14}
    )\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
_AGE_WIDTH = 32
_AGE_WORDS = 7
_NUMERAL = re.compile(r"\d")
_AGE_SIGNS = frozenset(
    [
        "ago",
        "yesterday",
        "today",
        "now",
        "gestern",
        "heute",
        "hier",
        "ayer",
        "ieri",
        "ontem",
        "gisteren",
        "wczoraj",
        "вчера",
        "вчора",
        "dün",
        "vor",
        "il",
        "hace",
        "há",
        "fa",
        "for",
        "för",
        "siden",
        "przed",
        "an",
        "a",
        "one",
        "قبل",
        "منذ",
    ]
)
_DATE_WIDTH = 60
_LONG_WORD = 7
_SENTENCE = 3.0
_PHRASE_REACH = 20
"""Words at both ends of a long line among which phrases are looked for."""


NAMES = (
    "words", "characters", "capitals", "phrases", "legal phrases", "link phrases", "talk phrases",
    "sell phrases", "picture phrases", "end", "lower start", "bullet", "opening quote", "stop words",
    "numbers", "word length",
    "commas", "separators", "links", "inner sentences", "questions", "date", "spaceless", "hangul", "colon",
    "long words", "you",
)  # fmt: skip
"""The columns of `Shape.row`."""

PHRASES, CAPITALS, END, SPACELESS_SHARE = (
    NAMES.index(x) for x in ("phrases", "capitals", "end", "spaceless")
)

_GROUPS = (
    frozenset({Category.LEGAL, Category.PAYWALL}),
    frozenset({Category.RELATED, Category.READ_MORE, Category.NAV}),
    frozenset({Category.COMMENTS, Category.SHARE, Category.BIO}),
    frozenset({Category.AD, Category.NEWSLETTER, Category.METADATA}),
    frozenset({Category.CAPTION}),
)
_NO_GROUPS = (0.0,) * len(_GROUPS)
_YOU = frozenset(
    [
        "you",
        "your",
        "yours",
        "we",
        "our",
        "us",
        "i",
        "my",
        "me",
        "ihr",
        "ihre",
        "sie",
        "wir",
        "uns",
        "vous",
        "votre",
        "nous",
        "notre",
        "tu",
        "usted",
        "su",
    ]
)


class Shape(NamedTuple):
    """One line by itself.

    `row` holds the values of `NAMES`, `words` counts about words in any script, `tokens` are the words of its
    beginning in lower case; `age` says that it tells how old something is, `dated` that it holds a date.
    """

    row: tuple[float, ...]
    words: float
    hits: tuple[Hit, ...]
    age: bool
    dated: bool
    ended: bool
    tokens: tuple[str, ...]


def measure(text: str, lexicon: Lexicon) -> Shape:
    """The shape of a line; `text` is not blank. Words are looked at in the first `LOOK` characters."""
    head = text[:LOOK]
    cased = WORD.findall(head)
    plain = text.isascii()
    tokens = list(map(str.lower, cased)) if plain else WORD.findall(lower(head))
    eastern = not plain and _EASTERN.search(head) is not None
    spaceless = len(re.findall(SPACELESS, head)) if eastern else 0
    hangul = len(re.findall(_HANGUL, head)) if eastern else 0
    size = len(text.split()) + (spaceless * len(text) / len(head) / _SPACELESS_WORD if spaceless else 0)
    numbers = sum(map(str.isdigit, tokens))
    hits = _phrases(head, tokens, lexicon, spaceless, numbers > 0)
    dated = numbers > 0 and len(text) <= _DATE_WIDTH and _DATE.search(text) is not None
    age = len(text) <= _AGE_WIDTH and _is_age(text, tokens)
    end = _ending(text)
    count = len(tokens) or 1
    row = (
        size,
        float(len(text)),
        sum(map(ne, tokens, cased)) / count,
        min(1.0, sum(hit.words for hit in hits) / (len(head) if spaceless else count)) if hits else 0.0,
        *(_group_counts(hits) if hits else _NO_GROUPS),
        end,
        *_beginning(text),
        _stops(head, tokens, spaceless, hangul) / (size if len(head) == len(text) else count),
        numbers / count,
        len(text) / size,
        (text.count(",") + (text.count("、") + text.count("，") if spaceless else 0)) / size,
        float(sum(map(head.count, _ASCII_SEPARATORS if plain else _SEPARATORS))),
        float(sum(map(head.__contains__, _LINKS))),
        float(text.count(". ") + (text.count("。") if spaceless else 0)),
        float(text.count("?") + (text.count("？") if spaceless else 0)),
        dated + 2.0 * age,
        spaceless / len(head),
        hangul / len(head),
        float(text.count(":")),
        sum(map(_LONG_WORD.__lt__, map(len, tokens))) / count,
        0.0 if _YOU.isdisjoint(tokens) else sum(map(_YOU.__contains__, tokens)) / count,
    )
    return Shape(row, size, tuple(hits), age, dated, end == _SENTENCE, tuple(tokens))


def _beginning(text: str) -> tuple[float, float, float]:
    """Whether a line begins with a small letter, a bullet or number, an opening quote."""
    first = text[0]
    listed = first in _BULLETS or (first.isdigit() and text[1:3].strip(" 0123456789") in (".", ")"))
    return float(first.islower()), float(listed), float(first in _OPENERS)


def _is_age(text: str, tokens: list[str]) -> bool:
    """Whether a short line tells how old something is: `9 minutes ago`; the pattern is tried on few lines."""
    if len(tokens) > _AGE_WORDS or not (_NUMERAL.search(text) or not _AGE_SIGNS.isdisjoint(tokens)):
        return False
    return _AGE.search(text) is not None


def _phrases(text: str, tokens: list[str], lexicon: Lexicon, spaceless: int, numbers: bool) -> list[Hit]:
    if len(tokens) > 2 * _PHRASE_REACH:
        tokens = tokens[:_PHRASE_REACH] + tokens[-_PHRASE_REACH:]
    hits = lexicon.find([NUMBER if token.isdigit() else token for token in tokens] if numbers else tokens)
    return hits + lexicon.find_spaceless(lower(text)) if spaceless else hits


def _group_counts(hits: list[Hit]) -> list[float]:
    return [float(sum(hit.words for hit in hits if hit.category in group)) for group in _GROUPS]


def _ending(text: str) -> float:
    """How a line ends: 0 without a mark, 1 comma or the like, 2 colon, 3 sentence end."""
    last = text[-1]
    if last in _CLOSERS:
        last = text.rstrip(_CLOSERS)[-1:] or " "
    if last in _ENDS:
        return _SENTENCE
    if last == ":":
        return 2.0
    return 1.0 if last in ",;…—–-、" else 0.0


_JAPANESE_PARTICLES = re.compile(r"[はがをにのでともへ]|です|ます|した|て")
_KOREAN_PARTICLES = frozenset("은는이가을를에의고다서로도")
_CHINESE_PARTICLES = re.compile(r"[的了是在和也就都而与將将這这我他她]")


def _stops(text: str, tokens: list[str], spaceless: int, hangul: int) -> float:
    if not spaceless:
        found = sum(map(STOP_WORDS.__contains__, tokens))
        if hangul:
            found += sum(token[-1] in _KOREAN_PARTICLES for token in tokens)
        return float(found)
    found = len(_JAPANESE_PARTICLES.findall(text)) or len(_CHINESE_PARTICLES.findall(text))
    return float(found + (len(_THAI.findall(text)) * 0.15))
