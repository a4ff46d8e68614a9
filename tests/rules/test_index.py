"""The index of rule files: it passes over none that applies, and over most that do not."""

import pytest

from unboil.rules.index import Index
from unboil.rules.matching import Lookup, Match, Query, rank

MATCHES = (
    Match(hosts=("example.org",)),
    Match(hosts=("=news.example.org",), generator=("html:/themes/x/",)),
    Match(hosts=("=localhost",)),
    Match(files=("*/daily/*",)),
    Match(generator=("WordPress",), text_signature=(("Share this:",),)),
    Match(hosts=("*", "!shop.org")),
    Match(text_signature=(("One", "Two"),)),
    Match(paths=("/a",)),
)


@pytest.mark.parametrize("filler", ["", "x" * 30_000], ids=["short", "long"])
@pytest.mark.parametrize(
    "query",
    [
        Query(host="news.example.org"),
        Query(host="localhost"),
        Query(host="a.example.org", html=True),
        Query(file="in/daily/a.txt"),
        Query(source="<link href='/themes/x/a.css'>", html=True, generators=("WordPress 6",)),
        Query(source="Share this:\nOne\nTwo"),
        Query(source="Share this:\nOne\nTwo", html=True),
        Query(),
    ],
)
def test_whatever_applies_is_among_the_places(query: Query, filler: str) -> None:
    index = Index(MATCHES)
    page = Lookup(query._replace(source=f"{query.source}\n{filler}"), index.markers)
    applies = {place for place, match in enumerate(MATCHES) if rank(match, page)}
    assert applies <= index.places(page)


def test_files_of_other_hosts_and_platforms_are_passed_over() -> None:
    index = Index(MATCHES)
    page = Lookup(Query(host="other.org", generators=("Drupal",), html=True), index.markers)
    assert index.places(page) == {3, 5}
