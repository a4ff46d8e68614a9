"""Which rule files speak for a page: its host, path, language and fingerprint, put to the rule set."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ...rules.loading import load_rules
from ...rules.matching import Lookup, Query
from ...rules.ruleset import RuleSet
from ..types import Kind, Options, Page

if TYPE_CHECKING:
    from ...rules.model import SiteRules

Date = Callable[[], str | None]
# Not compiled here: flat text needs none of them, and start-up counts.
_CANONICAL = r"(?i)<(?:link\b[^>]*\brel=[\"']?canonical\b|meta\b[^>]*\bproperty=[\"']?og:url\b)[^>]*>"
_URL = r"(?i)\b(?:href|content)=[\"']?(https?://[^\"'\s>]+)"
_LANG = r"(?i)<html\b[^>]*?\blang=[\"']?([A-Za-z]{2,3})\b"


def _undated() -> None:
    return None


def rules_for(
    page: Page, options: Options, *, date: Date = _undated, encoded: bytes | None = None
) -> "SiteRules | None":
    """The rules that `options` ask for and that speak for `page`; as `find_rules`, which see."""
    if not options.site_rules:
        return None
    return find_rules(load_rules(options.rules_dirs), page, date=date, encoded=encoded)


def find_rules(
    ruleset: RuleSet, page: Page, *, date: Date = _undated, encoded: bytes | None = None
) -> "SiteRules | None":
    """The rules for a page, merged, as of its date; None where no file speaks for it.

    `date` (ISO 8601) is asked for only where rules have dated versions: to find it takes time. `encoded` is
    the page's text in UTF-8, for who has that at hand. Where no URL is given, that of an HTML page's
    canonical link serves. Raises UnboilError where `page.site` is neither a rule's id nor a host, and
    RuleError where a rule file is broken.
    """
    html = page.kind is Kind.HTML
    query = Query(source=page.text, html=html, file=page.path, site=page.site, date=date, encoded=encoded)
    head = Lookup(query) if html else None
    url = page.url or (head and _own_url(head))
    host, path = _split(url) if url else (None, None)
    language = re.search(_LANG, head.head) if head else None
    return ruleset.match(query._replace(host=host, path=path, lang=language[1] if language else None))


def _own_url(head: Lookup) -> str | None:
    for tag in head.found(_CANONICAL):
        if found := re.search(_URL, tag):
            return found[1]
    return None


def _split(url: str) -> tuple[str | None, str | None]:
    """Host and path of a URL; a bare `host/path` is one as well."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        return parts.hostname, parts.path or "/"
    except ValueError:
        return None, None
