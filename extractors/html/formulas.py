"""Formulas: what a `math` element says, in TeX where the page brings that along."""

import re

from selectolax.lexbor import LexborNode

# Wikipedia wraps each formula so; it says how it is set, not what it is.
_STYLE = re.compile(r"\{\\(?:display|text|script)style\b\s*(.*)\}", re.DOTALL)
_DRAWN = "katex-html"


def formula(math: LexborNode) -> str:
    """TeX between dollar signs; the text of the element where the page has no TeX for it."""
    tex = next((node.text() for node in math.css("annotation") if _holds_tex(node)), "")
    tex = tex.strip() or (math.attributes.get("alttext") or "").strip()
    if tex:
        styled = _STYLE.fullmatch(tex)
        return f"${' '.join((styled[1] if styled else tex).split())}$"
    return " ".join("".join(map(_own_text, math.traverse(include_text=True))).split())


def is_tex(text: str) -> bool:
    """Whether the text of a formula is TeX."""
    return text.startswith("$")


def is_drawing(node: LexborNode) -> bool:
    """Whether an element draws, letter by letter, the formula that stands before it (KaTeX does)."""
    return _DRAWN in (node.attributes.get("class") or "")


def _own_text(node: LexborNode) -> str:
    """What a text node says, unless it is a note on the formula, which no browser shows."""
    noted = node.parent is not None and (node.parent.tag or "").startswith("annotation")
    return "" if noted or not node.is_text_node else node.text_content or ""


def _holds_tex(annotation: LexborNode) -> bool:
    return "tex" in (annotation.attributes.get("encoding") or "").lower()
