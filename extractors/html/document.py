"""A decoded page as a lexbor tree, within bounds on size, nesting and attributes."""

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from ..types import Page
from .characters import composed, may_be_in_pieces

MAX_CHARS = 50_000_000
"""Characters of a page that are parsed."""
MAX_DEPTH = 1_000
"""Levels of nesting that are kept: lexbor takes time quadratic in the depth (50,000 levels: 15 s)."""
MAX_ATTRIBUTES = 5_000
"""Attributes of one element that are kept: lexbor compares each with every other (20,000: 0.6 s)."""

_FEW_TAGS = 20 * MAX_DEPTH
_LONG = 3 * MAX_ATTRIBUTES
_LONG_TAG = re.compile(rf"<([a-zA-Z][^\s/>]{{0,100}})[^<>]{{{_LONG - 200},}}")
_QUOTED = re.compile(r"""\s*=\s*("[^"]*"|'[^']*')""")
# Scripts, styles and comments hold no tags, whatever they look like; one that never ends holds all the rest.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|textarea|title)\b.*?(?:</(?P=raw)\b[^>]*>|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)[^>]*>?",
    re.DOTALL | re.IGNORECASE,
)
_OPEN_FRAME = re.compile(r"<iframe\b[^>]*>(?=\s*</noscript)", re.IGNORECASE)
# Elements that never nest, or whose end is so often left out that they would count as nesting.
_FLAT_TAGS = (
    "area base br col embed hr img input link meta param source track wbr p li dt dd td th tr tbody "
    "option path rect circle ellipse line polygon polyline stop use image"
)
_FLAT = frozenset(_FLAT_TAGS.split())
_XML = re.compile(r"\s*<\?xml\b")
_EMPTY = re.compile(r"<(title|script|style|textarea|iframe|noscript)(\b[^<>]*)/>", re.IGNORECASE)
_DECLARING = 'html,title,meta,link[rel][href],h1,time,script[type*="ld+json" i],[rel~="author" i],[itemprop]'
Element = tuple[str, LexborNode, Mapping[str, str | None]]
"""Name, node and attributes of an element."""


class Document:
    """The parsed tree of a page, with a warning for each bound that was exceeded.

    `tree` is the parser object, `warnings` are sentences for the user. Elements are named by their `mem_id`,
    which stays valid for as long as the document lives.
    """

    __slots__ = ("__weakref__", "_declaring", "page", "tree", "warnings")

    def __init__(self, page: Page) -> None:
        self.page = page
        self._declaring: tuple[Element, ...] | None = None
        text, warnings = _bounded(_opened(page.text))
        self.warnings = tuple(warnings)
        self.tree = _parsed(text)
        if may_be_in_pieces(self.tree.raw_html) and (whole := composed(text)) != text:
            text = whole
            self.tree = _parsed(text)
        if _ends_in_frame(self.tree):
            self.tree = _parsed(_OPEN_FRAME.sub("", text))

    @property
    def body(self) -> LexborNode | None:
        """The element that holds the visible page; None where nothing was parsed."""
        return self.tree.body or self.tree.root

    @property
    def encoded(self) -> bytes | None:
        """The page's text in UTF-8, as it was parsed; None where that is not all of it."""
        return None if self.warnings else self.tree.raw_html

    @property
    def declaring(self) -> tuple[Element, ...]:
        """The elements in which a page says something about itself, in page order; found in one pass."""
        if self._declaring is None:
            found = self.tree.css(_DECLARING)
            self._declaring = tuple((node.tag or "", node, node.attributes) for node in found)
        return self._declaring

    def select(self, css: str) -> list[int]:
        """`mem_id` of every element that matches a CSS selector, in page order."""
        return [node.mem_id for node in self.tree.css(css)]


def _parsed(text: str) -> LexborHTMLParser:
    options = LexborDocumentOptions.WO_EVENTS
    try:
        return LexborHTMLParser(text, options=options)
    except UnicodeEncodeError:
        return LexborHTMLParser(text.encode("utf-8", "replace"), options=options)


def _opened(text: str) -> str:
    """The page with tags that end as they begin written out where it is XML: `<script/>` opens nothing there.

    In HTML what follows would be the script.
    """
    return _EMPTY.sub(r"<\1\2></\1>", text) if _XML.match(text) else text


def _ends_in_frame(tree: LexborHTMLParser) -> bool:
    """Whether an `iframe` that is never closed, in a `noscript`, holds all the rest of the page.

    To a browser, which runs scripts, such a `noscript` ends where it says so.
    """
    node = tree.body
    hidden = False
    while node is not None and node.tag != "iframe":
        hidden = hidden or node.tag == "noscript"
        node = node.last_child
    return hidden and node is not None and "</noscript" in node.text().lower()


def _bounded(text: str) -> tuple[str, list[str]]:
    warnings: list[str] = []
    if len(text) > MAX_CHARS:
        warnings.append(f"page of {len(text):,} characters: only the first {MAX_CHARS:,} were read")
        text = text[:MAX_CHARS]
    if any(map(_is_crowded, _long_parts(text))):
        bounded = _LONG_TAG.sub(_without_attributes, text)
        if len(bounded) < len(text):
            warnings.append(f"an element of more than {MAX_ATTRIBUTES:,} attributes lost them")
            text = bounded
    # Most pages are too short for so many tags: a tag has three characters at the least.
    if len(text) > 3 * _FEW_TAGS and text.count("<") > _FEW_TAGS and _depth(text) > MAX_DEPTH:
        text = _flatten(text)
        warnings.append(f"elements nested deeper than {MAX_DEPTH:,} levels were read as text of that level")
    return text, warnings


def _long_parts(text: str) -> Iterator[str]:
    """What stands between two `>` where that is more than `_LONG` characters: leaps over all the rest."""
    start = 0
    while len(text) - start > _LONG:
        end = text.rfind(">", start, start + _LONG + 1)
        if end < 0:
            end = text.find(">", start + _LONG)
            end = end if end >= 0 else len(text)
            yield text[start:end]
        start = end + 1


def _is_crowded(part: str) -> bool:
    """Whether the source up to a `>` ends in a tag with too many attributes."""
    start = part.rfind("<")
    return len(part) - start > _LONG and _attributes(part[start:]) > MAX_ATTRIBUTES


def _attributes(tag: str) -> int:
    return len(_QUOTED.sub("", tag).split())


def _without_attributes(tag: re.Match[str]) -> str:
    return f"<{tag[1]}" if _attributes(tag[0]) > MAX_ATTRIBUTES else tag[0]


def _step(tag: re.Match[str]) -> int:
    name = tag["name"]
    if name is None or name.lower() in _FLAT:
        return 0
    return -1 if tag["end"] else 1


def _depth(text: str) -> int:
    """The deepest nesting, as the source has it; a bound from above for well-formed pages."""
    steps = map(_step, _TAG.finditer(text))
    return max(accumulate(steps, lambda depth, step: max(0, depth + step)), default=0)


def _flatten(text: str) -> str:
    """The page without the tags that stand deeper than the bound; their text stays."""
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        before, depth = depth, max(0, depth + _step(tag))
        return tag[0] if tag["name"] is None or max(before, depth) <= MAX_DEPTH else " "

    return _TAG.sub(keep, text)
