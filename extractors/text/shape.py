"""What a line looks like by itself: words, capitals, ends, phrases of boilerplate. No page around it.

All lines of a page are measured at once, a column at a time.
"""

from collections.abc import Iterable, Sequence
from itertools import compress
from operator import itemgetter, truediv  # pyright: ignore[reportUnknownVariableType]
from typing import NamedTuple

from ...rules.category import Category
from .ages import AGE_WIDTH, AGE_WORDS, DATE_WIDTH, tells_age, tells_date
from .cut_lines import CutLines, cut_lines
from .lexicon import NUMBER, Hit, Lexicon
from .marks import SENTENCE, bullets, endings
from .tokens import lower
from .told import PLAIN, Table, Told, count
from .tuples import from_columns

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
        """These lines, two at least, some of them perhaps several times."""
        pick = itemgetter(*places)
        shapes, known, weights = (list(pick(values)) for values in (self.shapes, self.known, self.weights))
        return Measured(shapes, [list(pick(column)) for column in self.columns], known, weights)


def measure(texts: Sequence[str], lexicon: Lexicon, tables: tuple[Table, Table] = PLAIN) -> Measured:
    """The shapes of lines, none of them blank; words are looked at in the first `LOOK` characters.

    `tables` tell what words weigh.
    """
    lines = cut_lines(texts)
    told = count(lines.tokens, lines.counts, tables)
    numbers = _numbers(lines, told)
    hits = _hits(lines, numbers, lexicon)
    columns = _columns(lines, told, numbers, hits)
    shapes = from_columns(
        Shape,
        columns[WORDS],
        columns[PHRASES],
        columns[CAPITALS],
        hits,
        _aged(lines, told.aging),
        _dated(lines, numbers),
        map(SENTENCE.__eq__, columns[_END]),
        lines.tokens,
        map(bool, told.asides),
    )
    return Measured(shapes, columns, told.known, told.weights)


_END = NAMES.index("end")


def _columns(
    lines: CutLines, told: Told, numbers: Sequence[int], hits: Sequence[Sequence[Hit]]
) -> list[Column]:
    counts, texts, sizes, marks = lines.counts, lines.texts, lines.sizes(), lines.marks()
    return [
        sizes,
        list(map(float, lines.widths)),
        _share(lines.capitals, counts),
        *_covered(lines, hits),
        endings(texts),
        list(map(float, map(str.islower, map(itemgetter(0), texts)))),
        bullets(texts),
        lines.stops(told.common),
        _share(numbers, counts),
        _share(lines.widths, sizes),
        _share(marks.commas, sizes),
        marks.separators,
        marks.inner,
        marks.questions,
        marks.colons,
        _share_of_heads(lines.spaceless, lines.heads),
        _share_of_heads(lines.hangul, lines.heads),
        lines.addressed(told.you),
    ]


def _share(parts: Iterable[float], wholes: Iterable[float]) -> Column:
    return list(map(truediv, parts, wholes))  # pyright: ignore[reportUnknownArgumentType]


def _share_of_heads(found: Sequence[int], heads: Sequence[str]) -> Column:
    return _share(found, map(len, heads)) if any(found) else [0.0] * len(heads)


def _numbers(lines: CutLines, told: Told) -> list[int]:
    """How many words of each line are numbers; one such as `5min` may tell an age, or be of an aside."""
    numbers = [0] * len(lines.tokens)
    for index in compress(range(len(numbers)), lines.digits):
        numeric = [word.isdigit() for word in lines.tokens[index] if word[:1].isdigit()]
        numbers[index] = sum(numeric)
        if numbers[index] < len(numeric):
            told.asides[index] += 1
            told.aging[index] += 1
    return numbers


def _dated(lines: CutLines, numbers: Sequence[int]) -> list[bool]:
    return [
        number > 0 and width <= DATE_WIDTH and tells_date(text)
        for number, width, text in zip(numbers, lines.widths, lines.texts, strict=True)
    ]


def _aged(lines: CutLines, aging: Sequence[int]) -> list[bool]:
    return [
        number > 0 and width <= AGE_WIDTH and words <= AGE_WORDS and tells_age(text)
        for number, width, words, text in zip(aging, lines.widths, lines.counts, lines.texts, strict=True)
    ]


def _hits(lines: CutLines, numbers: Sequence[int], lexicon: Lexicon) -> list[Sequence[Hit]]:
    """Phrases of each line; of a long one, only among the words at its ends."""
    hits: list[Sequence[Hit]] = [()] * len(lines.tokens)
    openings, quiet = lexicon.openings, lexicon.telling.isdisjoint
    likely = [i for i, tokens in enumerate(lines.tokens) if tokens[0] in openings or not quiet(tokens)]
    for index in likely:
        tokens = lines.tokens[index]
        if len(tokens) > 2 * _PHRASE_REACH:
            tokens = [*tokens[:_PHRASE_REACH], *tokens[-_PHRASE_REACH:]]
        if numbers[index]:
            tokens = [NUMBER if token.isdigit() else token for token in tokens]
        hits[index] = lexicon.find(tokens)
    for index in compress(range(len(hits)), lines.spaceless):
        hits[index] = [*hits[index], *lexicon.find_spaceless(lower(lines.heads[index]))]
    return hits


def _covered(lines: CutLines, hits: Sequence[Sequence[Hit]]) -> tuple[Column, Column]:
    """Share of each line that is phrases, and how many words of it are phrases of the law."""
    phrases, legal = [0.0] * len(hits), [0.0] * len(hits)
    for index in [index for index, found in enumerate(hits) if found]:
        whole = len(lines.heads[index]) if lines.spaceless[index] else lines.counts[index]
        phrases[index] = min(1.0, sum([hit.words for hit in hits[index]]) / whole)
        legal[index] = float(sum([hit.words for hit in hits[index] if hit.category in _LAW]))
    return phrases, legal
