"""What a line looks like by itself: words, capitals, ends, phrases of boilerplate. No page around it."""

import re
from operator import ne
from typing import NamedTuple

from ...rules.category import Category
from .lexicon import SPACELESS, WORD, Hit, Lexicon, lower
from .stopwords import STOP_WORDS

LOOK = 2000
"""Characters of a line that are looked at; what follows changes nothing."""

_KANA = re.compile(r"[\u3040-\u309f]")
_THAI = re.compile(r"[\u0e00-\u0eff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_LINK = re.compile(r"\]\(|https?:|www\.|\w@\w|!\[")
_SEPARATOR = re.compile(r"[|•·›»→/]")
_CLOSERS = "\"'”’»)]*_」』）】"
_ENDS = frozenset(".!?。！？।؟۔॥")
_OPENERS = "\"“„«‘'「『‹"
_BULLETS = "*-•·–—●▪►+○■‣✓✔"
_SPACELESS_WORD = 2.2
"""Characters of a script without blanks that make about one word."""

_DATE = re.compile(
    r"\b(?:19|20)\d\d\b.{0,4}\d|\d{1,2}[./ -]\S{1,12}[./ ,-]{1,2}(?:19|20)\d\d|\b\d{1,2}:\d\d\b|\d+月\d+日|\d{1,2}\. ?\d{1,2}\."
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

NAMES = (
    "words", "characters", "capitals", "phrases", "legal phrases", "link phrases", "talk phrases", "sell phrases",
    "picture phrases", "end", "lower start", "bullet", "opening quote", "stop words", "numbers", "word length",
    "commas", "separators", "links", "inner sentences", "questions", "all capitals", "date", "spaceless",
    "kana", "hangul", "latin", "colon", "hash", "long words", "you", "parentheses", "shout", "ellipsis",
)  # fmt: skip
"""The columns of `Shape.row`."""

_GROUPS = (
    frozenset({Category.LEGAL, Category.PAYWALL}),
    frozenset({Category.RELATED, Category.READ_MORE, Category.NAV}),
    frozenset({Category.COMMENTS, Category.SHARE, Category.BIO}),
    frozenset({Category.AD, Category.NEWSLETTER, Category.METADATA}),
    frozenset({Category.CAPTION}),
)
_YOU = frozenset("you your yours we our us i my me ihr ihre sie wir uns vous votre nous notre tu usted su".split())


class Shape(NamedTuple):
    """One line by itself. `row` holds the values of `NAMES`; `words` counts about words in any script."""

    row: tuple[float, ...]
    words: float
    hits: tuple[Hit, ...]
    age: bool
    dated: bool
    ended: bool
    tokens: tuple[str, ...]


def measure(text: str, lexicon: Lexicon) -> Shape:
    """The shape of a line; `text` is not blank. Cost is bounded by `LOOK` characters."""
    text = text[:LOOK]
    folded = lower(text)
    words = text.split()
    tokens = WORD.findall(folded)
    cased = WORD.findall(text)
    count = len(tokens) or 1
    spaceless = 0 if text.isascii() else len(SPACELESS.findall(text))
    size = len(words) + spaceless / _SPACELESS_WORD
    hits, covered = _phrases(folded, tokens, lexicon, spaceless)
    end, ended = _ending(text)
    numbers = sum(map(str.isdigit, tokens))
    short = len(text) <= 140
    dated = bool(numbers) and short and _DATE.search(text) is not None
    age = len(text) <= _AGE_WIDTH and _AGE.search(folded) is not None
    first = text[0]
    capitals = sum(map(ne, tokens, cased))
    row = (
        size,
        float(len(text)),
        capitals / count,
        covered / count if not spaceless else min(1.0, covered / len(text)),
        *_group_counts(hits),
        end,
        float(first.islower()),
        float(first in _BULLETS or (first.isdigit() and text[1:3].strip(" 0123456789") in (".", ")"))),
        float(first in _OPENERS),
        _stops(text, tokens, spaceless) / size,
        numbers / count,
        len(text) / (len(words) or 1) if not spaceless else 5.0,
        float(text.count(",") + (text.count("、") + text.count("，") if spaceless else 0)) / size,
        float(len(_SEPARATOR.findall(text))),
        float(len(_LINK.findall(text))),
        float(text.count(". ") + (text.count("。") if spaceless else 0)),
        float(text.count("?") + text.count("？")),
        float(text.isupper()),
        float(dated) + 2.0 * age,
        spaceless / len(text),
        len(_KANA.findall(text)) / len(text) if spaceless else 0.0,
        len(_HANGUL.findall(text)) / len(text) if not text.isascii() else 0.0,
        float(text.isascii()),
        float(text.count(":")),
        float(first == "#"),
        sum(map(_LONG, tokens)) / count,
        sum(map(_YOU.__contains__, tokens)) / count,
        float(text.count("(") + text.count("[")),
        float(text.count("!")),
        float(text.endswith(("…", "..."))),
    )
    return Shape(row, size, tuple(hits), age, dated, ended, tuple(tokens))


def _LONG(token: str) -> bool:
    return len(token) > 7


def _phrases(
    text: str, tokens: list[str], lexicon: Lexicon, spaceless: int
) -> tuple[list[Hit], int]:
    folded = ["#" if token.isdigit() else token for token in tokens] if len(tokens) < 200 else tokens
    hits = lexicon.find(folded)
    if spaceless:
        hits += lexicon.find_spaceless(text)
    return hits, sum(hit.words for hit in hits)


def _group_counts(hits: list[Hit]) -> list[float]:
    if not hits:
        return [0.0] * len(_GROUPS)
    return [float(sum(hit.words for hit in hits if hit.category in group)) for group in _GROUPS]


def _ending(text: str) -> tuple[float, bool]:
    """How a line ends: 0 without a mark, 1 comma or the like, 2 colon, 3 sentence end; and whether that."""
    bare = text.rstrip(_CLOSERS)
    last = bare[-1:] or " "
    if last in _ENDS:
        return 3.0, True
    if last == ":":
        return 2.0, False
    return (1.0 if last in ",;…—–-、" else 0.0), False


_JAPANESE_PARTICLES = re.compile(r"[はがをにのでともへ]|です|ます|した|て")
_KOREAN_PARTICLES = frozenset("은는이가을를에의고다서로도")
_CHINESE_PARTICLES = re.compile(r"[的了是在和也就都而与將将這这我他她]")


def _stops(text: str, tokens: list[str], spaceless: int) -> float:
    if not spaceless:
        found = sum(map(STOP_WORDS.__contains__, tokens))
        if not text.isascii() and _HANGUL.search(text):
            found += sum(token[-1] in _KOREAN_PARTICLES for token in tokens)
        return float(found)
    found = len(_JAPANESE_PARTICLES.findall(text)) or len(_CHINESE_PARTICLES.findall(text))
    return float(found + (len(_THAI.findall(text)) * 0.15))
