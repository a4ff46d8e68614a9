"""What a page says its article is about, wherever the head or the body says it."""

import pytest
from pages import cut

PRODUCT = '<script type="application/ld+json">{"@type": "Product"}</script>'
OG = '<meta property="og:title" content="The old bridge">'


def test_the_first_title_and_the_first_of_each_meta_count() -> None:
    hints = cut(
        f'<head><title>Bridge</title>{OG}<meta property="og:title" content="Another"></head>'
        "<body><p>text</p><svg><title>Icon</title></svg><title>Late</title></body>"
    ).hints
    assert hints.titles == ("Bridge", "The old bridge")


@pytest.mark.parametrize(
    "place", ["<div hidden>{}</div>", "<a href=/>{}</a>", "<noscript>{}</noscript>", "{}"]
)
def test_data_in_the_body_is_read_too(place: str) -> None:
    assert cut("<p>text</p>" + place.format(PRODUCT)).hints.types == {"Product"}
    assert cut("<p>text</p>" + place.format(OG)).hints.titles == ("The old bridge",)


def test_data_in_a_noscript_of_the_head_is_read() -> None:
    assert cut(f"<head><noscript>{OG}</noscript></head><p>text</p>").hints.titles == ("The old bridge",)


def test_a_meta_without_content_and_other_scripts_say_nothing() -> None:
    page = cut('<head><meta property="og:title"><script>"Product"</script><title></title></head><p>text</p>')
    assert (page.hints.titles, page.hints.types) == ((), frozenset())


def test_a_meta_within_a_text_ends_the_block() -> None:
    page = cut(f"<p>One.{OG}Two.</p>")
    assert [block.text for block in page.blocks] == ["One.", "Two."]
    assert [block.path for block in page.blocks] == ["body > p"] * 2
