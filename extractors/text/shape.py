"""What a line looks like by itself: words, capitals, ends, phrases of boilerplate. No page around it.

All lines of a page are measured at once, a column at a time.
"""

import re
from collections.abc import Sequence
from itertools import compress
from operator import truediv
from typing import NamedTuple

from ...rules.category import Category
from .ages import AGE_WIDTH, AGE_WORDS, DATE_WIDTH, tells_age, tells_date
from .lexicon import NUMBER, SPACELESS, Hit, Lexicon
from .marks import SENTENCE, Marks, bullets, count_marks, endings
from .tokens import Words, lower, split_lines
from .told import PLAIN, Table, count
from .tuples import from_columns

LOOK = 360
"""Characters of a line that are looked at."""

_THAI = re.compile(r"[\u0e00-\u0eff]")
_HANGUL = r"[\uac00-\ud7af]"
_SPACELESS_WORD = 2.2
"""Characters of a script without blanks that make about one word."""

_PHRASE_REACH = 20
"""Words at both ends of a long line among which phrases are looked for."""

Column = list[float]
"""One feature: a value for each line."""

NAMES = (
    "words", "characters", "capitals", "phrases", "legal phrases", "end", "lower start", "bullet",
    "stop words", "numbers", "word length", "commas", "separators", "inner sentences", "questions", "colon",
    "spaceless", "hangul", "you",
)  # fmt: skip
"""The columns of `Measured`."""

WORDS, PHRASES, CAPITALS, SEPARATORS, COLONS, SPACELESS_SHARE = (
    NAMES.index(x) for x in ("words", "phrases", "capitals", "separators", "colon", "spaceless")
)

_LAW = frozenset({Category.LEGAL, Category.PAYWALL})


class Shape(NamedTuple):
    """One line by itself.

    `words` counts about words in any script, `phrases` and `capitals` are shares of them, `tokens` are the
    words of its beginning in lower case; `age` says that it tells how old something is, `dated` that it holds
    a date, `aside` that it may be one (`asides`).
    """

    words: float
    phrases: float
    capitals: float
    hits: Sequence[Hit]
    age: bool
    dated: bool
    ended: bool
    tokens: Sequence[str]
    aside: bool


class Measured(NamedTuple):
    """Lines by themselves, and their values of `NAMES` as columns.

    `known` counts the words of each that have a weight, `weights` has the sums of these.
    """

    shapes: list[Shape]
    columns: list[Column]
    known: list[int]
    weights: list[int]

    def at(self, places: Sequence[int]) -> "Measured":
        """These lines, some of them perhaps several times."""
        shapes, columns, known, weights = self
        taken = [list(map(column.__getitem__, places)) for column in columns]
        known, weights = ([numbers[place] for place in places] for numbers in (known, weights))
        return Measured([shapes[place] for place in places], taken, known, weights)


def measure(texts: Sequence[str], lexicon: Lexicon, tables: tuple[Table, Table] = PLAIN) -> Measured:
    """The shapes of lines, none of them blank. Words are looked at in the first `LOOK` characters."""
    widths = list(map(len, texts))
    heads = [text if width <= LOOK else text[:LOOK] for text, width in zip(texts, widths, strict=True)]
    words = split_lines(heads)
    counts = list(map(len, words.tokens))
    spaceless, hangul = _eastern(heads, words.foreign)
    long = [index for index, width in enumerate(widths) if width > LOOK]
    sizes = _sizes(counts, texts, spaceless, long)
    common, you, asides, aging, known, weights = count(words.tokens, counts, tables)
    numbers = _numbers(words, asides, aging)
    hits = _hits(heads, words.tokens, numbers, lexicon, spaceless)
    phrases, legal = _covered(hits, counts, heads, spaceless)
    capitals, end = list(map(truediv, words.capitals, counts)), endings(texts)
    dated = [
        number > 0 and width <= DATE_WIDTH and tells_date(text)
        for number, width, text in zip(numbers, widths, texts, strict=True)
    ]
    age = [
        told > 0 and width <= AGE_WIDTH and number <= AGE_WORDS and tells_age(text)
        for told, width, number, text in zip(aging, widths, counts, texts, strict=True)
    ]
    ended = list(map(SENTENCE.__eq__, end))
    marks = _whole(count_marks(words.raw), texts, long, spaceless)
    columns = [
        sizes,
        list(map(float, widths)),
        capitals,
        phrases,
        legal,
        end,
        [float(text[0].islower()) for text in texts],
        bullets(texts),
        _stops(common, counts, heads, words.tokens, spaceless, hangul),
        list(map(truediv, numbers, counts)),
        list(map(truediv, widths, sizes)),
        list(map(truediv, marks.commas, sizes)),
        marks.separators,
        marks.inner,
        marks.questions,
        marks.colons,
        [number / len(head) if number else 0.0 for number, head in zip(spaceless, heads, strict=True)],
        [number / len(head) if number else 0.0 for number, head in zip(hangul, heads, strict=True)],
        list(map(truediv, you, counts)),
    ]
    shapes = from_columns(
        Shape, sizes, phrases, capitals, hits, age, dated, ended, words.tokens, map(bool, asides)
    )
    return Measured(shapes, columns, known, weights)


def _eastern(heads: Sequence[str], foreign: Sequence[int]) -> tuple[list[int], list[int]]:
    """Characters of scripts without blanks, and of hangul, which only some lines can hold."""
    spaceless, hangul = [0] * len(heads), [0] * len(heads)
    for index in foreign:
        if _EASTERN.search(heads[index]):
            spaceless[index] = len(re.findall(SPACELESS, heads[index]))
            hangul[index] = len(re.findall(_HANGUL, heads[index]))
    return spaceless, hangul


def _sizes(
    counts: Sequence[int], texts: Sequence[str], spaceless: Sequence[int], long: Sequence[int]
) -> Column:
    """About how many words there are in each line, all of it."""
    sizes = list(map(float, counts))
    for index in long:
        sizes[index] = float(len(texts[index].split()))
    for index in compress(range(len(sizes)), spaceless):
        stretch = len(texts[index]) / min(LOOK, len(texts[index]))
        sizes[index] += spaceless[index] / _SPACELESS_WORD * stretch
    return sizes


def _whole(marks: Marks, texts: Sequence[str], long: Sequence[int], spaceless: Sequence[int]) -> Marks:
    """Marks with those that only some lines have: beyond what was looked at, or in scripts without blanks."""
    for index in long:
        text = texts[index]
        for column, mark in zip(marks, (",", "|", ". ", "?", ":"), strict=True):
            column[index] = float(text.count(mark))
    for index in compress(range(len(texts)), spaceless):
        text = texts[index]
        marks.commas[index] += text.count("、") + text.count("，")
        marks.inner[index] += text.count("。")
        marks.questions[index] += text.count("？")
    return marks


def _numbers(words: Words, asides: list[int], aging: list[int]) -> list[int]:
    """How many words of each line are numbers; one such as `5min` may tell an age, or be of an aside."""
    numbers = [0] * len(words.tokens)
    for index in compress(range(len(numbers)), words.digits):
        numeric = [word.isdigit() for word in words.tokens[index] if word[:1].isdigit()]
        numbers[index] = sum(numeric)
        if numbers[index] < len(numeric):
            asides[index] += 1
            aging[index] += 1
    return numbers


def _hits(
    heads: Sequence[str],
    lines: Sequence[Sequence[str]],
    numbers: Sequence[int],
    lexicon: Lexicon,
    spaceless: Sequence[int],
) -> list[Sequence[Hit]]:
    """Phrases of each line; of a long one, only among the words at its ends."""
    hits: list[Sequence[Hit]] = [()] * len(lines)
    openings, quiet = lexicon.openings, lexicon.telling.isdisjoint
    likely = [i for i, tokens in enumerate(lines) if tokens[0] in openings or not quiet(tokens)]
    for index in likely:
        tokens = lines[index]
        if len(tokens) > 2 * _PHRASE_REACH:
            tokens = [*tokens[:_PHRASE_REACH], *tokens[-_PHRASE_REACH:]]
        if numbers[index]:
            tokens = [NUMBER if token.isdigit() else token for token in tokens]
        hits[index] = lexicon.find(tokens)
    for index in compress(range(len(lines)), spaceless):
        hits[index] = [*hits[index], *lexicon.find_spaceless(lower(heads[index]))]
    return hits


def _covered(
    hits: Sequence[Sequence[Hit]], counts: Sequence[int], heads: Sequence[str], spaceless: Sequence[int]
) -> tuple[Column, Column]:
    """Share of each line that is phrases, and how many words of it are phrases of the law."""
    phrases, legal = [0.0] * len(hits), [0.0] * len(hits)
    for index in [index for index, found in enumerate(hits) if found]:
        whole = len(heads[index]) if spaceless[index] else counts[index]
        phrases[index] = min(1.0, sum([hit.words for hit in hits[index]]) / whole)
        legal[index] = float(sum([hit.words for hit in hits[index] if hit.category in _LAW]))
    return phrases, legal


_EASTERN = re.compile("[^\x00-\u0dff]")  # a range to the last character would take long to compile
_JAPANESE_PARTICLES = re.compile(r"[はがをにのでともへ]|です|ます|した|て")
_KOREAN_PARTICLES = frozenset("은는이가을를에의고다서로도")
_CHINESE_PARTICLES = re.compile(r"[的了是在和也就都而与將将這这我他她]")


def _stops(
    common: Sequence[int],
    counts: Sequence[int],
    heads: Sequence[str],
    lines: Sequence[Sequence[str]],
    spaceless: Sequence[int],
    hangul: Sequence[int],
) -> Column:
    """Share of each line's words that are common; particles are where words are not apart."""
    shares = list(map(truediv, common, counts))
    for index in [i for i, (a, b) in enumerate(zip(spaceless, hangul, strict=True)) if a or b]:
        head, tokens = heads[index], lines[index]
        if not spaceless[index]:
            found = common[index] + sum([token[-1:] in _KOREAN_PARTICLES for token in tokens])
            shares[index] = found / counts[index]
            continue
        found = len(_JAPANESE_PARTICLES.findall(head)) or len(_CHINESE_PARTICLES.findall(head))
        found += len(_THAI.findall(head)) * 0.15
        shares[index] = found / (counts[index] + spaceless[index] / _SPACELESS_WORD)
    return shares
