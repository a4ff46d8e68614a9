"""HTML page or flat text, told by content."""

import re

from .types import Kind

_SAMPLE = 200_000
_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|frameset|meta|title|article|main|div)\b",
    re.I | re.S,
)
_FRAGMENT = re.compile(
    r"\s*<(p|h[1-6]|ul|ol|table|section|header|span|blockquote|figure)\b[^<>]{0,2000}>.*</\1\s*>", re.I | re.S
)
_TAG = re.compile(
    r"</?(p|div|span|a|ul|ol|li|h[1-6]|table|tr|td|br|img|script|style|section|article|header|footer|nav|main|"
    r"strong|em|blockquote|figure|head|body|html|meta|link|title|button|form|input)\b[^<>]{0,2000}>",
    re.I,
)


def sniff(text: str) -> Kind:
    """HTML where the text opens like a page or its tags are dense and closed; else flat text.

    An article that shows a snippet of markup in its prose is flat text.
    """
    if "<" not in text:
        return Kind.TEXT
    head = text[:_SAMPLE].removeprefix("\ufeff")
    if _OPENING.match(head) or _FRAGMENT.match(head):
        return Kind.HTML
    tags = [m.group() for m in _TAG.finditer(head)]
    names = {re.split(r"[\s/>]", tag.lstrip("</"), maxsplit=1)[0].lower() for tag in tags}
    closed = sum(tag.startswith("</") for tag in tags)
    dense = sum(map(len, tags)) > 0.04 * len(head) and len(tags) >= 3
    return Kind.HTML if dense and (closed or "br" in names) and not _mostly_code(head) else Kind.TEXT


def _mostly_code(head: str) -> bool:
    """Markup only within fenced or indented code of a text."""
    lines = [line for line in head.splitlines() if line.strip()]
    tagged = [line for line in lines if _TAG.search(line)]
    shown = sum(line.startswith(("    ", "\t", "`")) for line in tagged)
    return len(tagged) * 3 < len(lines) and shown * 2 > len(tagged)
