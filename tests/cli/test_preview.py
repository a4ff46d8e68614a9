"""`unboil preview`: the diff, its folding and wrapping, and nothing raw on a terminal."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.cli.flags import Color
from unboil.cli.preview.lines import Fold, Line, Piece, fold, lines_of
from unboil.cli.preview.run import parts
from unboil.cli.preview.wrap import width_of, wrap
from unboil.cli.terminal import console
from unboil.extractors import Article, Block, Category, Judged, Kind, Metadata, Page, Verdict

KEEP = Verdict(True, Category.BODY, "model", 0.97)
AD = Verdict(False, Category.AD, "model", 0.02, ("phrase: advertisement", "no sentence"))
RULE = Verdict(False, Category.RELATED, "rule:post:end_before", 0.0)
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def article(*items, kind=Kind.TEXT):
    """An article of (text, verdict) pairs; a text that begins with + is glued to the one before."""
    blocks, line = [], 0
    for text, verdict in items:
        glued = text.startswith("+")
        line += not glued
        text = text.removeprefix("+") if glued else text
        number = line if kind is Kind.TEXT else None
        blocks.append(Judged(Block(text, line=number, glued=glued), verdict))
        line += text.count("\n")
    return Article(page=Page("", kind), blocks=tuple(blocks), metadata=Metadata())


def shown(page, *, width=80, color=Color.NEVER, stripped=False, context=None):
    """The lines that are printed for a page."""
    out = console(color, width=width)
    with out.capture() as captured:
        for part in parts("page", page, stripped=stripped, context=context):
            out.print(part)
    return captured.get().splitlines()


def diff(page, **options):
    """The lines of the diff alone."""
    lines = shown(page, **options)
    start = lines.index("") + 1
    return lines[start : lines.index("", start)]


def test_kept_lines_are_plain_and_stripped_ones_marked_with_the_reason():
    page = article(("The council agreed.", KEEP), ("Advertisement", AD), ("More", RULE))
    kept, ad, rule = diff(page, width=120)
    assert kept == "1   The council agreed."
    assert ad.startswith("2 - Advertisement  ")
    assert ad.endswith("  ad model 0.02: phrase: advertisement, no…")
    assert rule.endswith("related rule:post:end_before")


def test_a_narrow_terminal_has_the_reason_above():
    page = article(("The council agreed.", KEEP), ("More", RULE))
    assert diff(page, width=50) == ["1   The council agreed.", "  related rule:post:end_before", "2 - More"]


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
    lines = diff(article(("Text", KEEP), ("Advertisement", AD)), color=Color.ALWAYS)
    assert "\x1b[31mAdvertisement\x1b[0m" in lines[1]
    assert lines[0].endswith("  Text")
    assert not ESCAPE.search("".join(diff(article(("Advertisement", AD)))))


def test_the_summary_has_every_category_with_its_share():
    lines = shown(article(("x" * 75, KEEP), ("y" * 20, AD), ("z" * 5, RULE)))
    rows = [line.split() for line in lines if "characters" in line]
    assert [(row[0], row[-2]) for row in rows] == [
        ("kept", "75.0"),
        ("stripped", "25.0"),
        ("ad", "20.0"),
        ("related", "5.0"),
    ]


def page_of(pattern):
    """Lines numbered from 1: k is kept, s is stripped, m is mixed."""
    pieces = {"k": (Piece("x", True),), "s": (Piece("x", False),), "m": (Piece("x", True), Piece("y", False))}
    return [Line(i, pieces[mark], KEEP if mark == "k" else AD) for i, mark in enumerate(pattern, 1)]


@pytest.mark.parametrize(
    ("pattern", "options", "expected"),
    [
        ("kkkkksssss", {"context": None}, [*range(1, 11)]),
        ("kkkkksssss", {"context": 1}, ["4", 5, 6, "4"]),
        ("kkkkksssss", {"context": 0}, ["10"]),
        ("kkkkmkkkk", {"context": 1}, ["3", 4, 5, 6, "3"]),
        ("kkskk", {"context": 1}, [1, 2, 3, 4, 5]),
        ("kkkkksskk", {"context": None, "stripped": True}, ["5", 6, 7, "2"]),
        ("kkkkksskk", {"context": 1, "stripped": True}, ["4", 5, 6, 7, 8, 9]),
        ("kkkk", {"context": 3}, ["4"]),
        ("", {"context": 3}, []),
    ],
)
def test_folding(pattern, options, expected):
    items = fold(page_of(pattern), **options)
    assert [str(item.count) if isinstance(item, Fold) else item.number for item in items] == expected


def test_a_fold_names_what_was_stripped_in_it():
    lines = diff(article(*[("a", AD), ("b", RULE)] * 4), context=0, stripped=False)
    assert len(lines) == 1 or lines
    folded = diff(article(*[("a", RULE)] * 8, ("b", KEEP), *[("c", KEEP)] * 3), context=1)
    assert folded[0].strip() == "… 7 lines, related"


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
    text = "\n".join(shown(page, width=200))
    assert "[red]markup[/red] :smile:" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u200b]", text)


def test_a_long_page_is_quick():
    page = article(*[("word and another " * 10, KEEP), ("Advertisement ✓ here", AD)] * 2500)
    start = time.process_time()
    assert len(shown(page)) > 5000
    assert time.process_time() - start < 1.5


def test_preview_of_files_and_of_what_cannot_be_read(unboil, here, story):
    (here / "a.txt").write_bytes(story)
    done = unboil("preview", "missing", "a.txt")
    assert done.code == 1
    assert done.errors == ["unboil: missing: no such file or directory"]
    assert "- Advertisement" in done.text
    assert "\x1b" not in done.text


def test_only_stripped_and_context_reach_the_view(unboil, story):
    assert "The council" in unboil("preview", "-", stdin=story).text
    assert "The council" not in unboil("preview", "-", "--context", "0", stdin=story).text
    assert "- Advertisement" in unboil("preview", "-", "--only-stripped", stdin=story).text


def test_color_always_colours_a_pipe_and_no_color_drops_every_style(unboil, story, monkeypatch):
    assert "\x1b[31m" in unboil("preview", "-", "--color", "always", stdin=story).text
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in unboil("preview", "-", stdin=story).text
    assert list(lines_of(article(("", KEEP)))) == []
