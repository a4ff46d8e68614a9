"""Probes: they never rule out what a pattern covers, and they rule out most of what it does not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from unboil.extractors.site_rules.possible import possible
from unboil.rules.category import Category
from unboil.rules.model import LineRule, TextRules
from unboil.rules.patterns import Pattern, any_of, matches_any
from unboil.rules.probes import inline_probes, line_probes, sought_in

_ALPHABET = "aksSßſKİıﬁﬆ .:'’-—*\n\u00a0é"
_SOURCES = st.text(_ALPHABET, min_size=1, max_size=8)
_PATTERNS = st.builds(str.__add__, st.sampled_from(("", "glob:")), _SOURCES).map(Pattern.parse)


def _ruled_out(probes: tuple[bytes, ...], lines: list[str]) -> bool:
    data = sought_in(lines)
    return data is not None and not all(probe in data for probe in probes)


@given(_PATTERNS, st.text(_ALPHABET, max_size=12), _SOURCES)
@example(Pattern.parse("Strasse"), "STRASSE", "")
@example(Pattern.parse("Strasse"), "Straße", "")
@example(Pattern.parse("kiss"), "\u212aiss", "")
@example(Pattern.parse("glob:Don't miss *"), "Don’t\u00a0 MISS it", "")
def test_what_a_pattern_covers_or_finds_is_not_ruled_out(pattern: Pattern, line: str, other: str) -> None:
    for text in (line, pattern.source.upper(), pattern.source.replace("*", line)):
        if pattern.matches(text):
            assert not _ruled_out(line_probes(pattern), [other, text, other])
        if next(pattern.find(text), None):
            assert not _ruled_out(inline_probes(pattern), [other, text, other])


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("Share this:", "You may share this: all of it"),
        ("Share", "Share it"),
        ("glob:Click to share *", "We click to share a page"),
        ("glob:* min read", "Five min reads"),
        ("glob:By * and *", "By nobody"),
    ],
)
def test_what_no_line_begins_or_ends_with_is_ruled_out(pattern: str, line: str) -> None:
    assert _ruled_out(line_probes(Pattern.parse(pattern)), ["A line.", line])


def test_a_regular_expression_is_never_ruled_out() -> None:
    assert line_probes(Pattern.parse("re:absent")) == ()


@given(st.lists(_PATTERNS, min_size=1, max_size=4), st.text(_ALPHABET, max_size=12))
def test_many_patterns_cover_what_each_covers(patterns: list[Pattern], line: str) -> None:
    assert any_of(tuple(patterns))(line) == matches_any(patterns, line)


def test_of_the_rules_those_patterns_stay_that_may_cover_a_line() -> None:
    patterns = tuple(map(Pattern.parse, ("Share this:", "Print", "glob:Click to *")))
    kept = LineRule(patterns, Category.SHARE, "a")
    rules = TextRules(drop_line=(kept, LineRule(patterns[:1], Category.SHARE, "b")), drop_inline=(kept,))
    found = possible(rules, ["The ferry came back.", "print", "Click to follow"])
    assert [rule.patterns for rule in found.drop_line] == [patterns[1:]]
    assert [rule.patterns for rule in found.drop_inline] == [patterns[1:]]
    assert possible(rules, ["\ufb01nal"]) is rules  # a ligature: it is not quickly told
