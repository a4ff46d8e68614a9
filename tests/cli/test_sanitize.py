"""Nothing that a terminal obeys comes out of `sanitize`."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.cli.sanitize import sanitize, sanitize_line

ANY = st.text(st.characters(exclude_categories=()), max_size=80)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]8;;http://evil\x07link", "␛]8;;http://evil␇link"),
        ("\x9b2J", "\\x9b2J"),
        ("a\rb", "a␍b"),
        ("a\r\nb", "a\nb"),
        ("a\x00b\x7f", "a␀b␡"),
        ("x\u202eevil\u202c", "x\\u202eevil\\u202c"),
        ("\u2066a\u2069", "\\u2066a\\u2069"),
        ("z\u200be\u200dr\ufeffo", "zero"),
        ("name\udcff", "name\\xff"),
        ("tag\U000e0041", "tag"),
        ("[bold]no markup[/bold]", "[bold]no markup[/bold]"),
        ("naïve 日本語 🙂\tتجربة\n", "naïve 日本語 🙂\tتجربة\n"),
    ],
)
def test_what_is_dangerous_becomes_visible_and_the_rest_stays(raw, shown):
    assert sanitize(raw) == shown


@given(ANY)
def test_no_control_format_or_surrogate_is_left(text):
    left = {unicodedata.category(char) for char in sanitize(text) if char not in "\n\t"}
    assert left & {"Cc", "Cs"} == set()
    bidi = {unicodedata.bidirectional(char) for char in sanitize(text)}
    assert bidi & {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"} == set()
    sanitize(text).encode("utf-8")


@given(ANY)
def test_sanitizing_twice_changes_nothing_more(text):
    assert sanitize(sanitize(text)) == sanitize(text)


@given(ANY)
def test_a_line_stays_one_line(text):
    assert len(sanitize_line(text).splitlines()) <= 1
