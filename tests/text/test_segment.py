"""Blocks tile the text; lines, wrapped paragraphs and sentences of a giant line become blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.extractors.text import segment

WRAPPED = """\
The ferry left the island a little after dawn, with eleven passengers
and a crate of hens on board, and nobody spoke much while the captain,
who had sailed this strait for thirty years, kept one hand on the wheel.

By noon the wind had turned, and the waves broke over the bow until a
woman from the village school began to sing so that the children would
not be afraid. They reached the harbour two hours late and wet through.
"""

JAPANESE = """\
港町の古い桟橋をどう残すか、住民と町議会の話し合いが三年目に入り、冬の嵐を前にして修理の費用をめぐる意見の違いがはっきりしてきた
山あいの村で百年続くパン屋が店を閉じることになり、最後の朝には隣の町からも客が訪れて、焼きたてのパンを求める列が橋まで伸びた
島の小学校の合唱団が九年ぶりに本土の大会へ出ることが決まり、子どもたちは放課後の教室で窓を開けたまま毎日おそくまで練習している
夜行列車が二十年ぶりに海沿いの線路を走ることになり、沿線の駅では古い時刻表や切符を集めた小さな展示が来月から順に始まる予定だ
"""

LIST = """\
Two hundred grams of brown sugar, sifted twice
Six eggs from the farm behind the old church
Half a litre of cream
A pinch of salt
Butter for the tin
The juice of one lemon
"""

POEM = """\
The hill was white, the river slow,
a lantern swung above the snow,
and far below the mill wheel stood
like something listening in the wood.
We did not speak. We did not go.
"""

HEADLINES = """\
Council votes to replace the old pier before another winter sets in
Bakers in the valley warn that flour will be dear again this spring
School choir sails to the mainland for the first time in nine years
Night trains return to the coast after a pause of nearly two decades
"""

SENTENCES = "The mill stood still. Nobody knew why, said Mr. Hale. It was 3.5 miles to town! Would they go? "


def texts(text: str) -> list[str]:
    return [block.text for block in segment(text)]


@given(st.text() | st.text(alphabet="ab. \n\r\t\x0b\x0c\x85\u2028\u3000", max_size=200))
def test_spans_tile_any_string(text: str) -> None:
    blocks = segment(text)
    assert "".join(text[block.start : block.end] for block in blocks) == text
    assert all(block.text == text[block.start : block.end].strip() for block in blocks)


@given(st.text(alphabet="Ab. !\n", max_size=60))
def test_spans_tile_giant_lines_too(text: str) -> None:
    page = SENTENCES * 40 + text.replace("\n", " ") + SENTENCES * 40
    blocks = segment(page)
    assert "".join(page[block.start : block.end] for block in blocks) == page
    assert len(blocks) > 100


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0c", "\x0b"])
def test_every_line_end_parts_lines(end: str) -> None:
    text = f"One.{end}{end}Two.{end}"
    assert texts(text) == ["One.", "Two."]
    assert [block.line for block in segment(text)] == [1, 3]


def test_blank_lines_belong_to_the_block_before_and_leading_ones_to_the_first() -> None:
    text = "\n\n  One.\n\n    Two.\n\n"
    first, second = segment(text)
    assert text[first.start : first.end] == "\n\n  One.\n\n"
    assert text[second.start : second.end] == "    Two.\n\n"
    assert first.line == 3


def test_nothing_and_white_space() -> None:
    assert segment("") == ()
    (blank,) = segment(" \n\t\n")
    assert (blank.text, blank.start, blank.end) == ("", 0, 4)


def test_a_wrapped_text_is_cut_into_paragraphs() -> None:
    first, second = segment(WRAPPED)
    assert first.text.startswith("The ferry")
    assert first.text.endswith("on the wheel.")
    assert (second.line, second.text[:7]) == (5, "By noon")


@pytest.mark.parametrize("text", [LIST, POEM, HEADLINES, JAPANESE, WRAPPED.replace("\n", "\n\n")])
def test_lines_that_were_not_wrapped_stay_lines(text: str) -> None:
    assert texts(text) == [line for line in text.splitlines() if line]


def test_a_list_within_a_wrapped_text_keeps_its_lines() -> None:
    assert texts(WRAPPED + "\n" + LIST)[2:] == LIST.splitlines()


def test_a_giant_line_is_cut_into_sentences() -> None:
    blocks = segment(SENTENCES * 40)
    assert [block.text for block in blocks[:4]] == [
        "The mill stood still.",
        "Nobody knew why, said Mr. Hale.",
        "It was 3.5 miles to town!",
        "Would they go?",
    ]
    assert [block.glued for block in blocks[:3]] == [False, True, True]


def test_a_giant_line_in_japanese_is_cut_too() -> None:
    blocks = segment("山の村では雪が降った。子どもたちは歩いて帰った！" * 100)
    assert len(blocks) == 200


def test_a_long_paragraph_among_others_is_not_cut() -> None:
    text = SENTENCES * 30 + "\n" + SENTENCES * 30 + "\n"
    assert len(segment(text)) == 2


def test_a_huge_line_is_cut_in_linear_time() -> None:
    assert len(segment("Hear the bell. " * 100_000)) == 100_000
    assert len(segment("a" * 3_000_000)) == 1
