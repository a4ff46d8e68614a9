"""All that a page says about itself, gathered once: markup, JSON-LD, and what the site calls itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from .declared import Declared, Parsed, declarations
from .jsonld import Node, article_node, nodes, text, types
from .strings import fold
from .titles import choose_title
from .visible import lines_at_headline

_TITLES = (
    "og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title",
    "citation_title", "title",
)  # fmt: skip
_SITES = frozenset({"website", "organization", "newsmediaorganization", "corporation"})
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "ne", "net", "or", "org"})


@dataclass(frozen=True)
class Sources:
    """A page's declarations beside its JSON-LD; `article` is the node of its own article, empty if none."""

    document: Parsed
    declared: Declared
    nodes: tuple[Node, ...]
    article: Node

    @classmethod
    def of(cls, document: Parsed) -> "Sources":
        declared = declarations(document)
        found = nodes(declared.scripts)
        titles = " ".join((declared.meta("og:title"), declared.title, *declared.headings))
        return cls(document, declared, found, article_node(found, titles) or {})

    @cached_property
    def url(self) -> str | None:
        """The canonical address, absolute, or None where the page names none."""
        given = (
            self.declared.links.get("canonical", ""),
            self.declared.meta("og:url"),
            text(self.article.get("url")),
        )
        return next((url for value in given if (url := _absolute(value, self.document.page.url))), None)

    @cached_property
    def site_name(self) -> str | None:
        """What the site calls itself."""
        publishers = (text(node.get("publisher")) for node in self.nodes)
        sites = (text(node.get("name")) for node in self.nodes if "website" in types(node))
        meta = self.declared.meta
        given = (meta("og:site_name"), *publishers, *sites, meta("application-name"))
        return next((name for value in given if (name := fold(value, 120))), None)

    @cached_property
    def site_names(self) -> tuple[str, ...]:
        """Everything that the site may call itself, its host and its domain's own label among them."""
        return tuple(name for given in self._site_names() if (name := fold(given, 120)))

    @cached_property
    def title(self) -> str | None:
        """The headline."""
        headline = fold(text(self.article.get("headline")) or text(self.article.get("name")))
        metas = (self.declared.meta(name) for name in _TITLES)
        given = [fold(title) for title in (*metas, *self.declared.item("headline"), self.declared.title)]
        return choose_title(headline, given, self.declared.headings, self.site_names)

    @cached_property
    def lines(self) -> list[str]:
        """The short lines around the headline, nearest first."""
        return lines_at_headline(self.document.tree, self.title or "")

    def _site_names(self) -> Iterator[str]:
        yield self.declared.meta("og:site_name")
        yield self.declared.meta("application-name")
        for node in self.nodes:
            yield text(node.get("publisher"))
            if types(node) & _SITES:
                yield text(node.get("name"))
        host = _host(self.url or self.document.page.url or self.document.page.site or "")
        labels = [label for label in host.split(".") if label not in _SECOND_LEVEL]
        yield host
        yield labels[-2] if len(labels) > 1 else "".join(labels)


def _host(url: str) -> str:
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _absolute(url: str, base: str | None) -> str | None:
    try:
        url = urljoin(base or "", fold(url, 2_000))
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname and " " not in url else None
