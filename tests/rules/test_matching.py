"""Which rule file speaks for a page, and which must not."""

import pytest

from unboil.rules.matching import GLOBAL, PLATFORM, SITE, Lookup, Match, Query, markers_of, rank

THEME = '<html><head><link href="/themes/example/x.css">'
MADE = ("WordPress 6.4",)


def _level(match: Match, query: Query) -> int | None:
    found = rank(match, Lookup(query, markers_of([match])))
    return None if found is None else found[0]


@pytest.mark.parametrize(
    ("hosts", "host"),
    [
        (["example.org"], "example.org"),
        (["example.org"], "www.example.org"),
        (["example.org"], "a.b.example.org"),
        (["example.org"], "WWW.Example.ORG."),
        (["=news.example.org"], "news.example.org"),
        (["example.co.uk"], "www.example.co.uk"),
    ],
)
def test_hosts_that_match(hosts: list[str], host: str) -> None:
    assert _level(Match(hosts=tuple(hosts)), Query(host=host)) == SITE


@pytest.mark.parametrize(
    ("hosts", "host"),
    [
        (["example.org"], "notexample.org"),
        (["example.org"], "example.org.evil.net"),
        (["=news.example.org"], "www.news.example.org"),
        (["example.org", "!shop.example.org"], "shop.example.org"),
        (["example.org", "!shop.example.org"], "x.shop.example.org"),
        (["example.org"], "localhost"),
        (["example.org"], None),
    ],
)
def test_hosts_that_do_not_match(hosts: list[str], host: str | None) -> None:
    assert _level(Match(hosts=tuple(hosts)), Query(host=host)) is None


def test_a_longer_host_is_more_specific_and_an_exact_one_most() -> None:
    page = Lookup(Query(host="news.example.org"))
    ranks = [
        rank(Match(hosts=(host,)), page) for host in ("=news.example.org", "news.example.org", "example.org")
    ]
    assert ranks == sorted(ranks, key=lambda r: r or (0, 0), reverse=True)
    assert len(set(ranks)) == 3


@pytest.mark.parametrize(
    ("paths", "path", "fits"),
    [
        (["/news/*"], "/news/today", True),
        (["/news/*"], "/shop/today", False),
        (["!/video/*"], "/news/today", True),
        (["/news/*", "!*/live/*"], "/news/live/x", False),
        (["/news/*"], None, True),
    ],
)
def test_paths_narrow(paths: list[str], path: str | None, fits: bool) -> None:
    match = Match(hosts=("example.org",), paths=tuple(paths))
    assert (_level(match, Query(host="example.org", path=path)) == SITE) is fits


def test_language_narrows_only_where_it_is_known() -> None:
    match = Match(hosts=("example.org",), lang=("en",))
    assert _level(match, Query(host="example.org", lang="en-GB")) == SITE
    assert _level(match, Query(host="example.org")) == SITE
    assert _level(match, Query(host="example.org", lang="de")) is None


def test_a_signature_needs_all_lines_of_one_group() -> None:
    match = Match(text_signature=(("Explore more", "glob:* by Example"), ("Other line",)))
    assert _level(match, Query(source="Body.\nEXPLORE  more\nNews by Example\n")) == SITE
    assert _level(match, Query(source="Body.\nOther line")) == SITE
    assert _level(match, Query(source="Body.\nExplore more\n")) is None
    assert _level(match, Query(source="Explore more of it, he said: News by Example")) is None
    assert _level(match, Query(source="<p>Other line</p>\nOther line", html=True)) is None


def test_a_generator_is_a_platform() -> None:
    match = Match(generator=("WordPress",))
    assert _level(match, Query(html=True, generators=MADE)) == PLATFORM
    assert _level(match, Query(html=True, generators=("A theme", "wordpress"))) == PLATFORM
    assert _level(match, Query(html=True, generators=("Drupal, not WordPress",))) is None
    assert _level(match, Query(html=True, source="WordPress 6.4")) is None
    assert _level(match, Query(generators=MADE)) is None
    assert _level(Match(generator=("html:/themes/example/",)), Query(source=THEME, html=True)) == PLATFORM


@pytest.mark.parametrize("filler", ["", "x" * 30_000, "мост \ud800 " * 8_000], ids=["short", "long", "wide"])
def test_markers_are_found_in_short_and_long_sources_alike(filler: str) -> None:
    markers = ('id="XF"', '<html id="XF"', ".+*", "absent", "a[b]")
    page = Lookup(Query(source=f'<html id="XF">{filler}\n.+* a[b]', html=True), markers)
    assert page.marked == {'id="XF"', '<html id="XF"', ".+*", "a[b]"}
    assert not Lookup(Query(source=filler, html=True), markers).marked


def test_a_generator_beside_hosts_is_another_way_to_match() -> None:
    match = Match(hosts=("example.org",), generator=("WordPress",))
    assert _level(match, Query(source="<html>", html=True, host="example.org")) == SITE
    assert _level(match, Query(html=True, host="other.org", generators=MADE)) == PLATFORM
    assert _level(match, Query(source="<html>", html=True, host="other.org")) is None


def test_a_star_is_every_page_and_nothing_at_all_is_none() -> None:
    assert _level(Match(hosts=("*",)), Query()) == GLOBAL
    assert _level(Match(), Query(host="example.org")) is None


def test_file_names() -> None:
    match = Match(files=("*/daily/*.txt",))
    assert _level(match, Query(file="in/daily/a.txt")) == SITE
    assert _level(match, Query(file="in\\daily\\a.txt")) == SITE
    assert _level(match, Query(file="in/weekly/a.txt")) is None
