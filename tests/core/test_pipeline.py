"""The public entry point: what it takes, what it refuses, what it promises of every block."""

import doctest
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import unboil.extractors as api
from unboil.extractors import Article, Category, InputError, Kind, Options, PageType, clean, to_dict
from unboil.extractors.refusal import refuse

ROOT = Path(__file__).parents[2]
STORY = (
    "The town council agreed on Tuesday evening to open the new library in the spring of next year.\n\n"
    "The building, which cost two million euros, stands beside the river and holds forty thousand books.\n\n"
    "“We waited ten years for this,” said the mayor, who had promised the library in her first campaign.\n"
)
HTML = (
    "<!doctype html><html><head><title>Library opens | Town News</title></head><body><nav><a href=/>Home</a>"
    "<a href=/news>News</a></nav><article><h1>Library opens</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
    + "</article><footer>All rights reserved</footer></body></html>"
)


@settings(deadline=None)
@given(st.text(min_size=1).filter(lambda s: s.strip()))
def test_spans_of_flat_text_tile_the_input(text: str) -> None:
    article = clean(text, options=Options(kind=Kind.TEXT))
    assert "".join(article.page.text[block.start : block.end] for block, _ in article.blocks) == text


def test_a_clean_text_comes_out_as_it_was() -> None:
    assert clean(STORY).text == STORY.rstrip()
    assert clean(STORY.replace("\n", "\r\n").encode()).text == STORY.replace("\n", "\r\n").rstrip()


def test_html_gives_the_body_and_accounts_for_the_rest() -> None:
    article = clean(HTML)
    assert article.page.kind is Kind.HTML
    for paragraph in STORY.split("\n\n"):
        assert paragraph.strip() in article.text
    assert "Home" not in article.text
    assert "rights reserved" not in article.text
    assert any("All rights reserved" in block.text for block, _ in article.stripped)
    assert article.title == "Library opens"


@pytest.mark.parametrize(("source", "cause"), [(b"", "empty"), ("", "empty"), (b" \n\t", "white space")])
def test_nothing_to_read_is_an_error(source: bytes | str, cause: str) -> None:
    with pytest.raises(InputError, match=cause):
        clean(source)


def test_str_and_bytes_are_read_alike() -> None:
    assert clean(HTML).text == clean(HTML.encode()).text


def test_categories_can_be_kept_and_stripped() -> None:
    assert "rights reserved" not in clean(HTML).text
    footer = next(v.category for b, v in clean(HTML).blocks if "rights reserved" in b.text)
    assert "rights reserved" in clean(HTML, options=Options(keep=frozenset({footer}))).text
    assert clean(HTML, options=Options(strip=frozenset({Category.BODY}))).text == ""


def test_json_form_is_complete() -> None:
    data = to_dict(clean(STORY, url="https://news.example/library"))
    wanted = "schema source url site kind title authors date language text confidence blocks warnings"
    assert set(wanted.split()) <= set(data)
    assert {"text", "start", "end", "path", "keep", "category", "by", "score"} <= set(data["blocks"][0])
    assert data["url"] == "https://news.example/library"


def typed(kind: PageType) -> Article:
    article = clean(HTML)
    return Article(
        page=article.page, blocks=article.blocks, metadata=article.metadata, page_type=kind, confidence=0.5
    )


@pytest.mark.parametrize("kind", [PageType.ERROR, PageType.CONSENT, PageType.PAYWALL])
def test_pages_without_an_article_give_no_text_but_the_reason(kind: PageType) -> None:
    refused = refuse(typed(kind), Options())
    assert refused.text == ""
    assert "article" in refused.warnings[-1]
    assert len(refused.blocks) == len(typed(kind).blocks)
    assert refuse(typed(kind), Options(force=True)).text


def test_other_types_are_refused_only_when_asked() -> None:
    assert refuse(typed(PageType.FORUM), Options()).text
    assert refuse(typed(PageType.FORUM), Options(articles_only=True)).text == ""
    assert refuse(typed(PageType.ARTICLE), Options(articles_only=True)).text


def test_trafilatura_is_another_reading_of_the_same_blocks() -> None:
    ours, theirs = clean(HTML), clean(HTML, options=Options(engine=api.Engine.TRAFILATURA))
    assert [block for block, _ in ours.blocks] == [block for block, _ in theirs.blocks]
    assert STORY.split("\n\n")[0] in theirs.text
    with pytest.raises(InputError, match="HTML only"):
        clean(STORY, options=Options(engine=api.Engine.TRAFILATURA))


def test_the_documented_examples_run() -> None:
    assert doctest.testmod(api).failed == 0


def test_a_page_of_navigation_is_no_article_to_either_reader() -> None:
    links = "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(12))
    article = clean(f"<html><body><nav><a href=/>Home</a><ul>{links}</ul></nav></body></html>")
    assert article.text == ""
    assert "no article found" in article.warnings
