"""Bounds on what is parsed: hostile pages end, with a warning, and ordinary ones are left alone."""

import time

import pytest
from pages import article, document, texts

from unboil.extractors.html import judge, segment
from unboil.extractors.types import Metadata, Options

HOSTILE = {
    "nested": "<div>" * 50_000 + "<p>hello there</p>",
    "nested and closed": "<div>" * 50_000 + "<p>hello there</p>" + "</div>" * 50_000,
    "inline": "<b>" * 50_000 + "hello there",
    "lists": "<ul><li>" * 30_000 + "hello there",
    "attributes": "<p " + " ".join(f"a{i}=1" for i in range(1_000_000)) + ">hello there</p>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_with_a_warning(name: str) -> None:
    start = time.process_time()
    page = document(HOSTILE[name])
    blocks = segment(page, {}).blocks
    assert page.warnings
    assert blocks[-1].text == "hello there"
    assert len(judge(segment(page, {}), [None] * len(blocks), Metadata(), Options()).verdicts) == len(blocks)
    assert time.process_time() - start < 10


def test_a_huge_table_is_read_to_a_stated_bound() -> None:
    page = segment(document("<table>" + "<tr><td>a b c<td>d" * 120_000 + "</table>"), {})
    assert page.warnings
    assert page.blocks[0].text == "a b c\td"
    reading = judge(page, [None] * len(page.blocks), Metadata(), Options())
    assert len(reading.verdicts) == len(page.blocks)


@pytest.mark.parametrize(
    "html",
    [
        article(),
        "<p>" + "<br>" * 30_000,
        "<svg>" + '<path d="M0 0"/>' * 30_000 + "</svg>",
        "<img src='data:image/png;base64," + "A" * 200_000 + "'>",
        "<p data-json='" + '{"a": 1, "b": [2, 3]} ' * 5_000 + "'>x</p>",
        "<script>" + "document.write('<div>');" * 30_000 + "</script><p>x</p>",
    ],
)
def test_large_but_ordinary_pages_are_left_alone(html: str) -> None:
    assert document(html).warnings == ()


def test_an_open_frame_for_readers_without_scripts_does_not_swallow_the_page() -> None:
    tag = "<noscript><iframe src='https://tags.example/ns.html' /></noscript>"
    assert texts(f"<body>{tag}<p>one</p><p>two</p></body>") == ["one", "two"]
    assert texts(f"<body>{tag}<p>one</p>{tag.upper()}<p>two</p></body>") == ["one", "two"]
    # Elsewhere a browser takes it for open, too.
    assert texts("<body><p>one</p><iframe src=/x /><p>two</p></body>") == ["one"]


def test_a_script_that_ends_as_it_begins_does_not_swallow_a_page_of_xml() -> None:
    page = '<html><head><title/><script src="x.js" /></head><body><p>one</p><p>two</p></body></html>'
    assert texts(f'<?xml version="1.0"?>\n{page}') == ["one", "two"]


def test_select_gives_matching_elements_in_order() -> None:
    page = document("<p class=x>a</p><p>b</p><p class=x>c</p>")
    assert len(page.select("p.x")) == 2
    assert page.select("p.none") == []


def test_lone_surrogates_do_not_stop_the_parser() -> None:
    assert len(texts("<p>a \ud800 b</p>")) == 1
