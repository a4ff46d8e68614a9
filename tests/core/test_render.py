"""What is written: exact characters of flat text, structure of HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.extractors import Article, Block, Category, Cut, Judged, Kind, Metadata, Page, Role, Verdict
from unboil.extractors.cuts import apply_cuts
from unboil.extractors.render import render_markdown, render_text

KEEP = Verdict(True, Category.BODY, "model", 1.0)
DROP = Verdict(False, Category.AD, "model", 0.0)


def lines_of(source: str, dropped: set[int]) -> Article:
    """Every line a block, blank lines owned by the line before; `dropped` counts blocks from 0."""
    spans: list[list[int]] = []
    at = 0
    for line in source.splitlines(keepends=True):
        if not spans or (line.strip() and source[slice(*spans[-1])].strip()):
            spans.append([at, at + len(line)])
        spans[-1][1] = at = at + len(line)
    blocks = [
        Judged(Block(source[a:b].strip(), a, b, 1), DROP if i in dropped else KEEP)
        for i, (a, b) in enumerate(spans)
    ]
    return Article(page=Page(source, Kind.TEXT), blocks=tuple(blocks), metadata=Metadata())


def html(*blocks: Block) -> Article:
    return Article(
        page=Page("", Kind.HTML), blocks=tuple(Judged(b, KEEP) for b in blocks), metadata=Metadata()
    )


@pytest.mark.parametrize(
    ("source", "dropped", "text"),
    [
        ("a\nb\nc\n", {1}, "a\nc"),
        ("a\n\nb\n\nc\n", {1}, "a\n\nc"),
        ("a\r\nb\r\nc\r\n", {1}, "a\r\nc"),
        ("a\r\n\r\nb\r\nc", set(), "a\r\n\r\nb\r\nc"),
        ("a\n\n\n\nb\n", set(), "a\n\n\n\nb"),
        ("a\n\n\n\nb\n", {0}, "b"),
        ("a\n\n\n\nb\n", {0, 1}, ""),
        ("\n\n  a\n  b\n", set(), "  a\n  b"),
        ("x\n  a\nb\n", {0}, "  a\nb"),
        ("a\rb\rc", {1}, "a\rc"),
    ],
)
def test_flat_text_keeps_its_characters(source: str, dropped: set[int], text: str) -> None:
    assert lines_of(source, dropped).text == text


@given(st.text(alphabet="ab \t\n\r", max_size=60))
def test_nothing_stripped_means_nothing_changed(source: str) -> None:
    kept = lines_of(source, set()).text if source.strip() else ""
    assert kept.rstrip() == kept
    assert source.rstrip().endswith(kept)
    assert source.rstrip().removesuffix(kept).strip() == ""


def cut(source: str, start: int, end: int) -> Article:
    block = Judged(Block(source.strip(), 0, len(source), 1), KEEP)
    cuts = {0: (Cut(start, end, Category.SHARE, "model"),)}
    return Article(
        page=Page(source, Kind.TEXT), blocks=apply_cuts(source, (block,), cuts), metadata=Metadata()
    )


@pytest.mark.parametrize(
    ("source", "junk", "text"),
    [
        ("Share The dog barked.\n", "Share", "The dog barked."),
        ("  The dog Share barked.\n", "Share", "  The dog barked."),
        ("The dog barked. Share\n\n", "Share", "The dog barked."),
        ("今日は晴れ広告です。", "広告", "今日は晴れです。"),
    ],
)
def test_a_cut_takes_its_characters_and_no_more(source: str, junk: str, text: str) -> None:
    at = source.strip().index(junk)
    article = cut(source, at, at + len(junk))
    assert article.text == text
    assert "".join(article.page.text[b.start : b.end] for b, _ in article.blocks) == source
    assert [b.text for b, v in article.blocks if not v.keep] == [junk]


def test_overlapping_cuts_never_repeat_a_character() -> None:
    source = "one two three four"
    cuts = {0: (Cut(4, 13, Category.AD, "a"), Cut(8, 14, Category.AD, "b"))}
    pieces = apply_cuts(source, (Judged(Block(source, 0, len(source), 1), KEEP),), cuts)
    assert "".join(source[b.start : b.end] for b, _ in pieces) == source


def test_html_blocks_stand_apart_and_lists_together() -> None:
    page = html(
        Block("Para."),
        Block("one", role=Role.LIST_ITEM, level=1),
        Block("two", role=Role.LIST_ITEM, level=1),
        Block("End."),
    )
    assert page.text == "Para.\n\none\ntwo\n\nEnd."


def test_markdown_shows_structure() -> None:
    page = html(
        Block("Head", role=Role.HEADING, level=2),
        Block("one", role=Role.LIST_ITEM, level=1),
        Block("inner", role=Role.LIST_ITEM, level=2),
        Block("Said so.", role=Role.QUOTE),
        Block("x = `y`", role=Role.CODE),
        Block("plain", markup="*plain*"),
    )
    assert render_markdown(page) == (
        "## Head\n\n- one\n  - inner\n\n> Said so.\n\n```\nx = `y`\n```\n\n*plain*"
    )


def items(*texts: str) -> list[Block]:
    return [Block(text, role=Role.LIST_ITEM, level=1) for text in texts]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("# a", r"\# a"),
        ("> a", r"\> a"),
        ("1986. A year", r"1986\. A year"),
        ("2) a", r"2\) a"),
        ("---", r"\---"),
        ("===", r"\==="),
        (":-|-:", r"\:-|-:"),
        ("-5 degrees", "-5 degrees"),
        ("#tag", "#tag"),
        ("1986.5 is one", "1986.5 is one"),
        ("12345678901. a", "12345678901. a"),
        ("– a", "– a"),
    ],
)
def test_a_line_begins_nothing_that_it_is_not(text: str, line: str) -> None:
    assert render_markdown(html(Block(text))) == line
    assert render_markdown(html(Block(f"a\n{text}"))) == f"a\\\n{line}"
    assert render_markdown(html(*items(text))) == f"- {line}"
    assert html(Block(text)).text == text


def test_a_heading_keeps_the_signs_at_its_end() -> None:
    heading = Block("# C #\nand F#", role=Role.HEADING, level=1)
    assert render_markdown(html(heading, heading._replace(text="C #"))) == "# # C # and F#\n\n# C \\#"


def test_a_table_has_a_delimiter_line_and_rows_of_one_width() -> None:
    rows = [Block(text, role=Role.TABLE_ROW) for text in ("a\tb", "c|d\t*e*\tf", "g\t\th")]
    assert render_markdown(html(Block("Before."), *rows)) == (
        "Before.\n\n| a | b |  |\n| --- | --- | --- |\n| c\\|d | \\*e\\* | f |\n| g |  | h |"
    )


def test_text_without_markup_is_escaped() -> None:
    assert render_markdown(html(Block("the <td> of *it*"))) == r"the \<td> of \*it\*"


def test_a_fence_is_longer_than_the_fences_inside() -> None:
    assert render_markdown(html(Block("```", role=Role.CODE))).startswith("````\n")


def test_render_text_is_the_text_property() -> None:
    article = lines_of("a\nb\n", {0})
    assert render_text(article) == article.text == "b"
