"""Title, authors, date and the rest of what a page says about its article, in one pass.

Sources in order of trust: JSON-LD (schema.org), Open Graph and `article:`, Dublin Core, Highwire
(`citation_`), Parsely and Sailthru names, microdata, `rel=author`, `time` elements, and at last the elements
whose class says byline or date.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from ..types import Metadata
from .authors import clean_authors
from .dates import date_of_url, parse_date
from .declared import Declared, Parsed, declarations, foreign, inner_text
from .jsonld import Json, Node, article_node, nodes, text, types
from .language_tags import language_tag
from .strings import DESCRIPTION_LIMIT, fold
from .titles import choose_title

_TITLE_METAS = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "citation_title", "title")
_AUTHOR_METAS = (
    ("author", "article:author", "og:article:author", "article:author_name"),
    ("parsely-author", "sailthru.author", "citation_author", "dc.creator", "dcterms.creator", "dc.contributor", "byl", "authors", "twitter:creator:name"),
)
_DATE_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished", "parsely-pub-date",
    "sailthru.date", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
    "dc.date", "dcterms.date", "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate",
    "pub_date", "published-date", "originalpublicationdate", "article_date_original", "cxenseparse:recs:publishtime", "creation_date", "rnews:datepublished", "article:create", "timestamp",
)
_BYLINES = (
    '[class*="byline" i],[class*="author-name" i],[class*="author_name" i],[class*="authorname" i],[class~="author" i],[data-testid*="byline" i]',
    '[class*="author" i]',
)
_DATES = '[class*="date" i],[class*="publish" i],[class*="posted" i],[class*="time" i],[id*="date" i]'
_PAGE_TYPES = frozenset({"webpage", "itempage", "medicalwebpage", "aboutpage", "faqpage", "qapage", "videoobject", "product"})


def read_metadata(document: Parsed) -> Metadata:
    """What `document` says about its article. Never raises, whatever the page says.

    Reads the `script` elements: call it before they are taken out of the tree.
    """
    page = _Sources.of(document)
    site_name = page.site_name()
    return Metadata(
        title=page.title(site_name),
        authors=page.authors(site_name),
        date=page.date(),
        language=page.language(),
        description=page.description(),
        site_name=site_name,
        canonical_url=page.canonical_url(),
    )


@dataclass(frozen=True, slots=True)
class _Sources:
    """A page's declarations beside its JSON-LD; `article` is the node of its own article, empty if none."""

    document: Parsed
    declared: Declared
    nodes: tuple[Node, ...]
    article: Node

    @classmethod
    def of(cls, document: Parsed) -> "_Sources":
        declared = declarations(document)
        found = nodes(declared.scripts)
        title = f"{declared.meta('og:title')} {declared.title} {' '.join(declared.headings)}"
        return cls(document, declared, found, article_node(found, title) or {})

    def site_name(self) -> str | None:
        sites = (node.get("name") for node in self.nodes if "website" in types(node))
        publishers = (node.get("publisher") for node in self.nodes)
        candidates = (self.declared.meta("og:site_name"), *map(text, publishers), *map(text, sites), self.declared.meta("application-name"))
        return next((name for given in candidates if (name := fold(given, 120))), None)

    def site_names(self, site_name: str | None) -> list[str]:
        """Everything that the site may call itself, its host and its domain's own label among them."""
        host = _host(self.canonical_url() or self.document.page.url or self.document.page.site or "")
        labels = host.removeprefix("www.").split(".")
        label = labels[-2] if len(labels) > 1 else ""
        given = [site_name or "", self.declared.meta("og:site_name"), self.declared.meta("application-name")]
        given += [text(node.get("publisher")) for node in self.nodes]
        given += [text(node.get("name")) for node in self.nodes if types(node) & {"website", "organization", "newsmediaorganization"}]
        return [name for name in (*given, ".".join(labels), label) if name]

    def title(self, site_name: str | None) -> str | None:
        headline = text(self.article.get("headline")) or text(self.article.get("name"))
        metas = [self.declared.meta(name) for name in _TITLE_METAS]
        given = [fold(title) for title in (*metas[:1], headline, *metas[1:], *self.declared.item("headline"), self.declared.title)]
        return choose_title(given, self.declared.headings, self.site_names(site_name))

    def authors(self, site_name: str | None) -> tuple[str, ...]:
        sites = self.site_names(site_name)
        return next((names for raw in self._raw_authors() if (names := clean_authors(raw, sites))), ())

    def _raw_authors(self) -> Iterator[Sequence[str]]:
        people = {text(node.get("@id")): node for node in self.nodes if "@id" in node}
        for node in (self.article, *self.nodes):
            for key in ("author", "creator"):
                yield list(_names(node.get(key), people, 0))
        for group in _AUTHOR_METAS:
            yield [content for name in group for content in self.declared.metas.get(name, ())]
        yield self.declared.item("author") or self.declared.item("creator")
        yield self.declared.author_links[:5]
        for selector in _BYLINES:
            yield self._short_texts(selector, 120)[:2]

    def date(self) -> str | None:
        month_first = (self.language() or "en") in {"en", "en-US"}
        dates = (parse_date(given, month_first=month_first) for given in self._raw_dates())
        return next((found for found in dates if found), None) or self._written_date(month_first)

    def _raw_dates(self) -> Iterator[str]:
        pages = [node for node in self.nodes if types(node) & _PAGE_TYPES]
        for key in ("datePublished", "dateCreated"):
            yield from (text(node.get(key)) for node in (self.article, *pages))
        yield from (content for name in _DATE_METAS for content in self.declared.metas.get(name, ())[:1])
        yield from self.declared.item("datepublished") or self.declared.item("datecreated")

    def _written_date(self, month_first: bool) -> str | None:
        url = self.canonical_url() or self.document.page.url or ""
        found = date_of_url(url)
        if found:
            return found
        for given in (*self.declared.times, *self._short_texts(_DATES, 80)):
            if found := parse_date(given, month_first=month_first):
                return found
        modified = text(self.article.get("dateModified")) or self.declared.meta("article:modified_time", "og:updated_time")
        return parse_date(modified)

    def _short_texts(self, selector: str, limit: int) -> list[str]:
        texts: list[str] = []
        for node in self.document.tree.css(selector)[:60]:
            if node.tag in {"body", "html"} or foreign(node):
                continue
            content = inner_text(node, limit + 1)
            if 0 < len(content) <= limit:
                texts.append(content)
        return texts

    def language(self) -> str | None:
        metas = self.declared.metas
        given = (
            self.declared.lang,
            text(self.article.get("inLanguage")),
            *metas.get("content-language", ())[:1],
            *metas.get("dc.language", ())[:1],
            *metas.get("language", ())[:1],
            *metas.get("og:locale", ())[:1],
        )
        return next((tag for value in given if (tag := language_tag(value))), None)

    def description(self) -> str | None:
        declared = self.declared.meta("og:description", "description", "twitter:description", "dc.description")
        return declared or fold(text(self.article.get("description")), DESCRIPTION_LIMIT) or None

    def canonical_url(self) -> str | None:
        given = (self.declared.links.get("canonical", ""), self.declared.meta("og:url"), text(self.article.get("url")))
        return next((url for value in given if (url := _absolute(value, self.document.page.url))), None)


def _names(value: Json, people: dict[str, Node], depth: int) -> Iterator[str]:
    """The names in an author's value; a bare `@id` is looked up among the page's nodes."""
    if depth > 4:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        name = value.get("name")
        if name is None and depth < 4:
            name = people.get(text(value.get("@id")), {}).get("name")
        yield from _names(name, people, depth + 1)
    elif isinstance(value, list):
        for item in value[:20]:
            yield from _names(item, people, depth + 1)


def _host(url: str) -> str:
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _absolute(url: str, base: str | None) -> str | None:
    url = fold(url, 2_000)
    try:
        url = urljoin(base or "", url)
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname and " " not in url else None
