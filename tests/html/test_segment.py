"""Cutting pages into blocks: what is one block, what is two, and that nothing is lost."""

import gc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import article, cut, document, texts

from unboil.extractors.html import segment
from unboil.extractors.html.boxes import INVISIBLE, ZONES
from unboil.extractors.html.walk import TEXT_NUMBER
from unboil.extractors.types import Role


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<p>one <b>bold</b>, <i>two</i></p>", ["one bold, two"]),
        ("<p>a<b>b</b>c</p>", ["abc"]),
        ("one<br>two", ["one\ntwo"]),
        ("one<br><br>two<br> <br>three", ["one", "two", "three"]),
        ("<div>bare<p>inner</p>after</div>", ["bare", "inner", "after"]),
        ("<span>bare span</span>", ["bare span"]),
        ("<a href=/><div>card</div><div>text</div></a>", ["card", "text"]),
        ("<p>x</p><script>var hidden = 1</script><style>p{}</style><p>y</p>", ["x", "y"]),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", ["a", "b", "c"]),
        ("<p>spaces \n\t and&nbsp;more  </p>", ["spaces and more"]),
        ("<p> two  blanks </p><p>no\u2003em\u2028line\x1fmark</p>", ["two blanks", "no em line mark"]),
        ("<p>soft\u00adhyphen&shy;s \u200b</p><p>\ufeff</p>", ["softhyphens"]),
        ("<h2>Title<a href=#t>\u200b</a></h2><p>a&#8203;<i>\u2060</i></p>", ["Title", "a"]),
        ("<p>ກ\u200bຂ ក\u200bខ</p>", ["ກ\u200bຂ ក\u200bខ"]),
        ("<p>u\u0308ber Cafe\u0301 x\u0307 \uf900</p>", ["über Café ẋ \uf900"]),
        ("<h2>in<ul><li>list</li></ul></h2>", ["in", "list"]),
        ("<pre>\n \n  x = 1\n    y\n</pre>", ["  x = 1\n    y"]),
        ("<pre>a<br><br>b</pre>", ["a\n\nb"]),
        ("<p>one<br> <b> </b><br>two</p>", ["one", "two"]),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", ["a\tb", "c"]),
        ("<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>", ["a", "b", "c"]),
        ("<dl><dt>term</dt><dd>meaning</dd></dl>", ["term", "meaning"]),
        (
            "<p>in <st1:place w:st=on>Kent</st1:place>, or<o:p></o:p> <noindex>not</noindex></p>",
            ["in Kent, or not"],
        ),
        ("<my-card>a</my-card><my-card>b</my-card>", ["a", "b"]),
        (
            "<p>we use <button>good <i>sources</i></button>, as <x-y>ever</x-y>.</p>",
            ["we use good sources, as ever."],
        ),
        ("<p><button>Play</button>a song</p>", ["Play", "a song"]),
        ("<p><b>Hydra</b><b>Trail</b><i><b>4</b></i><a>Go!</a><a>Next</a></p>", ["Hydra Trail4 Go! Next"]),
        ("<p>Mac<b>Leod</b>Smith <b>O</b><i>NCE</i> <b>TV</b><i>B</i></p>", ["MacLeodSmith ONCE TV B"]),
        ("<p><code>a</code><code>B</code> <b>x</b><sup>A</sup></p>", ["aB xA"]),
        (
            "<h2><a href=#x>#</a><a>¶</a></h2><h2><a>\u200b</a>#</h2><p>\u200b\u2060<b>\ufeff</b></p>",
            ["#¶", "#"],
        ),
        ("<h2><a>#</a><br></h2><h2><a>#</a> C# <a>#</a></h2><pre>\ufeffa\u200bb</pre>", ["#", "C#", "ab"]),
        ("<p>  </p><div>&nbsp;</div>", []),
        ("", []),
    ],
)
def test_blocks(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


_LINES = "<div class=l>def f(x):</div><div class=l>    if x:\n</div><div class=l>        <b>y</b></div>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<pre><code>{_LINES}</code></pre>", ["def f(x):\n    if x:\n        y"]),
        (f"<pre><p>One.</p>{_LINES}</pre>", ["One.", "def f(x):\n    if x:\n        y"]),
        (
            f"<pre>{'<p>' + 'long ' * 80}{'<p>' + 'text ' * 80}</pre>",
            [("long " * 80).strip(), ("text " * 80).strip()],
        ),
        ("<tr><td><pre>9<br>10</pre><td><pre>a()\n  b()</pre>", ["a()\n  b()"]),
        ("<tr><td><pre>3\n5</pre><td><pre>a\nb</pre>", ["3\n5", "a\nb"]),
        (f"<tr><td><pre>{'9' * 5000}</pre><td><pre>a\nb</pre>", ["9" * 5000, "a\nb"]),
        ("<tr><td><pre>a\nb</pre><td>does both", ["a\nb", "does both"]),
    ],
)
def test_listings(html: str, expected: list[str]) -> None:
    assert texts(f"<table>{html}</table>" if html.startswith("<tr") else html) == expected


_TEX = r'<annotation encoding="application/x-tex">{\displaystyle x_1^2}</annotation>'
_MATH = f"<math><semantics><mrow><mi>x</mi><mn>1</mn></mrow>{_TEX}</semantics></math>"


@pytest.mark.parametrize(
    ("html", "text", "markup"),
    [
        (f"<p>Let {_MATH} be *odd*.</p>", "Let $x_1^2$ be *odd*.", r"Let $x_1^2$ be \*odd\*."),
        (r"<p>so <math alttext='\alpha_1'><mi>a</mi></math></p>", r"so $\alpha_1$", r"so $\alpha_1$"),
        ("<p>so <math> <mi>a</mi> <mo>*</mo> <mi>b</mi></math>.</p>", "so a * b.", r"so a \* b."),
        (
            f"<p>If <span class=katex><span class=katex-mathml>{_MATH}</span>"
            "<span class=katex-html aria-hidden=true><span>x</span><span>1</span></span></span>, then</p>",
            "If $x_1^2$, then",
            "If $x_1^2$, then",
        ),
        (f"<p>a {_MATH}</p><p>b</p>", "a $x_1^2$", "a $x_1^2$"),
        ("<p>none: <math></math> here</p>", "none: here", "none: here"),
        ("<p><a href=/x>see <math><mi>y</mi></math></a></p>", "see y", "[see y](/x)"),
    ],
)
def test_a_formula_is_a_part_of_its_sentence(html: str, text: str, markup: str) -> None:
    block = cut(html, markup=True).blocks[0]
    assert (block.text, block.markup, texts(html)[0]) == (text, markup, text)


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Usage<a class=headerlink href=#usage>¶</a></h2>",
        "<h2><a href=#usage aria-hidden=true>#</a> Usage</h2>",
        "<h3><a href=#usage>§</a>Usage</h3>",
        "<h3>Usage <a href=#usage>\u200b</a></h3>",
    ],
)
def test_a_link_from_a_heading_to_itself_is_no_part_of_it(html: str) -> None:
    block = cut(html, markup=True).blocks[0]
    assert (block.text, block.markup, texts(html)) == ("Usage", "Usage", ["Usage"])


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h2>C#</h2>", "C#"),
        ("<h2>C<b>#</b></h2>", "C#"),
        ("<h2><span>§</span> 5 Costs</h2>", "§ 5 Costs"),
        ("<h2><a href=#top>#</a></h2>", "#"),
        ("<p>See <a href=#n>#</a></p>", "See #"),
    ],
)
def test_signs_that_are_no_such_link_stay(html: str, text: str) -> None:
    assert texts(html) == [text]


def test_long_cells_are_blocks_of_their_own() -> None:
    long = "word " * 80
    assert len(texts(f"<table><tr><td>menu</td><td>{long}</td></tr></table>")) == 2


@pytest.mark.parametrize(
    ("html", "role", "level"),
    [
        ("<h3>x</h3>", Role.HEADING, 3),
        ("<ul><li>a</li></ul>", Role.LIST_ITEM, 1),
        ("<ol><li><ul><li>a</li></ul></li></ol>", Role.LIST_ITEM, 2),
        ("<blockquote><p>a</p></blockquote>", Role.QUOTE, 0),
        ("<pre><code>a</code></pre>", Role.CODE, 0),
        ("<figure><figcaption>a</figcaption></figure>", Role.CAPTION, 0),
        ("<p class='wp-caption-text'>a</p>", Role.CAPTION, 0),
        ("<table><tr><td>a<td>b</table>", Role.TABLE_ROW, 0),
        ("<p>a</p>", Role.PARAGRAPH, 0),
        ("<ul><li><article><p>a</p></article></li></ul>", Role.PARAGRAPH, 0),
    ],
)
def test_roles(html: str, role: Role, level: int) -> None:
    block = cut(html).blocks[0]
    assert (block.role, block.level) == (role, level)


@pytest.mark.parametrize(
    ("html", "markup"),
    [
        ("<p>a <b>b</b> <i>c</i> <code>d*</code></p>", "a **b** *c* `d*`"),
        ('<p>see <a href="/x">the <em>page</em></a>.</p>', "see [the *page*](/x)."),
        ('<p><a href="/a b">x</a> <a href="#top">up</a></p>', "[x](</a b>) up"),
        ("<p>2 * 3 [not a link]</p>", r"2 \* 3 \[not a link\]"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a | b"),
        ("<pre>a  *b*</pre>", "a  *b*"),
        ("<p>one<br>two</p>", "one\ntwo"),
    ],
)
def test_inline_markdown(html: str, markup: str) -> None:
    assert cut(html, markup=True).blocks[0].markup == markup


def test_no_markup_unless_asked_for() -> None:
    assert cut("<p>a <b>b</b></p>").blocks[0].markup == ""


def test_paths_select_the_element_of_the_block() -> None:
    page = document(article())
    for block in segment(page, {}).blocks:
        assert len(page.tree.css(block.path)) >= 1
    block = next(block for block in segment(page, {}).blocks if block.text.startswith("Nine million"))
    assert page.tree.css(block.path)[0].text() == block.text


def test_marks_reach_all_blocks_below_and_no_others() -> None:
    page = document("<div class=a><p>one</p><p>two</p></div><p>three</p>")
    marks = {page.select(".a")[0]: ("strip",), page.select(".a p")[1]: ("keep",)}
    assert segment(page, marks).marks == (("strip",), ("strip", "keep"), ())


def test_a_marked_inline_element_is_a_block_of_its_own() -> None:
    page = document("<p>before <span class=ad>buy now</span> after</p>")
    cut_up = segment(page, {page.select(".ad")[0]: ("ad",)})
    assert [(b.text, b.glued) for b in cut_up.blocks] == [
        ("before", False),
        ("buy now", True),
        ("after", True),
    ]
    assert cut_up.marks == ((), ("ad",), ())


def test_hidden_text_is_in_blocks_marked_as_hidden() -> None:
    page = cut('<p>seen</p><div style="display: none"><p>not seen</p></div><p hidden>nor this</p>')
    assert [box.hidden for box in page.shown.boxes] == [False, True, True]


def test_text_for_readers_without_scripts_counts_only_where_the_page_shows_nothing_else() -> None:
    posts = "".join(f"<p>Post {i}: {'word ' * 50}</p>" for i in range(5))
    assert len(texts(f"<div id=app></div><noscript>{posts}</noscript>")) == 5
    assert len(texts(f"{posts}<noscript>{posts}</noscript>")) == 5
    assert texts("<p>x</p><noscript><p>Please switch scripts on.</p></noscript>") == ["x"]


def test_frameset_and_xhtml() -> None:
    assert texts("<frameset><frame src=a></frameset>") == []
    xhtml = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>text<br/>more</p></body></html>'
    assert texts(xhtml) == ["text\nmore"]


TAGS = sorted(
    {"p", "div", "span", "a", "b", "ul", "li", "td", "tr", "table", "h2", "br", "pre", "section"}
    | {"script", "style", "noscript", "custom-tag", "blockquote", "figcaption", "button", "label", "hr"}
)
tokens = st.one_of(
    st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
    st.text(alphabet="ab c\n한あé&;<", max_size=8),
)


def visible(html: str) -> str:
    tree = document(html).tree
    tree.strip_tags(sorted(INVISIBLE - {"head"}))
    return "".join((tree.body.text() if tree.body is not None else "").split())


@given(st.lists(tokens, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_all_visible_text_is_in_the_blocks_once_and_in_order(html: str) -> None:
    assert "".join("".join(texts(html)).split()) == visible(html)


def test_all_visible_text_of_an_article_is_in_the_blocks() -> None:
    assert "".join("".join(texts(article())).split()) == visible(article())


def test_text_below_many_boxes_without_any() -> None:
    page = cut("<div>" * 950 + "deep" + "</div>" * 950 + "<p>after</p>")
    assert [block.text for block in page.blocks] == ["deep", "after"]
    assert page.blocks[1].path == "body > p"


def test_boxes_without_a_block_are_counted_and_not_kept() -> None:
    page = cut('<div class="ad"></div><div class="ad"><i></i></div><article><p>text</p></article>')
    assert [box.tag for box in page.boxes] == ["body", "article", "p"]
    assert [box.index for box in page.boxes] == [0, 1, 2]
    assert {kind.names: times for kind, times in page.kinds.items() if kind.tag == "div"} == {"ad": 2}


def test_boxes_are_numbered_among_the_children_of_their_own_parent() -> None:
    page = cut("<div>one</div><b><div>within</div></b><svg><text>drawn</text></svg><div>two<br>more</div>")
    assert [block.text for block in page.blocks] == ["one", "within", "two\nmore"]
    assert [block.path for block in page.blocks] == ["body > div"] * 2 + ["body > div:nth-of-type(2)"]


def test_only_scripts_of_exactly_one_type_name_the_type_of_the_page() -> None:
    data = '{"@type": "Product"}'
    assert cut(f'<script type="Application/LD+JSON">{data}</script><p>text</p>').hints.types == {"Product"}
    assert not cut(f'<script type="application/ld+json;x">{data}</script><p>text</p>').hints.types
    drawn = f'<svg><script xlink:type="application/ld+json">{data}</script></svg><p>text</p>'
    assert [block.text for block in cut(drawn).blocks] == ["text"]


def test_text_nodes_have_the_number_that_the_walk_knows_them_by() -> None:
    node = document("<p>text").body.first_child.first_child
    assert (node.tag, node.tag_id) == ("-text", TEXT_NUMBER)


def test_what_an_element_hands_down_reaches_none_beside_it() -> None:
    page = cut(
        "<ul><li style='display:none'>gone</li><li>here</li></ul>"
        "<article><p class='wp-caption-text'>words</p><p>text</p></article><p>last</p>"
    )
    told = [(box.hidden, box.role, box.level) for box in page.shown.boxes]
    assert told == [
        (True, Role.LIST_ITEM, 1),
        (False, Role.LIST_ITEM, 1),
        (False, Role.CAPTION, 0),
        (False, Role.PARAGRAPH, 0),
        (False, Role.PARAGRAPH, 0),
    ]
    zones = [box.zones for box in page.shown.boxes]
    assert zones[0] == zones[1] == ZONES["ul"]
    assert zones[2] == zones[3] == ZONES["article"]
    assert zones[4] == 0


def test_reading_leaves_nothing_for_the_garbage_collector() -> None:
    page = document(article())
    segment(page, {})  # what is made on first use stays
    gc.collect()
    gc.disable()
    try:
        segment(page, {})
        assert gc.collect() == 0
    finally:
        gc.enable()
