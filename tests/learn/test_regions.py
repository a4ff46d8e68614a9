"""Which names of elements a rule may use."""

import pytest

from unboil.extractors.learn.regions import best_named, is_stable, tells_what


@pytest.mark.parametrize(
    "name", ["story-body", "articleBody", "see-more", "post__content", "col-2", "h-entry"]
)
def test_names_that_people_give(name):
    assert is_stable(name)


@pytest.mark.parametrize(
    "name",
    [
        "css-1q2w3e",
        "post-48213",
        "sc-a1b2c3",
        "Body_root__3xYz1",
        "id123456",
        "a",
        "2col",
        "x" * 60,
        "9f8e7d6c5b",
    ],
)
def test_names_made_for_one_page_or_one_build(name):
    assert not is_stable(name)


@pytest.mark.parametrize("name", [".share-strip", "#comments", ".related-posts", ".authorBox", ".tagCloud"])
def test_names_that_say_what_an_element_is(name):
    assert tells_what(name)


@pytest.mark.parametrize(
    "name", [".clearfix", ".col-2", ".inner-wrapper", ".hidden", ".left", ".row", "#main"]
)
def test_names_that_say_where_it_stands_or_how_it_looks(name):
    assert not tells_what(name)


def test_meaning_comes_before_ids_and_ids_before_classes():
    assert best_named(["article", ".story-text", '[itemprop="articleBody"]']) == '[itemprop="articleBody"]'
    assert best_named([".share-bar", "#share"]) == "#share"
    assert best_named([".left", ".share-bar"]) == ".share-bar"
