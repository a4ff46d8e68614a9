"""What a line looks like by itself: words, capitals, ends, phrases of boilerplate. No page around it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...rules.category import Category
from .lexicon import NUMBER, SPACELESS, Hit, Lexicon
from .tokens import CODE, Memo, count, lower, split_words
from .tuples import constructor

LOOK = 600
"""Characters of a line whose words are looked at."""

_THAI = re.compile(r"[\u0e00-\u0eff]")
_HANGUL = r"[\uac00-\ud7af]"
_EASTERN = re.compile("[^\x00-\u0dff]")  # a range to the last character would take long to compile
_LINKS = ("www.", "](", "@")
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
_IN_DATES = ("20", "19", ":", ".", "月")
_AGE_WIDTH = 32
_AGE_WORDS = 7
_DATE_WIDTH = 60
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

WORDS, PHRASES, CAPITALS, END, SPACELESS_SHARE = (
    NAMES.index(x) for x in ("words", "phrases", "capitals", "end", "spaceless")
)

_GROUPS = (
    frozenset({Category.LEGAL, Category.PAYWALL}),
    frozenset({Category.RELATED, Category.READ_MORE, Category.NAV}),
    frozenset({Category.COMMENTS, Category.SHARE, Category.BIO}),
    frozenset({Category.AD, Category.NEWSLETTER, Category.METADATA}),
    frozenset({Category.CAPTION}),
)
_PLACES = {category: place for place, group in enumerate(_GROUPS) for category in group}
_NO_GROUPS = (0.0,) * len(_GROUPS)


class Shape(NamedTuple):
    """One line by itself.

    `row` holds the values of `NAMES`, `words` counts about words in any script, `tokens` are the words of its
    beginning in lower case; `age` says that it tells how old something is, `dated` that it holds a
    date, `aside` that it may be one (`asides`).
    """

    row: tuple[float, ...]
    words: float
    hits: tuple[Hit, ...]
    age: bool
    dated: bool
    ended: bool
    tokens: tuple[str, ...]
    aside: bool = False


_new_shape = constructor(Shape)


def measure(text: str, lexicon: Lexicon) -> Shape:
    """The shape of a line; `text` is not blank. Words are looked at in the first `LOOK` characters."""
    width = len(text)
    head = text if width <= LOOK else text[:LOOK]
    tokens, capital, raw = split_words(head)
    long, common, number, you, aside, aging = count(tokens)
    spaceless, hangul = (0, 0) if raw else _eastern(head)
    size = len(text.split()) + (spaceless * width / len(head) / _SPACELESS_WORD if spaceless else 0.0)
    hits = _phrases(head, tokens, lexicon, spaceless, number > 0)
    dated = number > 0 and width <= _DATE_WIDTH and _is_dated(text)
    age = aging > 0 and width <= _AGE_WIDTH and len(tokens) <= _AGE_WORDS and _AGE.search(text) is not None
    end = _ending(text)
    words = len(tokens) or 1
    legal, pointing, talking, selling, picturing = _group_counts(hits) if hits else _NO_GROUPS
    small, bullet, quote = _beginning(text)
    commas, separators, inner, questions, colons, links = (
        _marks(raw) if raw and head is text else _count_marks(text, head, spaceless)
    )
    row = (
        size,
        width + 0.0,
        capital / words,
        min(1.0, sum([hit.words for hit in hits]) / (len(head) if spaceless else words)) if hits else 0.0,
        legal,
        pointing,
        talking,
        selling,
        picturing,
        end,
        small,
        bullet,
        quote,
        (_stops(head, common, tokens, spaceless, hangul) if spaceless or hangul else common)
        / (size if head is text else words),
        number / words if number else 0.0,
        width / size,
        commas / size if commas else 0.0,
        separators,
        links + ("http" in head),
        inner,
        questions,
        dated + 2.0 * age,
        spaceless / len(head) if spaceless else 0.0,
        hangul / len(head) if hangul else 0.0,
        colons,
        long / words,
        you / words if you else 0.0,
    )
    return _new_shape((row, size, tuple(hits), age, dated, end == _SENTENCE, tokens, aside > 0))


def _is_dated(text: str) -> bool:
    """Whether a short line holds a date or a time; what any of them holds is looked for first."""
    return any(map(text.__contains__, _IN_DATES)) and _DATE.search(text) is not None


def _eastern(head: str) -> tuple[int, int]:
    """Characters of scripts without blanks, and of hangul."""
    if _EASTERN.search(head) is None:
        return 0, 0
    return len(re.findall(SPACELESS, head)), len(re.findall(_HANGUL, head))


_CODED_SEPARATORS = _SEPARATORS.encode(CODE, "ignore")
_NOT_MARKS = bytes(set(range(256)) - set(b".,?:@(]" + _CODED_SEPARATORS))
_Marks = tuple[float, float, float, float, float, float]
_NO_MARKS: _Marks = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
_FEW_MARKS = 8


def _tally(marks: bytes) -> tuple[float, float, float, float, float]:
    """Commas, separators, question marks, colons, and whether there is an @, among marks."""
    separators = len(marks) - len(marks.translate(None, _CODED_SEPARATORS))
    commas, questions, colons = marks.count(b","), marks.count(b"?"), marks.count(b":")
    return commas + 0.0, separators + 0.0, questions + 0.0, colons + 0.0, float(b"@" in marks)


_known_tally = Memo(_tally).__getitem__


def _marks(raw: bytes) -> _Marks:
    """Commas, separators, sentence ends within, question marks, colons, marks of links."""
    marks = raw.translate(None, _NOT_MARKS)
    if not marks:
        return _NO_MARKS
    commas, separators, questions, colons, links = (
        _known_tally(marks) if len(marks) <= _FEW_MARKS else _tally(marks)
    )
    inner = 0.0
    if b"." in marks:
        inner += raw.count(b". ")
        links += b"www." in raw
    return commas, separators, inner, questions, colons, links + (b"](" in marks and b"](" in raw)


def _count_marks(text: str, head: str, spaceless: int) -> _Marks:
    commas, inner, questions = text.count(","), text.count(". "), text.count("?")
    if spaceless:
        commas += text.count("、") + text.count("，")
        inner += text.count("。")
        questions += text.count("？")
    separators = float(sum(map(head.count, _ASCII_SEPARATORS if head.isascii() else _SEPARATORS)))
    links = float(sum(map(head.__contains__, _LINKS)))
    return float(commas), separators, float(inner), float(questions), float(text.count(":")), links


def _beginning(text: str) -> tuple[float, float, float]:
    """Whether a line begins with a small letter, a bullet or number, an opening quote."""
    first = text[0]
    if first.isalpha():
        return _SMALL if first.islower() else _PLAIN
    listed = first in _BULLETS or (first.isdigit() and text[1:3].strip(" 0123456789") in (".", ")"))
    return float(first.islower()), float(listed), float(first in _OPENERS)


_SMALL, _PLAIN = (1.0, 0.0, 0.0), (0.0, 0.0, 0.0)


def _phrases(
    text: str, tokens: tuple[str, ...], lexicon: Lexicon, spaceless: int, numbers: bool
) -> list[Hit]:
    if len(tokens) > 2 * _PHRASE_REACH:
        tokens = tokens[:_PHRASE_REACH] + tokens[-_PHRASE_REACH:]
    hits = lexicon.find([NUMBER if token.isdigit() else token for token in tokens] if numbers else tokens)
    return hits + lexicon.find_spaceless(lower(text)) if spaceless else hits


def _group_counts(hits: list[Hit]) -> list[float]:
    counts = [0.0] * len(_GROUPS)
    for category, words in hits:
        if category in _PLACES:
            counts[_PLACES[category]] += words
    return counts


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


def _stops(text: str, common: int, tokens: Sequence[str], spaceless: int, hangul: int) -> float:
    if not spaceless:
        return common + (sum([token[-1] in _KOREAN_PARTICLES for token in tokens]) if hangul else 0.0)
    found = len(_JAPANESE_PARTICLES.findall(text)) or len(_CHINESE_PARTICLES.findall(text))
    return found + (len(_THAI.findall(text)) * 0.15)
