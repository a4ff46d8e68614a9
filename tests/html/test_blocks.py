"""Blocks that are made of columns when they are read."""

import json
from itertools import compress

from pages import cut

from unboil.extractors.html.blocks import Blocks
from unboil.extractors.types import Role

STORY = " ".join(["The county will pay for most of the new bridge over the river, its engineers said."] * 6)
PAGE = (
    "<h2>Bridge</h2><div><p>One <b>bold</b> word.</p><p>Two.</p></div>"
    "<table><tr><td>A</td><td>B</td></tr></table>"
    f'<script type="application/ld+json">{json.dumps({"@type": "Article", "articleBody": STORY})}</script>'
)


def test_some_of_the_blocks_are_the_same_blocks() -> None:
    page = cut(PAGE, markup=True)
    count = len(page.blocks)
    assert len(page.embedded) == 1
    for number in range(1 << count):
        wanted = [bool(number >> i & 1) for i in range(count)]
        blocks = cut(PAGE, markup=True).blocks
        assert isinstance(blocks, Blocks)
        some = tuple(compress(page.blocks, wanted))
        assert blocks.where(wanted) == some
        assert list(blocks.pieces(wanted)) == [(block.text, block.glued, block.role) for block in some]


def test_columns_say_what_the_blocks_say() -> None:
    page = cut(PAGE)
    shown = page.shown
    blocks = list(page.blocks)[: len(shown.texts)]
    assert [block.text for block in blocks] == shown.texts == ["Bridge", "One bold word.", "Two.", "A\tB"]
    assert [block.role for block in blocks] == shown.roles
    assert shown.roles[-1] is Role.TABLE_ROW
    assert [block.level for block in blocks] == shown.levels == [2, 0, 0, 0]
    assert len(page.blocks) == len(page.marks) == len(blocks) + 1


def test_a_path_is_the_same_whichever_is_asked_for_first() -> None:
    forward = [box.path for box in cut(PAGE).boxes]
    backward = [box.path for box in reversed(cut(PAGE).boxes)]
    assert forward == backward[::-1]
    assert forward[-1].startswith("body > table > tbody > tr")


def test_a_path_in_a_very_deep_page_keeps_its_first_steps() -> None:
    page = cut("<div>" * 900 + "deep")
    assert page.blocks[0].path.startswith("body > div > div")
    assert 1_000 <= len(page.blocks[0].path) < 1_010
