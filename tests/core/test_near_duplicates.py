"""Copies of an article are found, the best of them is kept, and articles of their own are left alone."""

import random
from contextlib import closing
from pathlib import Path

import pytest

from unboil.extractors.near_duplicates import SAME, CopyRecord, Page, similarity, sketch

pytest.importorskip("rensa")

WORDS = [
    a + b for a in ("ba", "do", "ke", "li", "mu", "pra", "sto", "tri") for b in ("n", "lar", "sin", "vet")
]


def article(seed: int, words: int = 400) -> list[str]:
    rng = random.Random(seed)
    return [rng.choice(WORDS) for _ in range(words)]


def copies(tmp_path: Path, pages: list[Page], name: str = "record") -> dict[str, str]:
    with closing(CopyRecord(tmp_path / name)) as record:
        for page in pages:
            record.add(page)
        count = record.find()
        found = {page.name: best for page in pages if (best := record.copy_of(page.name))}
    assert len(found) == count
    return found


def page(name: str, words: list[str], confidence: float = 0.9, size: int = 100) -> Page:
    return Page(name, confidence, size, sketch(" ".join(words)))


@pytest.mark.parametrize("common", [0.0, 0.5, 0.9, 1.0])
def test_a_sketch_estimates_the_share_of_common_shingles(common: float) -> None:
    words = article(1, 2000)
    other = words[: round(2000 * common)] + article(2, 2000 - round(2000 * common))
    expected = common / (2 - common)
    assert abs(similarity(sketch(" ".join(words)), sketch(" ".join(other))) - expected) < 0.13


def test_case_quotes_and_line_ends_do_not_count() -> None:
    text = (
        "“The bridge,” said Ada Lind, “is open.” Nobody had thought it would be before the end of the year."
    )
    assert sketch(text) == sketch(text.replace("“", '"').replace("”", '"').upper().replace(" ", "\n"))


def test_scripts_without_spaces_are_compared_by_characters() -> None:
    text = "".join(random.Random(3).choices("春夏秋冬山川海空花鳥風月雨雪雲星石木草竹", k=300))
    assert similarity(sketch(text), sketch(text[:140] + "空" + text[141:])) >= SAME
    assert similarity(sketch(text), sketch(text[::-1])) < 0.2


def test_a_syndicated_copy_is_found_and_a_similar_article_stays(tmp_path: Path) -> None:
    story = article(1)
    edited = [*story[:100], "editor", "cut", *story[104:]]
    follow_up = story[:200] + article(2, 200)
    pages = [page("a", story), page("b", edited, 0.8), page("c", follow_up), page("d", article(3))]
    assert copies(tmp_path, pages) == {"b": "a"}


@pytest.mark.parametrize(
    ("better", "worse"),
    [((0.9, 50), (0.8, 100)), ((0.9, 100), (0.9, 50)), ((0.9, 100), (0.9, 100))],
    ids=["confidence", "size", "name"],
)
def test_the_best_copy_is_kept(tmp_path: Path, better: tuple[float, int], worse: tuple[float, int]) -> None:
    story = article(1)
    pages = [page("z", story, *worse), page("m", story, *better), page("n", story, *worse)]
    assert copies(tmp_path, pages) == {"z": "m", "n": "m"}


def test_neither_order_nor_number_matters(tmp_path: Path) -> None:
    pages = [page(f"{seed}-{n}", article(seed), n % 3 / 3, n % 5) for seed in range(6) for n in range(12)]
    first = copies(tmp_path, pages, "first")
    assert len(first) == 6 * 11
    random.Random(5).shuffle(pages)
    assert copies(tmp_path, pages, "second") == first


def test_a_chain_of_edits_is_no_single_story(tmp_path: Path) -> None:
    """Each is a copy of the next, but the ends have little in common: the middle one is the best."""
    story, other = article(1, 500), article(2, 500)
    chain = [other[: 40 * n] + story[40 * n :] for n in range(5)]
    pages = [page(str(n), words, 0.9 if n == 2 else 0.5) for n, words in enumerate(chain)]
    found = copies(tmp_path, pages)
    assert set(found.values()) == {"2"}
    assert found.keys() == {"1", "3"}


def test_names_may_be_any_bytes(tmp_path: Path) -> None:
    name = b"na\xffme".decode("utf-8", "surrogateescape")
    assert copies(tmp_path, [page(name, article(1)), page("b", article(1))]) == {name: "b"}
