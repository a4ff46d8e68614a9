"""The inside of a block: its inline elements, and its visible text with white space folded."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from .characters import visible

LINE_BREAK = "\0"
"""Stands for `<br>` among the pieces of a block; a parsed page holds no such character."""

Labels = tuple[str, ...]

FORMULA = "math"
"""The style of TeX, which brings its dollar signs along."""
TEX = "$"
"""What stands around it."""
STYLES = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "*"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "`"),
    **dict.fromkeys(("del", "s", "strike"), "~~"),
    FORMULA: TEX,
}
_BLANK_LINES = re.compile(r"\A(?:[^\S\n]*\n)+")


class Inline:
    """An inline element: `tag`, what it stands in, whether that is a link, and the link's own node.

    `labels` are those of all marked elements around the text.
    """

    __slots__ = ("labels", "link", "node", "outer", "tag")

    def __init__(
        self, tag: str, outer: "Inline | None", node: LexborNode | None, labels: Labels = ()
    ) -> None:
        self.tag, self.outer, self.node, self.labels = tag, outer, node, labels
        self.link: bool = tag == "a" or (outer is not None and outer.link)


PLAIN = Inline("", None, None)
"""Text in no inline element that matters."""
LINK = Inline("a", None, None)
"""Text in a link whose target does not matter."""


def plain(texts: Sequence[str]) -> str:
    """Visible text: white space folded, one line a `<br>`."""
    text = "".join(texts) if len(texts) > 1 else texts[0]
    # No white space is printable but the blank: most texts need no more than their ends cut off.
    if text.isprintable() and "  " not in text:
        return text.strip()
    if not text.isascii():
        text = visible(text)
    if LINE_BREAK not in text:
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in text.split(LINE_BREAK))
    return "\n".join(line for line in lines if line)


def preformatted(texts: Sequence[str]) -> str:
    """Visible text of code: every space and line kept but blank lines, and blanks at the end."""
    return _BLANK_LINES.sub("", visible("".join(texts)).replace(LINE_BREAK, "\n").rstrip())
