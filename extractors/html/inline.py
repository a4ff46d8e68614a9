"""The inside of a block: folding its white space, and writing it as inline Markdown."""

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

LINE_BREAK = "\0"
"""Stands for `<br>` among the pieces of a block; a parsed page holds no such character."""

Labels = tuple[str, ...]

FORMULA = "math"
"""The style of TeX, which brings its dollar signs along."""
_TEX = "$"
STYLES = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "*"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "`"),
    **dict.fromkeys(("del", "s", "strike"), "~~"),
    FORMULA: _TEX,
}
_BLANK_LINES = re.compile(r"\A(?:[^\S\n]*\n)+")
_SPECIAL = re.compile(r"([\\`*_\[\]])")


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
    if LINE_BREAK not in text:
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in text.split(LINE_BREAK))
    return "\n".join(line for line in lines if line)


def preformatted(texts: Sequence[str]) -> str:
    """Visible text of code: every space and line kept but blank lines, and blanks at the end."""
    return _BLANK_LINES.sub("", "".join(texts).replace(LINE_BREAK, "\n").rstrip())


def written(texts: Sequence[str], styles: Sequence[Inline]) -> str:
    """Inline Markdown: emphasis, code and links; white space folded, one line a `<br>`."""
    runs: list[tuple[str, tuple[str, ...], LexborNode | None]] = []
    for text, style in zip(texts, styles, strict=True):
        marks, node = _marks(style)
        if runs and runs[-1][1:] == (marks, node) and text != LINE_BREAK:
            runs[-1] = (runs[-1][0] + text, marks, node)
        else:
            runs.append((text, marks, node))
    return plain(["".join(_run(*run) for run in runs)])


def _marks(inner: Inline) -> tuple[tuple[str, ...], LexborNode | None]:
    marks: list[str] = []
    node = None
    style: Inline | None = inner
    while style is not None:
        mark = STYLES.get(style.tag)
        if mark and mark not in marks:
            marks.append(mark)
        node = node or style.node
        style = style.outer
    return tuple(reversed(marks)), node


def _run(text: str, marks: tuple[str, ...], node: LexborNode | None) -> str:
    inner = text.strip()
    if not inner or text == LINE_BREAK:
        return text
    if _TEX in marks:
        marks, out = (), inner
    else:
        out = inner if "`" in marks else _SPECIAL.sub(r"\\\1", inner)
    for mark in ("`",) if "`" in marks else reversed(marks):
        out = f"{mark}{out}{mark}"
    target = node.attributes.get("href") if node is not None else None
    if target and not target.startswith(("javascript:", "#")):
        out = f"[{out}](<{target}>)" if re.search(r"[\s()<>]", target) else f"[{out}]({target})"
    lead = text[: len(text) - len(text.lstrip())]
    return f"{lead}{out}{text[len(text.rstrip()) :]}"
