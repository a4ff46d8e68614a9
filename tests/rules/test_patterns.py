"""Patterns: what they cover, and what they must leave alone."""

import subprocess
import sys
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.rules.patterns import Form, Pattern, fold
from unboil.rules.regex import first_group, group_count, regex_fault


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("Read more", "READ  MORE"),
        ("Don't miss - ever", "Don’t miss — ever"),
        ('"Quoted"', "“quoted”"),
        ("glob:Read the original article on *", "Read the original article on Business Daily"),
        ("glob:* min read", "2 min read"),
        ("glob:A * of * lines", "a b of c lines"),
        (r"re:\d+ min read", "12 min read"),
    ],
)
def test_covers(pattern: str, line: str) -> None:
    assert Pattern.parse(pattern).matches(line)


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("Read more", "Read more about it in the paper"),
        ("Comments", "Comments made by the minister"),
        ("glob:Read the original article on *", "Read the original article online"),
        ("glob:ab*ba", "aba"),
        ("glob:* min read", "a two min read, he said"),
        (r"re:\d+ min read", "see: 12 min read"),
        ("re:Read", "read"),
        ("", "anything"),
    ],
)
def test_leaves_alone(pattern: str, line: str) -> None:
    assert not Pattern.parse(pattern).matches(line)


@pytest.mark.parametrize(
    ("pattern", "line", "expected"),
    [
        (
            "(Advertisement)",
            "One (ADVERTISEMENT) two (advertisement)",
            ["(ADVERTISEMENT)", "(advertisement)"],
        ),
        ("it's here", "Look, it’s  here.", ["it’s  here"]),
        ("glob:[Photo: *]", "A [Photo: x] b [Photo: y]", ["[Photo: x]", "[Photo: y]"]),
        ("glob:Subscribe to *", "End. Subscribe to our paper now", ["Subscribe to our paper now"]),
        (r"re:\[\d+\]", "a[1] b[22]", ["[1]", "[22]"]),
        ("absent", "nothing here", []),
    ],
)
def test_finds_within_a_line(pattern: str, line: str, expected: list[str]) -> None:
    assert [line[a:b] for a, b in Pattern.parse(pattern).find(line)] == expected


@given(st.text(max_size=30), st.text(max_size=60))
def test_found_spans_are_ordered_and_never_empty(needle: str, line: str) -> None:
    spans = list(Pattern(Form.GLOB, needle).find(line))
    assert all(0 <= a < b <= len(line) for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@given(st.text())
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(min_size=1).filter(lambda text: text.strip() and not text.startswith(("re:", "glob:"))))
def test_a_literal_covers_itself(text: str) -> None:
    assert Pattern.parse(text).matches(text)


@pytest.mark.parametrize(
    ("regex", "reason"),
    [
        (r"(a)\1", "back-reference"),
        (r"a(?=b)", "look-around"),
        (r"(?<!a)b", "look-around"),
        ("(", "missing )"),
        ("[z-a]", "invalid character class range"),
    ],
)
def test_refuses_what_is_no_linear_expression(regex: str, reason: str) -> None:
    fault = regex_fault(regex)
    assert fault is not None and reason in fault


def test_accepts_a_linear_expression() -> None:
    assert regex_fault(r"(?i)by (\w+)") is None
    assert group_count(r"(?i)by (\w+)") == 1
    assert first_group(r"(?i)by (\w+)", "Text BY Jane") == "Jane"


@pytest.mark.parametrize("pattern", ["re:(a+)+b", "re:(a|a)*c", "glob:a*a*a*a*a*a*a*a*b"])
def test_catastrophic_patterns_take_linear_time(pattern: str) -> None:
    line = "a" * 100_000
    start = time.process_time()
    assert not Pattern.parse(pattern).matches(line)
    assert list(Pattern.parse(pattern).find(line)) == []
    assert time.process_time() - start < 2


def test_literals_and_globs_do_not_load_the_regex_library() -> None:
    code = (
        "import sys; from unboil.rules.patterns import Pattern\n"
        "assert Pattern.parse('glob:a *').matches('A b') and Pattern.parse('x').matches('X')\n"
        "assert 're2' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
