"""Which rule files speak for a page: its host, path, language and fingerprint, put to the rule set."""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from ...rules.loading import load_rules
from ...rules.matching import Query
from ...rules.ruleset import RuleSet
from ..types import Kind, Options, Page

if TYPE_CHECKING:
    from ...rules.model import SiteRules
    from ..html.document import Document

Date = Callable[[], str | None]
# Not compiled here: flat text needs neither, and start-up counts.
_URL = r"(?i)https?://[^\"'\s>]+"
_LANG = r"[A-Za-z]{2,3}\b"


def _undated() -> None:
    return None


def rules_for(
    page: Page, options: Options, *, date: Date = _undated, document: "Document | None" = None
) -> "SiteRules | None":
    """The rules that `options` ask for and that speak for `page`; as `find_rules`, which see."""
    if not options.site_rules:
        return None
    return find_rules(load_rules(options.rules_dirs), page, date=date, document=document)


def find_rules(
    ruleset: RuleSet, page: Page, *, date: Date = _undated, document: "Document | None" = None
) -> "SiteRules | None":
    """The rules for a page, merged, as of its date; None where no file speaks for it.

    `date` (ISO 8601) is asked for only where rules have dated versions: to find it takes time. `document` is
    an HTML page as it was parsed, for who has that at hand. Where no URL is given, that of its canonical link
    serves. Raises UnboilError where `page.site` is neither a rule's id nor a host, and RuleError where a rule
    file is broken.
    """
    query = Query(source=page.text, file=page.path, site=page.site, date=date)
    url = page.url
    if page.kind is Kind.HTML:
        document = document or _parsed(page)
        own = _own_words(document)
        query = query._replace(
            html=True, lang=own.lang, generators=tuple(own.generators), encoded=document.encoded
        )
        url = url or own.url
    if url:
        host, path = _split(url)
        query = query._replace(host=host, path=path)
    return ruleset.match(query)


def _parsed(page: Page) -> "Document":
    from ..html.document import Document

    return Document(page)


class _OwnWords(NamedTuple):
    """What an HTML page says about itself that tells of its site."""

    url: str | None
    lang: str | None
    generators: list[str]


def _own_words(document: "Document") -> _OwnWords:
    urls: list[str] = []
    langs: list[str] = []
    generators: list[str] = []
    for tag, _, attributes in document.declaring:
        if tag == "meta":
            content = attributes.get("content")
            if content and _is(attributes.get("name"), "generator"):
                generators.append(content)
            elif content and _is(attributes.get("property"), "og:url"):
                urls.append(content)
        elif tag == "link" and "canonical" in (attributes.get("rel") or "").lower().split():
            urls.append(attributes["href"] or "")
        elif tag == "html":
            langs += filter(None, (attributes.get("lang"), attributes.get("xml:lang")))
    return _OwnWords(_first(_URL, urls), _first(_LANG, langs), generators)


def _is(value: str | None, name: str) -> bool:
    return value is not None and len(value) >= len(name) and value.strip().lower() == name


def _first(regex: str, values: Iterable[str]) -> str | None:
    """What a regular expression matches at the beginning of the first of the values where it does."""
    return next((found[0] for value in values if (found := re.match(regex, value.strip()))), None)


def _split(url: str) -> tuple[str | None, str | None]:
    """Host and path of a URL; a bare `host/path` is one as well."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        return parts.hostname, parts.path or "/"
    except ValueError:
        return None, None
