"""HTML page or flat text, told by content."""

import re

from .types import Kind

_SAMPLE = 200_000
_TAIL = 5_000
_OPENING = re.compile(  # what servers and plug-ins put before a page; atomic, as many ways lead through it
    r"(?>(?:\s+|<\?xml[^>]*>|<!--.*?-->|<(script|style|noscript)\b.*?</\1\s*>|<(?:link|base)\b[^>]*>)*)"
    r"<(?:!doctype\s+html|html|head|body|frameset|meta|title|article|main|div)\b",
    re.I | re.S,
)
_START = re.compile(r"^[ \t]*<(?:!doctype\s+html|html)\b", re.I | re.M)
_END = re.compile(r"</html\s*>(?>(?:\s+|<!--.*?-->)*)\Z", re.I | re.S)
_FRAGMENT = re.compile(
    r"\s*<(p|h[1-6]|ul|ol|table|section|header|span|blockquote|figure)\b[^<>]{0,2000}>.*</\1\s*>", re.I | re.S
)
_TAG = re.compile(
    r"</?(p|div|span|a|ul|ol|li|h[1-6]|table|tr|td|br|img|script|style|section|article|header|footer|nav|main|"
    r"strong|em|blockquote|figure|head|body|html|meta|link|title|button|form|input)\b[^<>]{0,2000}>",
    re.I,
)

_CLOSED = re.compile(r"</[a-z]|<br\b", re.I)
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)
_MARK = "\0"


def sniff(text: str) -> Kind:
    """HTML where the text opens like a page or its tags are dense and closed; else flat text.

    An article that shows a snippet of markup in its prose is flat text.
    """
    if "<" not in text:
        return Kind.TEXT
    text = text.removeprefix("\ufeff")
    head = text[:_SAMPLE]
    if _OPENING.match(text) or _FRAGMENT.match(head) or _after_notices(text, head):
        return Kind.HTML
    return Kind.HTML if _is_marked_up(_UNSEEN.sub("", head)) else Kind.TEXT


def _is_marked_up(source: str) -> bool:
    """Tags all over it. Text that quotes some, or has them left over, has most of its lines without."""
    left, count = _TAG.subn(_MARK, source)
    share = 1 - (len(left) - count) / max(1, len(source))
    if count < 3 or share <= 0.04 or not _CLOSED.search(source):
        return False
    lines = [line for line in left.splitlines() if line.strip()]
    tagged = [line for line in lines if _MARK in line]
    if share > 0.3 and len(tagged) > 2:
        return True
    return len(tagged) * 3 >= len(lines)


def _after_notices(text: str, head: str) -> bool:
    """A whole page below the warnings of its server; not a text that ends with a page as its example."""
    start = _START.search(head)
    return bool(start and start.start() * 10 < len(text) and _END.search(text, max(0, len(text) - _TAIL)))
