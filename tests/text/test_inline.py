"""Junk within a line is cut where it is certain, and nothing else is."""

import pytest

from unboil.extractors.text import judge, segment
from unboil.extractors.text.inline import find_cuts
from unboil.extractors.types import Block, Options, Verdict
from unboil.rules.category import Category

SENTENCE = "The council met on Tuesday to discuss the old pier, which has stood since 1911."


def cleaned(text: str) -> str:
    for cut in reversed(find_cuts([Block(text)], [True]).get(0, ())):
        text = text[: cut.start] + text[cut.end :]
    return text


@pytest.mark.parametrize(
    "text",
    [
        f"{SENTENCE}- Advertisement -spot_img",
        f"{SENTENCE} - Advertisement -",
        f"{SENTENCE} Read more: Ferry service to the island to end in autumn",
        f"{SENTENCE} (Read also: Why the ferry sank)",
        f"{SENTENCE} [Read also: Why the ferry sank]",
        f"{SENTENCE} Lesen Sie auch: Warum die Fähre sank",
        f"FacebookTwitterWhatsApp{SENTENCE}",
        f"Share this article: {SENTENCE}",
        f"{SENTENCE} Click to share on Facebook (Opens in new window)",
    ],
)
def test_junk_is_cut(text: str) -> None:
    assert cleaned(text) == SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        "She wanted to read more: novels, letters, anything that came with the ferry on Fridays.",
        "Twitter and Facebook said on Monday that they would share data with the harbour police.",
        "The advertisement, placed by the mayor himself, asked for six oak piles and a carpenter.",
        "He opened the window in a new house and could see the pier, the ferry and the lighthouse.",
    ],
)
def test_sentences_about_such_things_stay(text: str) -> None:
    assert find_cuts([Block(text)], [True]) == {}


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Installing the pump¶", "Installing the pump"),
        ("Early life [edit]", "Early life"),
        ("Leben[Bearbeiten | Quelltext bearbeiten]", "Leben"),
        ("生涯[編集]", "生涯"),
        ("Références [ modifier | modifier le code ]", "Références"),
    ],
)
def test_what_stands_behind_a_heading_is_cut(text: str, heading: str) -> None:
    assert cleaned(text) == heading


@pytest.mark.parametrize(
    "text", ["¶", "[edit]", "Press [Edit] to go on.", "The rest [sic]", "Keys: [e] [edits]"]
)
def test_signs_and_brackets_stay_elsewhere(text: str) -> None:
    assert cleaned(text) == text


def test_stripped_lines_are_left_alone() -> None:
    text = f"{SENTENCE} - Advertisement -"
    assert find_cuts([Block(text), Block(text)], [False, True]).keys() == {1}


def test_lines_decided_by_a_rule_are_left_alone() -> None:
    text = f"{SENTENCE} - Advertisement -"
    ruled = Verdict(True, Category.BODY, "rule:x:keep_line", 1.0)
    blocks = segment(f"{text}\n" * 2)
    assert judge(blocks, [ruled, None], Options()).cuts.keys() <= {1}


def test_a_line_that_would_vanish_is_not_cut() -> None:
    assert find_cuts([Block("Too short. - Advertisement - Read more: x y z")], [True]) == {}
