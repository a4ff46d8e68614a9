"""Where a page shows its byline and date: in elements named so, and in the lines under its headline."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .strings import fold, same

BYLINES = (
    '[class*="byline" i],[class*="author-name" i],[class*="author_name" i],[class*="authorname" i],'
    '[class~="author" i],[data-testid*="byline" i]',
    '[class*="author" i]',
)
DATES = '[class*="date" i],[class*="publish" i],[class*="posted" i],[class*="time" i],[id*="date" i]'
_FOREIGN = ("comment", "related", "teaser", "sidebar", "recommend", "footer", "answer", "reply")
_MOST_NODES = 60
_LINES_AROUND = 12
_LONGEST_LINE = 120


def inner_text(node: LexborNode, limit: int) -> str:
    """The text of an element, folded and at most `limit` characters; elements within it part words."""
    if node.first_child is None:
        return ""
    return fold(node.text(deep=True, separator=" "), limit).replace(" ,", ",").replace(" :", ":")


def foreign(node: LexborNode) -> bool:
    """Whether an element stands in comments, teasers, a sidebar or the footer, and speaks of other things."""
    parent, depth = node.parent, 0
    while parent is not None and parent.tag != "body" and depth < 12:
        if parent.tag in {"aside", "footer", "nav"}:
            return True
        attributes = parent.attributes
        named = " ".join(attributes.get(key) or "" for key in ("class", "id", "itemtype")).lower()
        if any(word in named for word in _FOREIGN):
            return True
        parent, depth = parent.parent, depth + 1
    return False


def short_texts(tree: LexborHTMLParser, selector: str, limit: int) -> Iterator[str]:
    """The texts, up to `limit` characters long, of the matching elements that speak of the page's article."""
    for node in tree.css(selector)[:_MOST_NODES]:
        if node.tag not in {"body", "html"} and not foreign(node):
            text = inner_text(node, limit + 1)
            if 0 < len(text) <= limit:
                yield text


def lines_at_headline(tree: LexborHTMLParser, title: str) -> list[str]:
    """The short lines below the headline, then those above it, nearest first; empty if it is not shown."""
    body, key = tree.body, same(title)
    if body is None or not key:
        return []
    lines = [line for raw in body.text(deep=True, separator="\n").split("\n") if (line := raw.strip())]
    first, longest = key[0], 2 * len(key)
    likely = [n for n, line in enumerate(lines) if len(line) <= longest and first in line[:2].casefold()]
    places = [n for n in likely if _begins(key, lines[n])][:3]
    around = [line for at in places for line in lines[at + 1 : at + 1 + _LINES_AROUND]]
    around += [line for at in places for line in lines[max(0, at - 4) : at][::-1]]
    return [fold(line, _LONGEST_LINE) for line in around if len(line) <= _LONGEST_LINE]


def _begins(key: str, line: str) -> bool:
    """Whether a line is the title, or enough of its beginning: elements within a heading part its text."""
    found = same(line)
    return found == key or (len(found) >= 12 and key.startswith(found))
