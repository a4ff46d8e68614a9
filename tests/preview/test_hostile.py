"""Hostile page text on a terminal: an emulator's screen shows its visible characters and nothing else."""

import re

import pytest
from samples import AD, KEEP, article, printed

from unboil.cli.preview.paint import paint
from unboil.cli.preview.run import page_rows
from unboil.cli.preview.view import View
from unboil.extractors import Category, Metadata, Options, Verdict, clean
from unboil.extractors.weights.types import Stage, Weighing, Weight

pyte = pytest.importorskip("pyte", reason="the terminal emulator pyte is not installed")

WIDTH, HEIGHT = 100, 60
ATTACKS = {
    "clear": "\x1b[2J\x1b[H",
    "title": "\x1b]0;owned\x07",
    "link": "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "colour": "\x1b[31;5;7m",
    "alternate": "\x1b[?1049h\x1b[?25l",
    "c1": "\x9b31m\x9d0;x\x9c\x90",
    "bidi": "\u202eevil\u2066\u2069\u061c",
    "invisible": "\u200b\u200d\ufeff\u2060\xad",
    "controls": "\x00\x07\x08\x08\x08\x0b\x0c\x7f\r\x0e",
    "markup": "[red]not red[/red] :smile: [link=https://evil.example]x[/link]",
    "charset": "\x1b(0lqk\x1b)0",
    "report": "\x1b[6n\x1b[c\x05",
}


def screen_of(lines):
    """An emulator that has been fed these lines."""
    screen = pyte.Screen(WIDTH, HEIGHT)
    pyte.Stream(screen).feed("".join(line + "\r\n" for line in lines))
    return screen


def hostile(attack):
    verdict = Verdict(False, Category.AD, attack, 0.1, (attack,))
    return article(
        (f"before {attack} after", KEEP),
        ("Advertisement", AD),
        (f"before {attack} after", verdict),
        metadata=Metadata(title=attack),
        warnings=(attack,),
        rules=(attack,),
    )


@pytest.mark.parametrize("view", [{}, {"side_by_side": True}, {"explain": 3}, {"stat": True}], ids=str)
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_the_screen_is_what_was_printed(attack, view):
    lines = printed(hostile(attack), WIDTH, name=f"page{attack}", **view)
    screen = screen_of(lines)
    assert [row.rstrip() for row in screen.display[: len(lines)]] == lines
    assert "".join(screen.display[len(lines) :]).strip() == ""
    assert screen.title == ""
    assert not screen.cursor.hidden
    assert all(cell.fg == "default" for row in screen.buffer.values() for cell in row.values())


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_colours_are_ours_alone(attack):
    plain = screen_of(printed(hostile(attack), WIDTH))
    styled = screen_of(printed(hostile(attack), WIDTH, styled=True))
    assert styled.display == plain.display
    cells = [cell for row in styled.buffer.values() for cell in row.values()]
    assert {cell.fg for cell in cells} == {"default", "red"}
    assert not any(cell.reverse or cell.blink for cell in cells)


def test_the_emulator_sees_an_attack_that_gets_through():
    assert screen_of(["\x1b]0;owned\x07\x1b[31mred"]).title == "owned"


def test_a_line_of_a_megabyte_is_only_long():
    lines = printed(article(("\x1b[2Jword " * 125_000, KEEP)), WIDTH)
    assert len(lines) > 10_000
    assert not any("\x1b" in line for line in lines)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_words_that_are_weighed_are_plain_too(attack):
    word = attack.replace(" ", "")
    weighing = Weighing((Stage(attack, word, 0.1, (Weight("word", word, 0.5),)),), 0.4, (attack,))
    lines = printed(hostile(attack), WIDTH, explain=3, weighing=weighing)
    screen = screen_of(lines[-HEIGHT:])
    assert [row.rstrip() for row in screen.display[: len(lines[-HEIGHT:])]] == lines[-HEIGHT:]
    assert (screen.title, screen.cursor.hidden) == ("", False)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_weights_of_a_hostile_page_are_plain(attack):
    sentence = f"The council agreed {attack} on Tuesday evening to open the new library next spring."
    page = clean("\n\n".join([sentence] * 4 + ["Advertisement"]), options=Options(site_rules=False))
    rows = page_rows("page", page, Options(site_rules=False), View(explain=1), WIDTH)
    text = "".join(paint(rows, styled=False))
    assert "weights: what each signal adds" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]", text)
