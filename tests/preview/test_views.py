"""The diff, its folding and wrapping, and nothing raw on a terminal."""

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from samples import article, printed

from unboil.cli.preview.fold import Fold, fold
from unboil.cli.preview.lines import Line, Piece
from unboil.cli.preview.view import Only, View
from unboil.cli.preview.wrap import width_of, wrap
from unboil.extractors import Block, Category, Judged, Kind, Verdict

KEEP = Verdict(True, Category.BODY, "model", 0.97)
AD = Verdict(False, Category.AD, "model", 0.02, ("phrase: advertisement", "no sentence"))
RULE = Verdict(False, Category.RELATED, "rule:post:end_before", 0.0)
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def diff(page, **options):
    """The lines of the diff alone."""
    lines = printed(page, **options)
    start = lines.index("") + 1
    return lines[start : lines.index("", start)]


def test_kept_lines_are_plain_and_stripped_ones_marked_with_the_reason():
    page = article(("The council agreed.", KEEP), ("Advertisement", AD), ("More", RULE))
    kept, ad, rule = diff(page, width=120)
    assert kept == "1   The council agreed."
    assert ad.startswith("2 - Advertisement  ")
    assert ad.endswith("  ad model 0.02: phrase: advertisement, no sent…")
    assert rule.endswith("related rule:post:end_before")


def test_a_narrow_terminal_has_the_reason_above():
    page = article(("The council agreed.", KEEP), ("More", RULE))
    assert diff(page, width=50) == ["1   The council agreed.", "    related rule:post:end_before", "2 - More"]


def test_a_run_with_one_reason_says_it_once():
    lines = diff(article(("One", RULE), ("Two", RULE), ("Text", KEEP), ("Three", RULE)))
    assert ["related" in line for line in lines] == [True, False, False, True]


def test_a_cut_is_shown_within_its_line_without_colour_too():
    page = article(("The council agreed.", KEEP), ("+Read more", AD), ("+on Tuesday.", KEEP))
    (line,) = diff(page, width=120)
    assert line.startswith("1 ~ The council agreed. [-Read more-] on Tuesday.")
    assert "ad model" in line


def test_a_block_of_several_lines_keeps_its_line_numbers():
    lines = diff(article(("one\ntwo\nthree", KEEP), ("four", RULE)))
    assert [line.split()[0] for line in lines] == ["1", "2", "3", "4"]


def test_html_blocks_are_counted():
    lines = diff(article(("one", KEEP), ("two", RULE), kind=Kind.HTML))
    assert [line.split()[0] for line in lines] == ["1", "2"]


def test_stripped_is_red_and_kept_has_no_style():
    lines = diff(article(("Text", KEEP), ("Advertisement", AD)), styled=True)
    assert "\x1b[31mAdvertisement\x1b[0m" in lines[1]
    assert lines[0].endswith("  Text")
    assert not ESCAPE.search("".join(diff(article(("Advertisement", AD)))))


def test_the_summary_has_every_category_with_its_share():
    lines = printed(article(("x" * 75, KEEP), ("y" * 20, AD), ("z" * 5, RULE)))
    rows = [line.split() for line in lines if "characters" in line]
    assert [(row[0], row[-2]) for row in rows] == [
        ("kept", "75.0"),
        ("stripped", "25.0"),
        ("ad", "20.0"),
        ("related", "5.0"),
    ]


def page_of(pattern):
    """Lines numbered from 1: k is kept, s is stripped, m is mixed, o is stripped as something else."""
    verdicts = {"k": (KEEP,), "s": (AD,), "m": (KEEP, AD), "o": (RULE,)}
    return [
        Line(i, tuple(Piece("x", Judged(Block("x"), verdict)) for verdict in verdicts[mark]))
        for i, mark in enumerate(pattern, 1)
    ]


STRIPPED, KEPT = {"only": Only.STRIPPED}, {"only": Only.KEPT}
ADS = {"categories": frozenset({Category.AD})}


@pytest.mark.parametrize(
    ("pattern", "options", "expected"),
    [
        ("kkkkksssss", {"context": None}, [*range(1, 11)]),
        ("kkkkksssss", {"context": 1}, ["4", 5, 6, 7, 8, 9, 10]),
        ("kkkkksssss", {"context": 0}, ["5", 6, 7, 8, 9, 10]),
        ("kk" + "s" * 8 + "kk", {"context": 0}, ["2", 3, 4, 5, "2", 8, 9, 10, "2"]),
        ("kk" + "s" * 7 + "kk", {"context": 0}, ["2", *range(3, 10), "2"]),
        ("kk" + "s" * 20 + "kkkkk", {"context": 4}, [1, 2, *range(3, 8), "10", *range(18, 27), 27]),
        ("s" * 9, {"context": 0}, [1, 2, 3, "6"]),
        ("s" * 9 + "k" + "s" * 9, {"context": 0}, ["6", 7, 8, 9, 10, 11, 12, 13, "6"]),
        ("kkkkmkkkk", {"context": 1}, ["3", 4, 5, 6, "3"]),
        ("kkskk", {"context": 1}, [1, 2, 3, 4, 5]),
        ("kkkkksskk", STRIPPED, ["5", 6, 7, "2"]),
        ("kkkkksskk", STRIPPED | {"context": 1}, ["4", 5, 6, 7, 8, "1"]),
        ("ksskmk", KEPT, [1, "2", 4, 5, 6]),
        ("kssoomk", ADS, ["1", 2, 3, "2", 6, "1"]),
        ("kssoomk", ADS | KEPT, ["7"]),
        ("kssoo", {"categories": frozenset({Category.BODY})}, [1, "4"]),
        ("kkkk", {"context": 3}, ["4"]),
        ("", {"context": 3}, []),
    ],
)
def test_folding(pattern, options, expected):
    items = fold(page_of(pattern), View(**options))
    assert [str(item.count) if isinstance(item, Fold) else item.number for item in items] == expected


def test_a_fold_names_what_was_stripped_in_it():
    folded = diff(article(*[("a", RULE)] * 13, ("b", KEEP), *[("c", KEEP)] * 3), context=1)
    assert folded[0].strip() == "… 10 lines, related"
    assert [str(item) for item in fold(page_of("kso"), View(**KEPT))][1] == "… 2 lines, ad related"


TEXT = st.text(st.characters(codec="utf-8"), max_size=200)


@given(TEXT, st.integers(4, 60))
def test_wrapping_fits_the_width_and_loses_nothing_but_space(text, width):
    rows = list(wrap([(text, "a")], width))
    assert all(sum(width_of(part) for part, _ in row) <= width for row in rows)
    assert "".join("".join(part for part, _ in row) for row in rows).split() or not text.split()
    joined = "".join(part for row in rows for part, _ in row)
    assert "".join(joined.split()) == "".join(text.split())


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
def test_rows_fit_any_width(width):
    page = article(
        ("日本語のとても長い文章です。" * 20, KEEP), ("x" * 500, RULE), ("word " * 99, AD), ("🙂" * 90, KEEP)
    )
    assert max(width_of(line) for line in diff(page, width=width)) <= max(width, 20)


HOSTILE = "\x1b[2J\x1b]8;;http://evil\x07 \x9b31m \u202eevil [red]markup[/red] :smile: \u200b\x00"


def test_hostile_text_reaches_the_terminal_as_plain_characters():
    page = article((HOSTILE, KEEP), (HOSTILE, Verdict(False, Category.AD, HOSTILE, 0.1, (HOSTILE,))))
    text = "\n".join(printed(page, width=200))
    assert "[red]markup[/red] :smile:" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u200b]", text)


def test_a_long_page_is_quick():
    page = article(*[("word and another " * 10, KEEP), ("Advertisement ✓ here", AD)] * 2500)
    start = time.process_time()
    assert len(printed(page)) > 5000
    assert time.process_time() - start < 0.5


def test_a_reason_goes_on_beside_the_lines_that_share_it():
    verdict = Verdict(False, Category.NAV, "model", 0.1, ("a signal of many words", "and another one"))
    lines = diff(article(("One", verdict), ("Two", verdict), ("Three", verdict)), width=80)
    assert [line.split("  ")[-1].strip() for line in lines[:2]] == [
        "nav model 0.10: a signal of many", "words, and another one"
    ]  # fmt: skip


def test_side_by_side_the_clean_column_is_the_clean_article():
    page = article(
        ("One kept line.", KEEP), ("Advertisement", AD), ("Start", KEEP), ("+cut", RULE), ("+end.", KEEP)
    )
    rows = [line.partition(" │ ")[2] for line in diff(page, width=100, side_by_side=True)]
    assert [row for row in rows[1:] if row and not row.startswith(("◂", "  "))] == [
        "One kept line.",
        "Start end.",
    ]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
@pytest.mark.parametrize(
    "view", [{"side_by_side": True}, {"stat": True}, {"explain": 3}, {"context": 0}], ids=str
)
def test_views_fit_any_width(width, view):
    page = article(
        ("日本語のとても長い文章。" * 20, KEEP), ("x" * 500, RULE), ("word " * 99, AD), ("🙂" * 90, KEEP)
    )
    assert max(map(width_of, printed(page, width, **view))) <= max(width, 40)


def test_bars_grow_with_the_share_and_none_is_lost():
    page = article(("x" * 9000, KEEP), ("y" * 990, AD), ("z", RULE), confidence=0.4)
    body, ad, related = [line for line in printed(page, 80, stat=True) if line[:1].isalpha() and "%" in line]
    assert body.count("█") > 8 * ad.count("▒") > 0
    assert related.count("▒") == 1
    assert "low, look at it" in printed(page, 80, stat=True)[-2]


def test_explain_tells_where_the_rule_stands():
    verdict = Verdict(False, Category.READ_MORE, "rule:daily8:text.drop_line[1]", 0.0, ("the line is it",))
    text = "\n".join(printed(article(("Body.", KEEP), ("Read it", verdict), ("End.", KEEP)), 200, explain=2))
    assert "daily8.toml:" in text and '{ glob = "Read the original article on *"' in text
    assert "signal 1  the line is it" in text
    assert "1   Body.\n2 - Read it" in text.replace("  read-more", "\n").partition("around it")[2]


def test_explain_of_a_rule_that_is_gone_still_answers():
    gone = [
        Verdict(False, Category.AD, by, 0.0)
        for by in ("rule:nobody:text.drop_line[1]", "rule:daily8:text.x[9]")
    ]
    for verdict in gone:
        assert "line 1  stripped  ad" in "\n".join(printed(article(("Text", verdict)), explain=1))


@pytest.mark.parametrize(("number", "words"), [(2, "next that has is 3"), (9, "last line with text is 4")])
def test_explain_of_a_line_without_text_names_the_nearest(number, words):
    with pytest.raises(LookupError, match=words):
        printed(article(("One\n\nthree", KEEP), ("four", AD)), explain=number)


def test_ideograms_break_anywhere_but_before_closing_marks():
    rows = ["".join(text for text, _ in row) for row in wrap([("会社が発表した。次の文。", "kept")], 14)]
    assert rows == ["会社が発表し", "た。次の文。"]


def test_a_legend_is_told_once():
    assert any("~ lost" in line for line in printed(article(("Text", KEEP))))
    assert not any("~ lost" in line for line in printed(article(("Text", KEEP)), told=True))


@example(runs=[("b     ", "x")], width=4)
@example(runs=[("", "y"), ("aaa.b aa .", "y")], width=4)
@given(
    st.lists(st.tuples(st.text("ab  .", max_size=40), st.sampled_from("xy")), max_size=4), st.integers(4, 20)
)
def test_plain_text_breaks_where_any_other_does(runs, width):
    wide = [(text.replace("b", "é"), style) for text, style in runs]  # goes the long way
    rows = [[(text.replace("é", "b"), style) for text, style in row if text] for row in wrap(wide, width)]
    assert [_merged(row) for row in rows] == [_merged(row) for row in wrap(runs, width)]


def _merged(row):
    return "".join(style * len(text) for text, style in row), "".join(text for text, _ in row)


def test_a_long_line_of_plain_text_is_quick():
    start = time.process_time()
    assert sum(1 for _ in wrap([("word " * 200_000, "a")], 50)) == 20_000
    assert time.process_time() - start < 0.5
