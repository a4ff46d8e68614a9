"""Rules learned from HTML pages: what they say, and what they leave alone."""

import json
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

from .conftest import STORIES, body, page, read

NEXT = "<p>Nobody knows yet, and those who say that they do have been wrong before, the clerk said.</p>"
UNSEEN = ("boat shed", "Inverlake", "Hanno Brill", 27)


def strips(text: str) -> dict[str, str]:
    return {rule["css"]: rule["category"] for rule in tomllib.loads(text)["html"].get("strip", [])}


def dropped(text: str) -> list[str]:
    rules: list[dict[str, Any]] = tomllib.loads(text).get("text", {}).get("drop_line", [])
    return [line for rule in rules for key in ("line", "glob") for line in rule.get(key, [])]


def test_the_element_that_holds_the_bodies_is_found_by_its_own_name(html_rules: str) -> None:
    html = tomllib.loads(html_rules)["html"]
    assert html["body"] == [".courier-body"]
    assert tomllib.loads(html_rules)["hosts"] == ["harbour-courier.example.org"]


def test_boilerplate_in_the_body_goes_by_its_class(html_rules: str) -> None:
    found = strips(html_rules)
    assert found[".share-strip"] == "share"
    assert found[".see-more"] == "related"
    assert ".letter-line" in found  # reads like body, and is the same in every article


def test_no_rule_names_what_is_made_for_one_page_or_says_nothing(html_rules: str) -> None:
    rules = html_rules.partition("[[test]]")[0]
    assert "css-" not in rules
    assert "123" not in rules
    assert "nth" not in rules


def test_the_file_loads_passes_its_tests_and_has_no_problem(html_rules: str, folder: Path) -> None:
    file = folder / "courier.toml"
    file.write_text(html_rules, "utf-8")
    rules = read_file(file)
    assert check_folders([folder]) == []
    assert [failure for result in run_tests(rules) for failure in result.failures] == []


def test_its_tests_are_made_from_pages_that_were_not_learned_from(html_rules: str) -> None:
    comments = html_rules.splitlines()
    learned = next(line for line in comments if line.startswith("# Learned from: "))
    names = [test["name"].removeprefix("excerpt of ") for test in tomllib.loads(html_rules)["test"]]
    assert len(names) == 2
    assert not [name for name in names if name in learned]


def test_every_rule_has_its_evidence(html_rules: str) -> None:
    rules = html_rules.partition("[guard]")[0]
    assert rules.count("on 5 of 5 pages") == len(strips(html_rules)) + len(dropped(html_rules)) + 1


def test_an_unseen_page_loses_all_boilerplate_and_keeps_all_of_its_body(
    html_rules: str, folder: Path
) -> None:
    (folder / "courier.toml").write_text(html_rules, "utf-8")
    source = page(UNSEEN)
    with_rules = clean(source, options=Options(rules_dirs=(folder,)))
    assert with_rules.rules[0] == "courier"
    assert with_rules.text.split("\n\n") == body(UNSEEN)
    assert "Write to us" in clean(source, options=Options(site_rules=False)).text


def test_a_page_of_another_make_is_read_without_the_rules(html_rules: str, folder: Path) -> None:
    (folder / "courier.toml").write_text(html_rules, "utf-8")
    source = page(UNSEEN).replace("courier-body", "new-design").replace("letter-line", "new-line")
    article = clean(source, options=Options(rules_dirs=(folder,)))
    assert all(line in article.text for line in body(UNSEEN))
    assert any("stale" in warning for warning in article.warnings)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_pages_makes_no_difference(
    html_samples: list[Sample], html_rules: str, seed: int
) -> None:
    shuffled = list(html_samples)
    Random(seed).shuffle(shuffled)
    assert learn(shuffled, name="courier", checked="2025-06-30").text == html_rules


def test_a_sentence_of_the_body_that_two_articles_share_stays() -> None:
    shared = (
        "The harbour master, who has seen nine mayors come and go, would not say what he thinks of the plan."
    )
    samples = read(page, STORIES[:2], extra=f'<p class="told-twice">{shared}</p>') + read(page, STORIES[2:])
    text = learn(samples).text.partition("[[test]]")[0]
    assert shared not in text
    assert ".told-twice" not in text


@pytest.mark.parametrize("odd", range(len(STORIES)))  # whether that page is learned from or held out
def test_an_element_that_is_body_on_one_page_is_not_stripped(odd: int) -> None:
    told = (
        "The ferry did not sail on Tuesday, for the first time in {3} years, and nobody in {1} could say why."
    )
    samples = read(page, [story for n, story in enumerate(STORIES) if n != odd])
    extra = f'<p class="letter-line">{told.format(*STORIES[odd])}</p>'
    samples += read(page, STORIES[odd : odd + 1], extra=extra)
    assert ".letter-line" not in strips(learn(samples).text)


def test_headings_that_recur_in_bodies_are_doubted_and_stay() -> None:
    text = learn(read(page, extra="<h2>What happens next</h2>" + NEXT)).text
    assert "What happens next" not in dropped(text)


def test_three_articles_are_enough_but_say_that_nothing_was_held_out() -> None:
    learned = learn(read(page, STORIES[:3]))
    assert tomllib.loads(learned.text)["html"]["body"] == [".courier-body"]
    assert any("three articles only" in note for note in learned.notes)
    assert "From a page that was learned from." in learned.text


def test_copies_of_an_article_count_once() -> None:
    samples = read(page, STORIES[:4])
    copies = read(page, STORIES[:1] * 3, extra="<!-- another copy -->")
    learned = learn(samples + copies)
    assert "on 3 of 3 pages" in learned.text
    assert any("left out" in note for note in learned.notes)


def test_a_page_whose_article_stands_in_a_script_can_be_learned_from() -> None:
    text = "\n\n".join([NEXT.removeprefix("<p>").removesuffix("</p>")] * 8)
    script = json.dumps({"@type": "NewsArticle", "headline": "Boats", "articleBody": text})
    source = f"""<html><head><script type="application/ld+json">{script}</script></head>
    <body><div id="app"><p>Loading</p></div></body></html>"""
    sample = read_sample("boats", source, Options())
    assert sample.lines[0].box is not None
    assert sample.lines[-1].box is None and sample.lines[-1].keep
