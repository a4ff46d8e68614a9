"""Words by tables of bytes are the words of the regular expression, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.extractors.text.tokens import CODE, WORD, count, lower, split_words, stems
from unboil.extractors.text.tuples import from_columns
from unboil.extractors.text.units import Unit

LATIN = "The “Café” — it’s Élan’s 3rd–4th €5 Œuvre"


@given(st.text() | st.text("aZ9_ ’“—éÉßŒœŸž?İıΣж漢"))
def test_words_are_those_of_the_expression(text: str) -> None:
    cased = WORD.findall(text)
    words, capitals, _ = split_words(text)
    assert words == tuple(map(lower, cased))
    assert capitals == sum(lower(word) != word for word in cased)


@pytest.mark.parametrize(
    ("text", "coded"), [(LATIN, True), ("plain", True), ("Łódź", False), ("漢字?", False)]
)
def test_only_latin_letters_come_as_bytes(text: str, coded: bool) -> None:
    assert split_words(text)[2] == (text.encode(CODE) if coded else b"")


def test_words_are_counted_by_what_they_tell() -> None:
    words, capitals, _ = split_words("You read The Newsletter 5 minutes ago")
    assert capitals == 3
    long, common, numbers, you, aside, aging = count(words)
    assert (long, numbers, you) == (1, 1, 1)
    assert common >= 1
    assert aside >= 1
    assert aging >= 2
    assert count(()) == (0, 0, 0, 0, 0, 0)


def test_stems_are_beginnings_of_long_words() -> None:
    assert stems([("the", "governments", "government", "said", "tax")]) == [{"governm"}]


def test_named_tuples_from_columns() -> None:
    units = from_columns(Unit, ("a", "b"), (0, 1), (0, 1), (0, 2), (False, True))
    assert units == [Unit("a", 0, 0, 0, False), Unit("b", 1, 1, 2, True)]
    assert units[1].glued
