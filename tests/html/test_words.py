"""Words of blocks, and that their score is the sum of their weights."""

import pytest
from pages import article, cut

from unboil.extractors.html.context import Context
from unboil.extractors.html.facts import read_facts
from unboil.extractors.html.word_model import WordModel
from unboil.extractors.html.words import (
    attribute_words,
    block_words,
    by_prefix,
)


def test_class_names_are_split() -> None:
    box = cut('<div class="entry-content postBody" id="main_text"><p>x</p></div>').boxes[1]
    words = attribute_words(box)
    assert {"<div>", "entry-content", "entry", "content", "postbody", "post", "body", "main", "text"} <= set(
        words
    )


def test_score_is_the_sum_of_the_weights_of_all_words() -> None:
    page = cut(article())
    facts = read_facts(page)
    words = block_words(page, facts)
    weights = {word: (hash(word) % 7 - 3) / 8 for found in words for word in found}
    scores = Context(page, facts, WordModel(0.5, by_prefix(weights))).scores
    for found, score in zip(words, scores, strict=True):
        expected = 0.5 + sum(weights[word] for word in found)
        assert score == pytest.approx(expected)


def test_short_links_are_menu_and_sentences_with_links_are_not() -> None:
    page = cut('<li><a href="/">Home</a></li><p>We met <a href="/x">Anna Holt</a> at the station.</p>')
    assert [fact.menu for fact in read_facts(page)] == [True, False]


def test_a_page_without_blocks_has_no_scores() -> None:
    page = cut("<body></body>")
    assert Context(page, read_facts(page), WordModel(0.5, by_prefix({}))).scores == []
