"""What recurs in different articles of a site is template; copies of one article are not."""

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from unboil.extractors import occurrences
from unboil.extractors.recurrence import LineRecord, recorded_template, trace

WORDS = ["river", "council", "harbour", "winter", "engine", "letter", "garden", "market", "bridge", "signal"]


def article(seed: int, paragraphs: int = 9) -> str:
    rng = random.Random(seed)
    return "\n".join(" ".join(rng.choices(WORDS, k=16)).capitalize() + "." for _ in range(paragraphs))


def page(seed: int, site: str) -> str:
    return f"Sign up for the {site} letter\n{article(seed)}\nAll rights reserved by {site}\nPage {seed}\n"


def template(path: Path, pages: list[tuple[str, str]], site: str) -> Iterator[frozenset[str]]:
    with closing(LineRecord(path)) as record:
        for host, text in pages:
            record.add(trace(host, text))
        record.find_template()
    lines = recorded_template(path)
    for host, text in pages:
        if host == site:
            yield lines.of(host, text.splitlines())


FURNITURE = {"Sign up for the a.example letter", "All rights reserved by a.example"}


def test_what_recurs_on_a_site_is_template_and_what_does_not_is_not(tmp_path: Path) -> None:
    pages = [("a.example", page(n, "a.example")) for n in range(5)]
    for found in template(tmp_path / "r", pages, "a.example"):
        assert found == FURNITURE


@pytest.mark.parametrize("count", [1, 2])
def test_two_articles_are_too_few(tmp_path: Path, count: int) -> None:
    pages = [("a.example", page(n, "a.example")) for n in range(count)]
    assert set().union(*template(tmp_path / "r", pages, "a.example")) == set()


def test_copies_of_one_article_are_syndication(tmp_path: Path) -> None:
    copies = [("a.example", f"Copy {n}\n{article(1)}\nTail number {n} of this copy\n") for n in range(6)]
    assert set().union(*template(tmp_path / "r", copies, "a.example")) == set()


def test_the_same_line_on_other_sites_is_syndication(tmp_path: Path) -> None:
    pages = [(f"{n}.example", page(n, "shared")) for n in range(6)]
    assert set().union(*template(tmp_path / "r", pages, "0.example")) == set()


def test_order_and_repetition_change_nothing(tmp_path: Path) -> None:
    pages = [("a.example", page(n % 7, "a.example")) for n in range(20)] + [("b.example", page(50, "b"))]
    first = list(template(tmp_path / "1", pages, "a.example"))
    random.Random(3).shuffle(pages)
    assert set(template(tmp_path / "2", pages, "a.example")) == set(first)


def test_what_does_not_fit_into_memory_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [("a.example", page(n, "a.example")) for n in range(30)] + [("b.example", page(50, "b"))]
    first = list(template(tmp_path / "1", pages, "a.example"))
    monkeypatch.setattr(occurrences, "_HELD", 40)
    assert list(template(tmp_path / "2", pages, "a.example")) == first == [FURNITURE] * 30
    assert {file.name for file in tmp_path.iterdir()} == {"1", "2"}


def test_occurrences_are_grouped_by_key() -> None:
    keys = [(1 << 62) + 5, 7, (1 << 63) - 2]
    with closing(occurrences.Occurrences()) as lines:
        for document in (9, 4, 6, 2):
            lines.add(document, keys[: 1 + document // 3])
        assert list(lines.recurring(2)) == [(7, [4, 6, 9]), (keys[0], [2, 4, 6, 9]), (keys[2], [6, 9])]
        assert list(lines.recurring(4)) == [(keys[0], [2, 4, 6, 9])]


LONG = "The harbour was closed for most of the winter because the engine of the ferry had failed again."


def long_lines(tmp_path: Path, with_it: int, documents: int) -> set[str]:
    """The long lines among the template of a site, some of whose documents have a long line in common."""
    pages = [("a.example", page(n, "a.example") + f"{LONG}\n" * (n < with_it)) for n in range(documents)]
    found = set().union(*template(tmp_path / "r", pages, "a.example"))
    return found - FURNITURE


@pytest.mark.parametrize(("with_it", "documents"), [(4, 4), (4, 8), (6, 60)])
def test_a_long_line_that_a_few_pages_share_may_be_the_body_of_one(
    tmp_path: Path, with_it: int, documents: int
) -> None:
    assert long_lines(tmp_path, with_it, documents) == set()


def test_a_long_line_that_much_of_the_site_has_is_template(tmp_path: Path) -> None:
    assert long_lines(tmp_path, 6, 12) == {LONG}


def test_short_lines_recur_by_chance_on_a_large_site(tmp_path: Path) -> None:
    pages = [("a.example", page(n, "a.example") + "He said no.\n" * (n < 4)) for n in range(1000)]
    assert set().union(*template(tmp_path / "r", pages, "a.example")) == FURNITURE


def test_a_folder_of_many_sites_needs_more_than_three(tmp_path: Path) -> None:
    strangers = [article(100 + n) for n in range(80)]
    ours = [page(n, "a.example") for n in range(3)]
    for guessed, expected in ((True, set[str]()), (False, FURNITURE)):
        file = tmp_path / f"guessed-{guessed}"
        with closing(LineRecord(file)) as record:
            for text in (*strangers, *ours):
                record.add(trace("pages/", text, guessed=guessed))
            record.find_template()
        assert set(recorded_template(file).of("pages/", ours[0].splitlines())) == expected
