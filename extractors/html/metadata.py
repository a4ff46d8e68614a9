"""Title, authors, date and the rest of what a page says about its article.

Sources in order of trust: JSON-LD (schema.org), Open Graph and `article:`, Dublin Core, Highwire
(`citation_`), Parsely and Sailthru names, microdata, `rel=author`, the address, `time` elements, the lines
around the headline, and at last the elements whose class says byline or date.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from ..types import Metadata
from .authors import read_authors
from .document import Document
from .jsonld import text
from .published import read_date
from .sources import Sources
from .strings import DESCRIPTION_LIMIT, fold


def read_metadata(document: Document, *, hold: bool = False) -> Metadata:
    """What `document` says about its article. Never raises, whatever the page says.

    Each field is read when it is first asked for; if the document is gone by then, the page is parsed anew.
    `hold` keeps it.
    """
    return Metadata.late(partial(_read, Sources.of(document, hold=hold)))


def _read(sources: Sources, name: str) -> dict[str, Any]:
    if name not in _FROM_TREE or sources.seen():
        return {name: _READERS[name](sources)}
    sources = sources.anew()
    return {name: _READERS[name](sources) for name in _FROM_TREE}


def _description(sources: Sources) -> str | None:
    meta = sources.declared.meta("og:description", "description", "twitter:description", "dc.description")
    return meta or fold(text(sources.article.get("description")), DESCRIPTION_LIMIT) or None


_FROM_TREE = ("title", "authors", "date", "language")
"""Fields for which the page's elements may have to be looked at."""
_READERS: Mapping[str, Callable[[Sources], Any]] = {
    "title": lambda sources: sources.title,
    "authors": read_authors,
    "date": lambda sources: read_date(sources, sources.language),
    "language": lambda sources: sources.language,
    "description": _description,
    "site_name": lambda sources: sources.site_name,
    "canonical_url": lambda sources: sources.url,
}
