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
        "end of one.</p>\n    <div class='a b c d e f'>\n"
        + "    <br class='wide'>\n    Text.\n    More.\n" * 9,
        "\n<script>\nvar a = '<b>';\n</script>\n" + "\n" * 9 + "<!DOCTYPE html>\n<html><body>" + PROSE,
        "<style>p {}</style><link rel=x><noscript><img></noscript><head></head>" + PROSE,
        "<script>" + "var a = 1;\n" * 40_000 + "</script>\n<html><body>" + PROSE,
        "Notice: Undefined index in /var/www/a.php\n<html><body>"
        + PROSE
        + "</body></html>\n<!-- 12 ms -->\n",
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
        PROSE + "The whole page:\n\n<!DOCTYPE html>\n<html>\n<body>Hello.</body>\n</html>\n",
        PROSE
        + "\n".join(["<script src=a></script>", "<p class=x>a</p>", "<div><br></div>"] * 3)
        + "\n"
        + PROSE,
        PROSE + "\n" + '<img src="/pixel?%s"><a href="#"></a>\n' % ("a=1&" * 900) * 2 + PROSE,
        "<script>alert(1)</script> is what they tried first.\n" + PROSE,
    ],
)
def test_text(text: str) -> None:
    assert sniff(text) is Kind.TEXT


@pytest.mark.parametrize(
    "piece", ["<!-- a -->\n", "<script>a = 1</script>\n", "<link a>", " \n", "<!--", "<script>"]
)
def test_time_grows_with_the_page_only(piece: str) -> None:
    """Each of these could be read in two ways: with backtracking forty of them take hours."""
    assert sniff(piece * 20_000 + PROSE + "<") is Kind.TEXT
