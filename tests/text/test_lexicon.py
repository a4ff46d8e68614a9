"""Every phrase is hit by its own example; none fires on ordinary prose; the compiled file is in step."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from unboil.extractors.text.lexicon import (
    SPACELESS,
    START,
    WHOLE,
    compile_lexicon,
    fold,
    load_lexicon,
    read_lexicon,
)
from unboil.extractors.text.tokens import lower
from unboil.rules.category import Category

TEXT = Path(__file__).parents[2] / "extractors" / "text"
SOURCES = {
    file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted((TEXT / "lexicon").glob("*.toml"))
}
PROSE = Path(__file__).with_name("prose")
PROMISED = [
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "ru",
    "uk",
    "tr",
    "sv",
    "no",
    "da",
    "fi",
    "cs",
    "ja",
    "ko",
    "zh",
    "ar",
    "hi",
]


def entries(language: str) -> list[tuple[str, str, str]]:
    return [(c, p, example) for c, table in SOURCES[language].items() for p, example in table.items()]


def found(text: str) -> bool:
    lexicon = load_lexicon()
    return bool(lexicon.find(fold(text)) + lexicon.find_spaceless(lower(text)))


def alone(phrase: str, category: str) -> dict[str, dict[str, dict[str, str]]]:
    return {"xx": {category: {phrase: ""}}}


@pytest.mark.parametrize("language", PROMISED)
def test_the_language_is_there(language: str) -> None:
    assert len(entries(language)) >= 90
    assert {"nav", "related", "comments", "share", "legal"} <= SOURCES[language].keys()


@pytest.mark.parametrize("language", SOURCES)
def test_every_entry_is_hit_by_its_own_example(language: str) -> None:
    missed = [(c, p, e) for c, p, e in entries(language) if not hits_itself(p, c, e)]
    assert missed == []


def hits_itself(phrase: str, category: str, example: str) -> bool:
    """Whether a lexicon of this one phrase finds it in its example."""
    one = read_lexicon(compile_lexicon(alone(phrase, category)))
    hits = one.find(fold(example)) + one.find_spaceless(lower(example))
    return bool(hits) and hits[0].category is Category(category)


@pytest.mark.parametrize("language", SOURCES)
def test_no_entry_fires_on_ordinary_prose(language: str) -> None:
    lines = PROSE.joinpath(f"{language}.txt").read_text("utf-8").splitlines()
    assert sum(map(len, lines)) > 150
    assert [line for line in lines if found(line)] == []


def test_the_compiled_file_is_in_step() -> None:
    compiled = json.loads((TEXT / "lexicon.json").read_text("utf-8"))
    assert compiled == compile_lexicon(SOURCES), "run: python tests/bench/compile_lexicon.py"


def test_anchors() -> None:
    assert load_lexicon().phrases["home"] == WHOLE + "nav"
    assert found("Home")
    assert not found("They went home late")
    assert load_lexicon().phrases["more on"] == START + "related"
    assert found("More on the election")
    assert not found("We spend more on bread than on wine")


def test_case_punctuation_blanks_and_numbers_do_not_matter() -> None:
    assert found("  RELATED —  Articles: ")
    assert found("1204 comments")
    assert not found("the comments of 1204 monks")


def test_the_longest_phrase_wins_and_hits_do_not_overlap() -> None:
    hits = load_lexicon().find(fold("read the full article here"))
    assert [hit.words for hit in hits] == [5]


def test_every_phrase_that_counts_anywhere_has_a_telling_word() -> None:
    lexicon = load_lexicon()
    free = [phrase.split() for phrase, category in lexicon.phrases.items() if category[0] not in "=^"]
    silent = [p for p in free if lexicon.telling.isdisjoint(p) and not re.search(SPACELESS, p[0])]
    assert silent == []
    assert not lexicon.telling & {"the", "of", "and", "#"}


def test_scripts_without_blanks() -> None:
    assert re.search(SPACELESS, "関連記事")
    assert found("▼関連記事はこちら")
    assert not found("記事を書いた")
