"""Verdicts and blocks made when they are read: known before, equal after, never made for plain text."""

import pickle
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from unboil.extractors import Article, Options, clean
from unboil.extractors.lazy import Lazy
from unboil.extractors.sizes import sizes
from unboil.extractors.types import (
    Block,
    Category,
    JudgedBlocks,
    Kind,
    Metadata,
    Page,
    Verdict,
    Verdicts,
    keeps,
)

YES = Verdict(True, Category.BODY, "model", 0.9)
NO = Verdict(False, Category.NAV, "model", 0.1)
BLOCKS = (Block("Menu"), Block("A sentence."), Block("Another one."))


def never() -> Iterator[Any]:
    raise AssertionError("made although nobody reads it")


def counted(items: tuple[Any, ...]) -> tuple[Callable[[], tuple[Any, ...]], list[int]]:
    made: list[int] = []

    def make() -> tuple[Any, ...]:
        made.append(1)
        return items

    return make, made


def test_items_are_made_once_and_only_when_they_are_read() -> None:
    make, made = counted((1, 2, 3))
    numbers = Lazy[int](make)
    assert made == []
    assert (list(numbers), numbers[1], numbers[:2], len(numbers), 3 in numbers) == (
        [1, 2, 3],
        2,
        (1, 2),
        3,
        True,
    )
    assert made == [1]


def test_it_equals_the_tuple_of_its_items_and_is_pickled_as_that() -> None:
    numbers = Lazy[int](lambda: (1, 2))
    assert numbers == (1, 2) == numbers == Lazy[int](lambda: iter((1, 2)))
    assert numbers != (1, 3)
    assert numbers != Lazy[int](lambda: ())
    assert (hash(numbers), repr(numbers)) == (hash((1, 2)), "(1, 2)")
    assert type(pickle.loads(pickle.dumps(numbers))) is tuple


def test_what_failed_to_be_made_is_tried_again() -> None:
    numbers = Lazy[int](never)
    for _ in range(2):
        with pytest.raises(AssertionError):
            len(numbers)


def test_which_blocks_are_kept_is_known_before_the_verdicts() -> None:
    verdicts = Verdicts((False, True, True), never)
    blocks = JudgedBlocks(BLOCKS, verdicts)
    assert (len(verdicts), list(keeps(verdicts)), len(blocks)) == (3, [False, True, True], 3)
    assert blocks.body == BLOCKS[1:]


def test_plain_text_and_the_body_need_no_verdict() -> None:
    article = Article(
        Page("", Kind.HTML), JudgedBlocks(BLOCKS, Verdicts((False, True, True), never)), Metadata()
    )
    assert article.text == "A sentence.\n\nAnother one."
    assert article.body == BLOCKS[1:]
    assert not article.is_empty
    assert article._replace(blocks=JudgedBlocks(BLOCKS, Verdicts((False,) * 3, never))).is_empty


def test_an_article_is_the_same_whichever_of_its_parts_is_read_first() -> None:
    verdicts = (NO, YES, YES)
    lazy = Article(
        Page("", Kind.HTML),
        JudgedBlocks(BLOCKS, Verdicts((False, True, True), lambda: verdicts)),
        Metadata(),
    )
    plain = lazy._replace(blocks=JudgedBlocks(BLOCKS, verdicts).items)
    assert lazy == plain == pickle.loads(pickle.dumps(lazy))
    assert (list(lazy.pieces), lazy.is_empty) == (list(plain.pieces), plain.is_empty)
    assert (lazy.kept, lazy.stripped, lazy.shares()) == (plain.kept, plain.stripped, plain.shares())


def test_sizes_need_the_categories_alone() -> None:
    verdicts = Verdicts((False, True, True), never, lambda: (Category.NAV, Category.BODY, Category.BODY))
    article = Article(Page("", Kind.HTML), JudgedBlocks(BLOCKS, verdicts), Metadata())
    size = sum(len(block.text) for block in BLOCKS[1:])
    assert sizes(article) == {Category.NAV: len(BLOCKS[0].text), Category.BODY: size}
    assert list(article.shares()) == [Category.BODY, Category.NAV]


def test_sizes_are_those_of_the_verdicts() -> None:
    words = "The council agreed on Tuesday evening to open the new library beside the river in spring. "
    page = f"""<html><head><meta name="author" content="Ada Okafor"></head><body><nav><a href=/>Home</a></nav>
        <article><h1>Library</h1><p>{words * 4}</p><p>{words * 3}</p></article>
        <div class="comments"><p>I shall believe it when I see it.</p></div>
        <footer><p>Ada Okafor, reporter</p></footer></body></html>"""
    article = clean(page, options=Options(site_rules=False))
    told = sizes(article)
    made = article._replace(blocks=tuple(article.blocks))
    assert told == sizes(made) == sizes(article)
    assert {Category.BODY, Category.TITLE, Category.BYLINE, Category.COMMENTS} <= told.keys()


def test_a_page_that_is_read_says_at_once_what_its_verdicts_say_later() -> None:
    body = (
        "<p>The council agreed on Tuesday evening to open the new library beside the river in spring.</p>" * 3
    )
    page = f"<html><body><nav><a href=/>Home</a></nav><article><h1>Library</h1>{body}</article></body></html>"
    article = clean(page, options=Options(site_rules=False))
    first = article.body
    assert first
    assert first == tuple(block for block, verdict in article.blocks if verdict.keep)
    assert [block for block, _ in article.kept] == list(first)
