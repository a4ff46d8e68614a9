"""What the head of a page says its article is about, for comparison with the blocks."""

from dataclasses import dataclass

from .document import Document


@dataclass(frozen=True, slots=True)
class Hints:
    """Headlines and summaries that a page gives of itself; empty where it gives none."""

    titles: tuple[str, ...] = ()
    description: str = ""
    og_type: str = ""
    url: str = ""
    article_body: str = ""


def read_hints(document: Document) -> Hints:
    """Read title, og:title, og:description, og:type and the url, without parsing any script."""
    tree = document.tree
    title = tree.css_first("title")
    found = [title.text()] if title is not None else []
    content: dict[str, str] = {}
    for meta in tree.css("meta[content]"):
        attributes = meta.attributes
        name = (attributes.get("property") or attributes.get("name") or "").lower()
        if name in _WANTED and name not in content:
            content[name] = attributes.get("content") or ""
    found.append(content.get("og:title", ""))
    titles = tuple(dict.fromkeys(" ".join(x.split()) for x in found if x.strip()))
    description = content.get("og:description") or content.get("description", "")
    url = document.page.url or content.get("og:url", "")
    return Hints(titles, " ".join(description.split()), content.get("og:type", ""), url)


_WANTED = frozenset(("og:title", "og:description", "description", "og:type", "og:url"))
