"""Rule files are written as TOML from which everything is read again."""

import re
import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.rules.write import Date, Entry, Noted, Rows, Section, comment, quote, write_toml

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(WORDS)
def test_every_string_is_read_as_it_was(text):
    read = tomllib.loads(f"key = {quote(text)}\n")["key"]
    assert read == text


@pytest.mark.parametrize(
    "text",
    [
        'a "b"',
        r"\d+",
        "it's",
        '"""',
        "'''",
        'a\n"""\nb',
        'ends in "\n"',
        "tab\there",
        "\x1b[0m",
        "a\r\nb",
        "",
    ],
)
def test_strings_that_need_care(text):
    assert tomllib.loads(f"key = {quote(text)}\n")["key"] == text


def test_a_lone_surrogate_becomes_a_question_mark():
    assert tomllib.loads(f"key = {quote('a' + chr(0xD800))}") == {"key": "a?"}


def test_selectors_and_expressions_need_no_escapes():
    assert quote('[itemprop="articleBody"]') == "'[itemprop=\"articleBody\"]'"
    assert quote(r"re:\d+ min") == r"'re:\d+ min'"


@given(st.text())
def test_a_comment_is_one_line_and_nothing_else(text):
    assert tomllib.loads(f"{comment(text)}\nkey = 1\n") == {"key": 1}


def test_a_file_of_every_kind_of_value():
    sections = [
        Section("", (Entry("schema", 1), Entry("checked", Date("2025-06-30"))), ("Made\nfor a test",)),
        Section("", (), ("nothing but a remark",)),
        Section("guard", (Entry("min_keep_ratio", 0.05), Entry("on", value=True))),
        Section("text.drop_line", (Entry("line", (Noted("a", "why # it"), Noted('"b"'))),), repeated=True),
        Section("text.drop_line", (Entry("rows", Rows((("c", "d"),))), Entry("odd key", "x")), repeated=True),
    ]
    text = write_toml(sections)
    assert tomllib.loads(text) == {
        "schema": 1,
        "checked": date(2025, 6, 30),
        "guard": {"min_keep_ratio": 0.05, "on": True},
        "text": {"drop_line": [{"line": ["a", '"b"']}, {"rows": [["c", "d"]], "odd key": "x"}]},
    }
    assert re.search(r'"a",  # why # it$', text, re.MULTILINE)
    assert text.startswith("# Made for a test\nschema = 1\n")
