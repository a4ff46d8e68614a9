"""Title, authors, date and the rest of what a page says about its article, in one pass.

Sources in order of trust: JSON-LD (schema.org), Open Graph and `article:`, Dublin Core, Highwire
(`citation_`), Parsely and Sailthru names, microdata, `rel=author`, the address, `time` elements, the lines
around the headline, and at last the elements whose class says byline or date.
"""

from ..language import guess_language
from ..types import Metadata
from .authors import read_authors
from .declared import Parsed
from .jsonld import text
from .language_tags import language_tag
from .published import read_date
from .sources import Sources
from .strings import DESCRIPTION_LIMIT, fold

_PARAGRAPHS = 40


def read_metadata(document: Parsed) -> Metadata:
    """What `document` says about its article. Never raises, whatever the page says.

    Reads the `script` elements: call it before they are taken out of the tree.
    """
    sources = Sources.of(document)
    language = _language(sources)
    return Metadata(
        title=sources.title,
        authors=read_authors(sources),
        date=read_date(sources, language),
        language=language,
        description=_description(sources),
        site_name=sources.site_name,
        canonical_url=sources.url,
    )


def _language(sources: Sources) -> str | None:
    declared = sources.declared
    given = (
        declared.lang,
        text(sources.article.get("inLanguage")),
        declared.meta("content-language"),
        declared.meta("dc.language", "dcterms.language", "language"),
        declared.meta("og:locale"),
    )
    return next((tag for value in given if (tag := language_tag(value))), None) or _shown_language(sources)


def _shown_language(sources: Sources) -> str | None:
    paragraphs = sources.document.tree.css("p")[:_PARAGRAPHS]
    return guess_language("\n".join((sources.title or "", *(node.text(deep=True) for node in paragraphs))))


def _description(sources: Sources) -> str | None:
    meta = sources.declared.meta("og:description", "description", "twitter:description", "dc.description")
    return meta or fold(text(sources.article.get("description")), DESCRIPTION_LIMIT) or None
