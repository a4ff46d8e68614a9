"""The headline out of the titles a page has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.extractors.html.titles import choose_title

SITES = ["The Quay", "quay.example", "quay"]


@pytest.mark.parametrize(
    ("headline", "declared", "headings", "title"),
    [
        ("", ["Ferry is back | The Quay"], [], "Ferry is back"),
        ("", ["Ferry is back - The Quay"], [], "Ferry is back"),
        ("", ["The Quay: news", "Ferry is back"], [], "Ferry is back"),
        ("", ["The Quay – Ferry is back"], [], "Ferry is back"),
        ("", ["Ferry is back | News | The Quay"], [], "Ferry is back | News"),
        ("", ["The ferry is back | Local News"], [], "The ferry is back"),
        ("", ["Ferry is back - Harbour Post"], ["Ferry is back"], "Ferry is back"),
        ("", ["FERRY IS BACK"], ["The Quay", "Ferry is back"], "Ferry is back"),
        ("", ["Why the ferry took ten years to return"], ["The ferry: ten years"], "The ferry: ten years"),
        ("The ferry is back at last", ["Ferry news"], ["More about boats"], "The ferry is back at last"),
        ("", ["Ferry is back"], ["Subscribe now"], "Ferry is back"),
        ("", ["First ferry: back"], ["First ferryback"], "First ferry: back"),
        ("", [], ["Ferry is back"], "Ferry is back"),
        ("", ["The Quay"], [], "The Quay"),
        ("", ["…"], [], None),
        ("", [], [], None),
        # Dashes within a headline are no separators of a site's name.
        ("", ["Ferry – ten years late – is back"], [], "Ferry – ten years late – is back"),
        ("", ["Spider-Man is back"], [], "Spider-Man is back"),
    ],
)
def test_choose_title(headline: str, declared: list[str], headings: list[str], title: str | None) -> None:
    assert choose_title(headline, declared, headings, SITES) == title


@given(st.text(), st.lists(st.text()), st.lists(st.text()), st.lists(st.text()))
def test_never_invents(headline: str, declared: list[str], headings: list[str], sites: list[str]) -> None:
    title = choose_title(headline, declared, headings, sites)
    assert title is None or any(title in given for given in (headline, *declared, *headings))
