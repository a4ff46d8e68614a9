"""What the head of a page says its article is about, for comparison with the blocks."""

import re
from dataclasses import dataclass

from .characters import visible
from .document import Document
from .jsonld import article_body

_TYPES = (
    "NewsArticle BlogPosting Article Product DiscussionForumPosting QAPage FAQPage ItemList CollectionPage "
    "TechArticle WebPage Service"
)
SCHEMA_TYPES = tuple(_TYPES.split())
"""Types of schema.org that tell kinds of pages apart."""
_KNOWN_TYPES = frozenset(SCHEMA_TYPES)
_PAID = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
_FREE = "isaccessibleforfree"
_LINKED, _EXACT = "ld+json", "application/ld+json"
_WANTED = frozenset(("og:title", "og:description", "description", "og:type", "og:url"))


@dataclass(frozen=True, slots=True)
class Hints:
    """Headlines and summaries that a page gives of itself; empty where it gives none.

    `types` are those of `SCHEMA_TYPES` that the page names; `article_body` is the text in its JSON-LD, `paid`
    whether that says that the article is not free to read.
    """

    titles: tuple[str, ...] = ()
    description: str = ""
    og_type: str = ""
    url: str = ""
    types: frozenset[str] = frozenset()
    article_body: str = ""
    paid: bool = False


def read_hints(document: Document) -> Hints:
    """Read title, og:title, og:description, og:type, the url, and JSON-LD where it holds the article."""
    shown: list[str] = []
    scripts: list[str] = []
    strict: list[str] = []
    content: dict[str, str] = {}
    for tag, node, attributes in document.declaring:
        if tag == "meta" and "content" in attributes:
            name = (attributes.get("property") or attributes.get("name") or "").lower()
            if name in _WANTED and name not in content:
                content[name] = attributes.get("content") or ""
        elif tag == "title":
            shown.append(node.text())
        elif tag == "script" and _LINKED in (kind := (attributes.get("type") or "").lower()):
            scripts.append(node.text())
            if kind == _EXACT:
                strict.append(scripts[-1])
    found = [*shown[:1], content.get("og:title", "")]
    description = content.get("og:description") or content.get("description", "")
    linked = " ".join(strict)
    return Hints(
        titles=tuple(dict.fromkeys(" ".join(visible(x).split()) for x in found if x.strip())),
        description=" ".join(visible(description).split()),
        og_type=content.get("og:type", ""),
        url=document.page.url or content.get("og:url", ""),
        types=_KNOWN_TYPES.intersection(linked.split('"')[1:-1]),
        article_body=article_body(scripts) or "",
        paid=_FREE in linked.lower() and _PAID.search(linked) is not None,
    )
