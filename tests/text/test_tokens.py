"""Words by tables of bytes are the words of the regular expression, in any script."""

import re

from hypothesis import given
from hypothesis import strategies as st

from unboil.extractors.text.tokens import WORD, lower, split_lines, split_words, stem_words
from unboil.extractors.text.told import PLAIN, count, make_table
from unboil.extractors.text.tuples import from_columns
from unboil.extractors.text.units import Unit

LATIN = "The “Café” — it’s Élan’s 3rd–4th €5 Œuvre"
TEXTS = st.text() | st.text("aZ9_ ’“—éÉßŒœŸž?İıΣж漢\n")


@given(TEXTS)
def test_words_are_those_of_the_expression(text: str) -> None:
    assert split_words(text) == list(map(lower, WORD.findall(text)))


@given(st.lists(TEXTS, min_size=1))
def test_lines_are_cut_as_each_of_them_is(lines: list[str]) -> None:
    words = split_lines(lines)
    for index, line in enumerate(lines):
        cased = WORD.findall(line)
        assert words.tokens[index] == (list(map(lower, cased)) or [""])
        assert words.capitals[index] == sum(lower(word) != word for word in cased)
        assert words.digits[index] or not re.search("[0-9]", line)
    assert len(words.raw.split(b"\n")) == len(lines)


def test_only_what_is_not_latin_is_foreign() -> None:
    assert split_lines([LATIN, "plain", "Łódź", "漢字?"]).foreign == [2, 3]


def test_words_are_counted_by_what_they_tell() -> None:
    words = split_lines(["You read The Newsletter 5 minutes ago", "..."])
    assert words.capitals == [3, 0]
    told = count(words.tokens, [7, 1], PLAIN)
    assert (told.you, told.asides, told.aging) == ([1, 0], [2, 0], [2, 0])
    assert told.common[0] >= 1
    assert told.common[1] == 0
    assert (told.known, told.weights) == ([0, 0], [0, 0])


def test_weights_are_added_up_by_the_table_of_short_or_of_long_lines() -> None:
    tables = (make_table({"the": -120, "pier": 45}), make_table({"pier": 7, "sea": -1000}))
    told = count([["the", "old", "pier"], ["sea", "pier"] * 90], [3, 180], tables)
    assert told.weights == [-75, 90 * -993]
    assert told.known == [2, 180]
    assert told.common == [1, 0]


def test_stems_are_beginnings_of_long_words() -> None:
    assert stem_words({"the", "governments", "tax"}) == {"governments": "governm"}


def test_named_tuples_from_columns() -> None:
    units = from_columns(Unit, ("a", "b"), (0, 1), (0, 1), (0, 2), (False, True))
    assert units == [Unit("a", 0, 0, 0, False), Unit("b", 1, 1, 2, True)]
    assert units[1].glued
