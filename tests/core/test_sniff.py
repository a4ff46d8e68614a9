"""HTML or flat text, told by content."""

import pytest

from unboil.extractors import Kind
from unboil.extractors.sniff import sniff

PROSE = "The council met on Tuesday and agreed on the budget for the coming year.\n" * 20


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><body>x</body></html>",
        "\ufeff  \n<!-- saved -->\n<HTML><BODY>x",
        '<?xml version="1.0"?>\n<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"></html>',
        "<div><p>One.</p><p>Two.</p></div>",
        "One line<br>and another<br/>and a third<br>",
        "Heading <b>x</b> <p>para one</p><p>para two</p>",
        "<head><title>x</title></head>",
        "<p>One paragraph alone.</p>",
    ],
)
def test_html(page: str) -> None:
    assert sniff(page) is Kind.HTML


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "a < b and b > c, so a < c",
        PROSE + "\nUse `<div class='x'>` for a box and `</div>` to close it.\n",
        "Contact <editor@example.org> or <https://example.org/a>.",
        PROSE + "\n    <p>shown as code</p>\n    <div>more</div>\n" + PROSE,
        "x",
        "<p> is the tag of a paragraph, and many leave out its end.",
    ],
)
def test_text(text: str) -> None:
    assert sniff(text) is Kind.TEXT
