"""When the article was published, as the page declares or shows it."""

import re
from collections.abc import Iterator

from .dates import date_in_state, date_of_url, parse_date
from .declared import properties, times
from .jsonld import text, types
from .sources import Sources
from .visible import DATES, short_texts

_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published",
    "datepublished", "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date",
    "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate",
    "pub_date", "published-date", "originalpublicationdate", "article_date_original",
    "cxenseparse:recs:publishtime", "rnews:datepublished", "creation_date", "timestamp",
)  # fmt: skip
_PAGES = frozenset(
    {"webpage", "itempage", "medicalwebpage", "aboutpage", "faqpage", "qapage", "videoobject", "product"}
)

_CHANGED = re.compile(
    r"\W*(?:last\s)?(?:updated|modified|edited|reviewed|aktualisiert|geändert|zuletzt|mise? à jour|"
    r"stand\b|actualizado|atualizado|aggiornato|bijgewerkt|oppdatert|opdateret|uppdaterad|обновлено)",
    re.I,
)


def read_date(sources: Sources, language: str | None) -> str | None:
    """The day of publication, or of the last change where that is all there is, as `YYYY-MM-DD`.

    `language` decides whether `03/05/2024` begins with the month.
    """
    month_first = language in {None, "en", "en-US"}
    changed = None
    for given in _given(sources):
        found = parse_date(given, month_first=month_first)
        if found and not _CHANGED.match(given):
            return found
        changed = changed or found
    return changed


def _in_url(sources: Sources) -> str | None:
    return date_of_url(sources.url or "") or date_of_url(sources.page.url or "")


def _given(sources: Sources) -> Iterator[str]:
    """What may hold the date, cheapest and most trusted first."""
    declared, article = sources.declared, sources.article
    pages = [node for node in sources.nodes if types(node) & _PAGES]
    for key in ("datePublished", "dateCreated"):
        yield from (text(node.get(key)) for node in (article, *pages))
    yield from (content for name in _METAS for content in declared.contents(name)[:1])
    document = sources.document
    yield from properties(document, "datepublished") or properties(document, "datecreated")
    yield _in_url(sources) or ""
    yield from times(document)
    yield from sources.lines
    yield from short_texts(document.tree, DATES, 80)
    yield date_in_state(sources.page.text) or ""
    yield text(article.get("dateModified")) or declared.meta("article:modified_time", "og:updated_time")
