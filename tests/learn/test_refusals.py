"""Pages that support no rule are refused, with the reason in one line."""

import pytest

from unboil.extractors.learn import NotLearnableError, learn
from unboil.extractors.learn.corpus import common_host
from unboil.extractors.learn.sample import read_sample
from unboil.extractors.types import Options

from .conftest import STORIES, body, page, read, text


def refusal(samples, **more) -> str:
    with pytest.raises(NotLearnableError) as caught:
        learn(samples, **more)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_two_articles() -> None:
    assert refusal(read(page, STORIES[:2])).startswith("2 different articles in 2 pages")


def test_copies_of_one_article() -> None:
    assert "3 are copies" in refusal(read(page, STORIES[:1] * 4))


def test_pages_without_an_article() -> None:
    menu = "<html><body><ul>" + "<li><a href='/'>Home</a></li>" * 20 + "</ul></body></html>"
    samples = [read_sample(f"menu{n}", menu.replace("Home", f"Item {n}"), Options()) for n in range(4)]
    assert "do not read like articles" in refusal(samples)


def test_several_sites() -> None:
    mixed = read(page, STORIES[:2], host="a.example.org") + read(page, STORIES[2:4], host="b.example.com")
    assert refusal(mixed) == "pages of several sites: a.example.org, b.example.com"


def test_html_and_flat_text_together() -> None:
    assert "one form at a time" in refusal(read(page, STORIES[:3]) + read(text, STORIES[3:6]))


def test_bare_bodies_in_which_nothing_recurs() -> None:
    bare = [read_sample(story[0], "\n".join(body(story)), Options()) for story in STORIES]
    assert "name the host" in refusal(bare)
    assert "nothing recurs" in refusal(bare, site="courier.example.org")


def test_the_host_that_covers_all_pages() -> None:
    assert common_host(["news.example.org", "sport.example.org"]) == "example.org"
    assert common_host(["news.example.org"]) == "news.example.org"
    assert common_host([]) is None
    assert (
        common_host(["a.example.org", None, "a.example.org", "a.example.org", "b.example.net"])
        == "a.example.org"
    )


@pytest.mark.parametrize("domain", ["co.uk", "blogspot.com", "org"])
def test_hosts_that_share_no_more_than_a_suffix(domain: str) -> None:
    with pytest.raises(NotLearnableError, match="several sites"):
        common_host([f"courier.{domain}", f"gazette.{domain}"])


def test_a_stray_page_of_another_site_is_left_out() -> None:
    samples = read(page, STORIES[:5]) + read(page, STORIES[5:6], host="gazette.example.com")
    learned = learn(samples)
    assert "gazette" not in learned.text.partition("schema")[2]
    assert any("gazette.example.com" in note for note in learned.notes)


def test_short_copies_of_one_article_without_a_long_line() -> None:
    short = "\n".join(f"The ferry {verb} on Monday, said the clerk." for verb in ("sails", "waits", "turns"))
    lines = short + "\n" + "\n".join(body(STORIES[0])[:1])
    samples = [read_sample(str(n), lines + "\n" * n, Options()) for n in range(4)]
    assert "3 are copies" in refusal(samples, site="courier.example.org")
