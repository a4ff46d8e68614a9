"""Rules learned from flat text: lines, globs, boundaries, signatures."""

import tomllib
from pathlib import Path
from random import Random
from typing import Any

import pytest

from unboil.extractors import clean
from unboil.extractors.learn import learn
from unboil.extractors.learn.sample import Sample, read_sample
from unboil.extractors.rule_tests import run_tests
from unboil.extractors.types import Options
from unboil.rules.check import check_folders
from unboil.rules.read import read_file

from .conftest import STORIES, body, read, text

UNSEEN = ("boat shed", "Inverlake", "Hanno Brill", 27)


def rules(learned: str, key: str) -> list[dict[str, Any]]:
    return tomllib.loads(learned)["text"].get(key, [])


def test_bodies_are_bounded_by_lines_that_recur(text_rules: str) -> None:
    (start,) = rules(text_rules, "start_after")
    (end,) = rules(text_rules, "end_before")
    assert start["line"] == "Skip to main content"
    assert end["line"] == "Share this story with your neighbours"
    assert end["category"] == "share"
    assert end["min_lines_before"] >= 1
    assert end["in_last"] < 1


def test_lines_that_vary_in_a_number_or_a_name_become_globs(text_rules: str) -> None:
    globs = [glob for rule in rules(text_rules, "drop_line") for glob in rule.get("glob", [])]
    assert sorted(globs) == ["* for the Harbour Courier", "Last updated on * at *"]


def test_a_signature_tells_the_text_without_a_host(text_samples: list[Sample], folder: Path) -> None:
    (folder / "courier.toml").write_text(learn(text_samples, name="courier").text, "utf-8")
    article = clean(text(UNSEEN), options=Options(rules_dirs=(folder,)))
    assert article.rules[0] == "courier"
    assert article.text.splitlines()[-len(body(UNSEEN)) :] == body(UNSEEN)
    assert clean("\n".join(body(UNSEEN)), options=Options(rules_dirs=(folder,))).rules == ()


def test_the_file_loads_passes_its_tests_and_has_no_problem(text_rules: str, folder: Path) -> None:
    file = folder / "courier.toml"
    file.write_text(text_rules, "utf-8")
    results = run_tests(read_file(file))
    assert check_folders([folder]) == []
    assert len(results) == 2
    assert [failure for result in results for failure in result.failures] == []


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_pages_makes_no_difference(
    text_samples: list[Sample], text_rules: str, seed: int
) -> None:
    shuffled = list(text_samples)
    Random(seed).shuffle(shuffled)
    again = learn(shuffled, name="courier", site="harbour-courier.example.org", checked="2025-06-30")
    assert again.text == text_rules


def test_no_rule_covers_a_line_of_any_body(text_samples: list[Sample], text_rules: str, folder: Path) -> None:
    file = folder / "courier.toml"
    file.write_text(text_rules, "utf-8")
    found = read_file(file).body.text
    patterns = [
        p for rule in (*found.start_after, *found.end_before, *found.drop_line) for p in rule.patterns
    ]
    lines = [line for story in (*STORIES, UNSEEN) for line in body(story)]
    assert [line for line in lines for pattern in patterns if pattern.matches(line)] == []


def test_a_boundary_that_would_cut_a_body_is_only_mentioned() -> None:
    # On one page the share line stands in the middle of the article, and prose goes on after it.
    lines = text(STORIES[0]).splitlines()
    share = next(line for line in lines if line.startswith("Share this"))
    lines.insert(lines.index(body(STORIES[0])[2]), share)
    odd = read_sample("odd", "\n".join(lines), Options())
    learned = learn([odd, *read(text, STORIES[1:])], name="courier")
    assert share not in [rule["line"] for rule in rules(learned.text, "end_before")]


def test_short_lines_hold_only_where_they_were_seen() -> None:
    tail = [rule for rule in rules(learn(read(text), name="c").text, "drop_line") if "scope" in rule]
    assert {rule["scope"] for rule in tail} <= {"head", "tail"}
    assert tail


def test_a_line_that_stands_within_bodies_too_is_no_boundary() -> None:
    # First above the article, then again between its paragraphs.
    samples: list[Sample] = []
    for story in STORIES:
        lines = text(story).splitlines()
        lines.insert(lines.index(body(story)[3]), "Skip to main content")
        samples.append(read_sample(str(story[0]), "\n".join(lines), Options()))
    learned = learn(samples, name="courier").text
    assert "Skip to main content" not in [rule["line"] for rule in rules(learned, "start_after")]
    assert "Skip to main content" in [
        line for rule in rules(learned, "drop_line") for line in rule.get("line", [])
    ]
