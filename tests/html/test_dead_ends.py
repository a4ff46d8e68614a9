"""Pages that hold no article, and short pages that do."""

# ruff: noqa: E501

import pytest
from pages import BODY, article, cut

from unboil.extractors.html import judge
from unboil.extractors.types import Metadata, Options, PageType

ERROR = "<title>Page not found</title><h1>404</h1><p>The page you are looking for could not be found.</p>"
CONSENT = """<title>Harrowby Post</title><h1>We value your privacy</h1><p>We and our partners use cookies to store
and access personal data on your device. By clicking “Accept all” you consent to our use of cookies.</p>
<button>Accept all</button><button>Cookie settings</button>"""
PAYWALL = """<title>Harrowby votes</title><article><h1>Harrowby votes to rebuild its bridge</h1><p>{lead}</p>
<div class="paywall"><p>Subscribe to continue reading.</p><p>Already a subscriber? Log in</p></div></article>"""


def type_of(html: str) -> PageType:
    page = cut(f"<html><body>{html}</body></html>")
    return judge(page, [None] * len(page.blocks), Metadata(), Options()).page_type


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (ERROR, PageType.ERROR),
        (CONSENT, PageType.CONSENT),
        (PAYWALL.format(lead=BODY[0]), PageType.PAYWALL),
        (article(), PageType.ARTICLE),
        (PAYWALL.format(lead="</p><p>".join(BODY)), PageType.ARTICLE),
        (
            "<title>Error 404, a short history</title><article>" + "".join(f"<p>{x}</p>" for x in BODY),
            PageType.ARTICLE,
        ),
    ],
)
def test_page_type(html: str, expected: PageType) -> None:
    assert type_of(html) is expected
