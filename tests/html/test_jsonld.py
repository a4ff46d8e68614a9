"""JSON-LD as it comes: broken in every usual way, and still read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.extractors.html.jsonld import article_body, article_node, is_article, nodes, text


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "Article", "headline": "Ferry"}',
        '<!-- {"@type": "Article", "headline": "Ferry"} -->',
        '//<![CDATA[\n{"@type": "Article", "headline": "Ferry"}\n//]]>',
        '/* <![CDATA[ */ {"@type": "Article", "headline": "Ferry"} /* ]]> */',
        '{"@type": "Article", "headline": "Ferry",}',
        '[{"@type": "Article", "headline": "Ferry"},]',
        '{"@type": "Article", "headline": "Ferry"};',
        '{"@type": "Article", "headline": "Ferry", "description": "It\\\'s back"}',
        '{"@type": "Article", "headline": "Ferry", "description": "two\nlines\tand a tab"}',
        '{"@type": "WebSite"}{"@type": "Article", "headline": "Ferry"}',
        '{"@type": "WebSite"},\n{"@type": "Article", "headline": "Ferry"}',
        '{"@type": "Article", "headline": "Ferry", "description": "a "quoted" word"}',
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Ferry&quot;}",
    ],
)
def test_reads_what_browsers_never_parse(script: str) -> None:
    node = article_node(nodes([script]))
    assert node is not None
    assert text(node.get("headline")) == "Ferry"


@pytest.mark.parametrize(
    "script", ["", "null", "42", '"text"', "{", "function(){}", "[" * 5_000, "1" * 5_000]
)
def test_finds_nothing_where_there_is_nothing(script: str) -> None:
    assert article_node(nodes([script])) is None


def test_a_site_or_a_person_is_no_article() -> None:
    assert is_article({"@type": "LiveBlogPosting"})
    assert not is_article({"@type": ["WebSite", "Person"]})
    assert not is_article({})


def test_article_body_is_the_longest_one() -> None:
    short = '{"@type": "Article", "articleBody": "Cut"}'
    long = '{"@type": "Article", "articleBody": "The whole of it"}'
    assert article_body([short, long]) == "The whole of it"
    assert article_body(['{"@type":"Article"}']) is None
    assert article_body([]) is None


@given(st.text())
def test_never_raises(script: str) -> None:
    assert isinstance(nodes([script, f'{{"headline": "{script}"}}']), tuple)
