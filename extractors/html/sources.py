"""All that a page says about itself, gathered once: markup, JSON-LD, and what the site calls itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from urllib.parse import urljoin, urlsplit
from weakref import ref

from ..language import guess_language
from ..types import Page
from .declared import Declared, declarations, properties
from .document import Document
from .jsonld import Node, article_node, nodes, text, types
from .language_tags import language_tag
from .strings import fold
from .titles import choose_title
from .visible import lines_at_headline

_TITLES = (
    "og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title",
    "citation_title", "title",
)  # fmt: skip
_PARAGRAPHS = 40
_SITES = frozenset({"website", "organization", "newsmediaorganization", "corporation"})
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "ne", "net", "or", "org"})


@dataclass(frozen=True)
class Sources:
    """A page's declarations beside its JSON-LD; `article` is the node of its own article, empty if none.

    The document itself is not held, unless that is asked for, but looked at for as long as somebody else
    does: trees are large.
    """

    page: Page
    declared: Declared
    nodes: tuple[Node, ...]
    article: Node
    seen: Callable[[], Document | None]

    @classmethod
    def of(cls, document: Document, *, hold: bool = False) -> "Sources":
        declared = declarations(document)
        found = nodes(declared.scripts)
        titles = " ".join((declared.meta("og:title"), declared.title, *declared.headings))
        seen = (lambda: document) if hold else ref(document)
        return cls(document.page, declared, found, article_node(found, titles) or {}, seen)

    @property
    def document(self) -> Document:
        """The page's document, made anew where the first one is gone."""
        return self.seen() or Document(self.page)

    def anew(self) -> "Sources":
        """The same with a document that is made when it is first looked at, and held."""
        return replace(self, seen=cache(partial(Document, self.page)))

    @cached_property
    def url(self) -> str | None:
        """The canonical address, absolute, or None where the page names none."""
        given = (
            self.declared.links.get("canonical", ""),
            self.declared.meta("og:url"),
            text(self.article.get("url")),
        )
        return next((url for value in given if (url := _absolute(value, self.page.url))), None)

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
        given = [
            fold(title) for title in (*metas, *properties(self.document, "headline"), self.declared.title)
        ]
        return choose_title(headline, given, self.declared.headings, self.site_names)

    @cached_property
    def language(self) -> str | None:
        """The language, as a BCP 47 tag."""
        declared = self.declared
        given = (
            declared.lang,
            text(self.article.get("inLanguage")),
            declared.meta("content-language"),
            declared.meta("dc.language", "dcterms.language", "language"),
            declared.meta("og:locale"),
        )
        return next((tag for value in given if (tag := language_tag(value))), None) or self._shown_language()

    @cached_property
    def lines(self) -> list[str]:
        """The short lines around the headline, nearest first."""
        return lines_at_headline(self.document.tree, self.title or "")

    def _shown_language(self) -> str | None:
        paragraphs = self.document.tree.css("p")[:_PARAGRAPHS]
        return guess_language("\n".join((self.title or "", *(node.text(deep=True) for node in paragraphs))))

    def _site_names(self) -> Iterator[str]:
        yield self.declared.meta("og:site_name")
        yield self.declared.meta("application-name")
        for node in self.nodes:
            yield text(node.get("publisher"))
            if types(node) & _SITES:
                yield text(node.get("name"))
        host = _host(self.url or self.page.url or self.page.site or "")
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
