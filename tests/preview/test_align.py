"""Two readings of a page are paired piece by piece, however they were cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import AD, KEEP, OTHERS

from unboil.cli.diff.align import Turn, align
from unboil.cli.diff.gold import judge_by, nearness
from unboil.extractors import Block, Category, Judged, Verdict

OTHER = Verdict(False, Category.OTHER, "gold", 0.0)


def reading(*items):
    return [Judged(Block(text, line=line), verdict) for line, (text, verdict) in enumerate(items, 1)]


def turns(before, after):
    return [(pair.text, pair.turn) for pair in align(before, after)]


def test_equal_blocks_are_compared_one_by_one():
    before = reading(("Ferry", KEEP), ("Buy", KEEP), ("More", AD), ("Tail", AD), ("End", AD))
    after = reading(("Ferry", KEEP), ("Buy", AD), ("More", KEEP), ("Tail", OTHERS), ("End", OTHER))
    assert turns(before, after) == [
        ("Ferry", Turn.SAME), ("Buy", Turn.LOST), ("More", Turn.GAINED), ("Tail", Turn.RENAMED),
        ("End", Turn.SAME),
    ]  # fmt: skip


def test_a_cut_within_a_block_changes_that_part_alone():
    before = reading(("The ferry is back. Read more here. It sails.", KEEP))
    after = reading(("The ferry is back.", KEEP), ("Read more here.", AD), ("It sails.", KEEP))
    assert turns(before, after) == [
        ("The ferry is back.", Turn.SAME), ("Read more here.", Turn.LOST), ("It sails.", Turn.SAME)
    ]  # fmt: skip
    assert [text for text, _ in turns(after, before)] == [
        "The ferry is back.",
        "Read more here.",
        "It sails.",
    ]


def test_text_that_one_reading_lacks_stands_alone():
    before = reading(("Ferry", KEEP), ("Hidden box", KEEP), ("End", KEEP))
    after = reading(("Ferry", KEEP), ("End", KEEP), ("New tail", AD))
    pairs = align(before, after)
    assert [(p.text, p.turn, p.before is None, p.after is None) for p in pairs] == [
        ("Ferry", Turn.SAME, False, False),
        ("Hidden box", Turn.LOST, False, True),
        ("End", Turn.SAME, False, False),
        ("New tail", Turn.SAME, True, False),
    ]


VERDICTS = st.sampled_from([KEEP, AD, OTHERS])
TEXTS = st.lists(st.text("ab \n日", max_size=6), max_size=8)


@given(TEXTS, TEXTS, st.data())
def test_nothing_is_lost_of_either_reading(one, other, data):
    before = reading(*((text, data.draw(VERDICTS)) for text in one))
    after = reading(*((text, data.draw(VERDICTS)) for text in other))
    pairs = align(before, after)
    for side, texts in (("before", one), ("after", other)):
        joined = "".join(pair.text for pair in pairs if getattr(pair, side) is not None)
        assert "".join(joined.split()) == "".join("".join(texts).split())


@given(TEXTS, st.data())
def test_a_reading_does_not_differ_from_itself(texts, data):
    same = reading(*((text, data.draw(VERDICTS)) for text in texts))
    assert {turn for _, turn in turns(same, same)} <= {Turn.SAME}


GOLD = "The ferry came back to the harbour on Monday after six weeks.\nIt sails."


@pytest.mark.parametrize(
    ("text", "keep"),
    [
        ("The ferry came back to the harbour on Monday after six weeks.", True),
        ("“The FERRY came back to the harbour” on Monday, after six weeks", True),
        ("It sails.", True),
        ("The ferry", False),
        ("Bakers warn of a hard winter, and the council meets on Friday.", False),
        ("", False),
    ],
)
def test_a_clean_text_implies_verdicts(text, keep):
    assert [item.verdict.keep for item in judge_by(GOLD, reading((text, AD)))] == [keep]


def test_nearness_to_a_clean_text():
    assert nearness(GOLD, GOLD).f1 == 1
    assert nearness("", "").f1 == 1
    assert nearness("", GOLD).f1 == nearness(GOLD, "").f1 == 0
    half = nearness(GOLD.splitlines()[0], GOLD)
    assert half.precision == 1 > half.recall > 0.7
    assert nearness("船は月曜日に港へ戻った", "船は月曜日に港へ戻った。").f1 == 1
