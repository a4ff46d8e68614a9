"""Pages as Markdown: lists, tables, emphasis and escapes that CommonMark reads as what they were."""

import pytest
from pages import cut

from unboil.extractors.markdown import to_markdown


def markdown(html: str) -> str:
    return to_markdown(cut(html, markup=True).blocks)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("the &lt;td&gt; of Result&lt;T, F&gt;", r"the \<td> of Result\<T, F>"),
        ("&lt;!-- no &lt;/p&gt; &lt;?php", r"\<!-- no \</p> \<?php"),
        ("a &lt; b &lt;3 c&gt;d AT&amp;T &amp; Co; R&amp;D", "a < b <3 c>d AT&T & Co; R&D"),
        ("&amp;amp; &amp;#38; &amp;copy;", r"\&amp; \&#38; \&copy;"),
        ("snake_case_name _x_ __y", r"snake_case_name \_x\_ \_\_y"),
        ("~~no~~ ~5", r"\~\~no\~\~ ~5"),
        ("ends in \\<br>b", "ends in \\\\\\\nb"),
    ],
)
def test_only_what_would_be_markup_is_escaped(html: str, expected: str) -> None:
    assert markdown(f"<p>{html}</p>") == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b>Question:</b>What", "**Question**:What"),
        ("<b>Question:</b> What", "**Question:** What"),
        ("x<b>(a)</b>", "x(**a)**"),
        ("<b>「強調」</b>です", "**「強調**」です"),
        ("<b>a </b><i> b</i>", "**a** *b*"),
        ("<b>a</b><strong>b</strong>", "**ab**"),
        ("<b>a<i>b</i></b>", "**a*b***"),
        ("<i>a<b>b</b></i> c", "_a**b**_ c"),
        ("<b><i>a</i> b</b>", "**_a_ b**"),
        ("<b>a<del>b<b>c</b></del></b>", "**a~~bc~~**"),
        ("<b><i>a</i></b>b", "***a***b"),
        ("<b>bold</b><i>it</i>", "**bold**_it_"),
        ("<i>it</i><b>bold</b>", "_it_**bold**"),
        ("<b>bold</b><i>it</i>ly", "**bold**itly"),
        ("<del><b>x</b></del>y", "**x**y"),
        ("<b>foo <i>!</i></b>bar", "**foo** !bar"),
        ("a<b>:</b>b", "a:b"),
        ("<code>a`b</code> <code>`</code> <code>*</code>", "``a`b`` `` ` `` `*`"),
        ("<code>@</code><code>name</code>", "`@name`"),
        ("<b>a<br>b</b>", "**a**\\\n**b**"),
    ],
)
def test_emphasis_is_written_as_it_can_be_read(html: str, expected: str) -> None:
    assert markdown(f"<p>{html}</p>") == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a href=/x><b>a</b> b</a>", "[**a** b](/x)"),
        ("wow!<a href=/x> a </a>b", "wow! [a](/x) b"),
        ("wow!<a href=/x>a</a>", r"wow\![a](/x)"),
        ("<a href='/a&amp;copy;b'>a</a>", r"[a](/a\&copy;b)"),
        ("<a href='/x_(y)'>a</a>", "[a](</x_(y)>)"),
        ("<a href=' JavaScript:void(0)'>a</a> <a href='java\nscript:x'>b</a>", "a b"),
        ("<a href=/javascript:x>a</a>", "[a](/javascript:x)"),
    ],
)
def test_links(html: str, expected: str) -> None:
    assert markdown(f"<p>{html}</p>") == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ("<ol start=9><li>a<li>b<ul><li>c</ul></ol>", "9. a\n10. b\n    - c"),
        ("<ol start=x><li>a<li value=7>b</ol>", "1. a\n7. b"),
        ("<ol start=-5><li>a</ol>", "0. a"),
        ("<ol start=--5><li>a</ol>", "1. a"),
        ("<ul><li>a<ol><li>b</ol><li>c</ul>", "- a\n  1. b\n- c"),
        ("<ul><li>a<ol start=3><li>b</ol></ul>", "- a\n\n  3. b"),
        ("<ul><li><p>a<p>b<br>c<li>d</ul>", "- a\n\n  b\\\n  c\n- d"),
        ("<ul><li>a<br><br>b</ul>", "- a\n\n  b"),
        ("<ul><li>a<ul><li>b</ul>after</ul>", "- a\n  - b\n\n  after"),
        ("<ul><li>a</ul><ul><li>b</ul><ol><li>c</ol><ol><li>d</ol>", "- a\n\n* b\n\n1. c\n\n1) d"),
        ("<ul><li><h3>a</h3><pre>b\n\nc</pre></ul>", "- ### a\n\n  ```\n  b\n\n  c\n  ```"),
        ("<blockquote><ul><li>a</ul>b</blockquote>", "> - a\n>\n> b"),
        ("<blockquote><p>a<p>b</blockquote><blockquote>c</blockquote>", "> a\n>\n> b\n\n> c"),
        ("<ul><li>a<blockquote>b<br>c</blockquote></ul>", "- a\n\n  > b\\\n  > c"),
        ("<ul><li><article>a</article></ul>", "a"),
        ("<dl><dt>a<dd>b</dl>", "- a\n- b"),
        ("<h2>a</h2><ul><li><h3>b</h3></ul>", "## a\n\n- ### b"),
    ],
)
def test_lists_and_quotes_nest(html: str, expected: str) -> None:
    assert markdown(html) == expected


TABLE = (
    "<table><tr><td>Year<td>Lorries<td>Cars<tr><td>2019<td><td>71"
    "<tr><td>2020<td>12<br>(est.)<td>80 | <code>9|0</code><td>more"
)


def test_a_table_with_breaks_bars_and_uneven_rows() -> None:
    assert markdown(TABLE) == (
        "| Year | Lorries | Cars |  |\n| --- | --- | --- | --- |\n| 2019 |  | 71 |  |\n"
        "| 2020 | 12 (est.) | 80 \\| `9\\|0` | more |"
    )
    assert [block.text for block in cut(TABLE).blocks] == [
        "Year\tLorries\tCars",
        "2019\t71",
        "2020\t12 (est.)\t80 | 9|0\tmore",
    ]


def test_a_row_with_one_text_goes_on_with_its_table() -> None:
    html = "<table><tr><th>a<th>b<tr><td colspan=2>all<tr><td><td>c<tr><td colspan=2>d<td>e</table>"
    head = "| a | b |  |\n| --- | --- | --- |"
    assert markdown(html) == f"{head}\n| all |  |  |\n|  | c |  |\n| d |  | e |"
    long = "word " * 80
    assert long.strip() in markdown(html.replace("all", long)).split("\n\n")


def test_two_tables_are_two() -> None:
    table = "<table><tr><td>a<td>b</table>"
    assert markdown(table * 2) == "| a | b |\n| --- | --- |\n\n| a | b |\n| --- | --- |"
    assert markdown(f"<ul><li>x{table}</ul>") == "- x\n\n  | a | b |\n  | --- | --- |"
    assert markdown("<table><tr><td>a<p>b</p><td>c</table>") == "a\n\nb\n\nc"


def test_blocks_know_what_they_stand_in_only_for_markdown() -> None:
    html = "<ol start=2><li>a<blockquote>b</blockquote></ol>"
    assert [[mark for *_, mark in block.containers] for block in cut(html, markup=True).blocks] == [
        ["2."],
        ["2.", ">"],
    ]
    assert not any(block.containers for block in cut(html).blocks)
