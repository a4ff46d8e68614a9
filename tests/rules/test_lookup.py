"""What a page says of itself, by which its rules are found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from unboil.extractors.site_rules.lookup import find_rules
from unboil.extractors.types import Kind, Page
from unboil.rules.ruleset import RuleSet
from unboil.rules.store import read_folder

Write = Callable[..., Path]
FILLER = f"<p>{'word ' * 60_000}</p>"


def _found(rules: str, write: Write, source: str, url: str | None = None) -> bool:
    ruleset = RuleSet(read_folder(write(f'id = "a"\n{rules}\n').parent, "given"))
    return find_rules(ruleset, Page(source, Kind.HTML, url=url)) is not None


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="generator" content="Press 2.1">',
        "<META content='press 2.1' NAME=Generator>",
        f'{FILLER}<meta name="generator" content="Press 2">',
        '<meta name="generator" content="Other 1"><meta name="generator" content="Press 2">',
    ],
)
def test_a_generator_is_found(meta: str, write: Write) -> None:
    assert _found('generator = "Press"', write, f"<html><body>{meta}</body></html>")


@pytest.mark.parametrize(
    "meta",
    [
        '<!-- <meta name="generator" content="Press 2.1"> -->',
        "<script>\"<meta name='generator' content='Press 2.1'>\"</script>",
        '<meta name="generator" content="Impress 2.1">',
        '<meta name="description" content="Press 2.1">',
    ],
)
def test_no_generator_is_found(meta: str, write: Write) -> None:
    assert not _found('generator = "Press"', write, f"<html><body>{meta}</body></html>")


@pytest.mark.parametrize(
    "element",
    [
        '<link rel="canonical" href="https://www.a.org/x">',
        "<link href=' http://a.org/x?y=1&amp;z=2 ' rel='CANONICAL'>",
        '<meta property="og:url" content="https://a.org/x">',
        '<link rel="canonical" href="/x"><meta property="og:url" content="https://a.org/x">',
    ],
)
def test_the_host_is_that_of_the_own_address(element: str, write: Write) -> None:
    page = f"<html><head>{element}</head></html>"
    assert _found('hosts = ["a.org"]', write, page)
    assert not _found('hosts = ["a.org"]', write, page, url="https://b.org/x")


@pytest.mark.parametrize(
    "element",
    [
        '<link rel="alternate" href="https://a.org/x">',
        '<!-- <link rel="canonical" href="https://a.org/x"> -->',
        '<link rel="canonical" href="/a.org/x">',
        '<meta property="og:image" content="https://a.org/x">',
    ],
)
def test_other_addresses_tell_no_host(element: str, write: Write) -> None:
    assert not _found('hosts = ["a.org"]', write, f"<html><head>{element}</head></html>")


@pytest.mark.parametrize(
    ("attribute", "fits"),
    [('lang="en-GB"', True), ("xml:lang='en'", True), ("", True), ('lang="de"', False), ('lang="1"', True)],
)
def test_the_language_rules_out(attribute: str, fits: bool, write: Write) -> None:
    rules = 'hosts = ["a.org"]\nlang = ["en"]'
    assert _found(rules, write, f"<html {attribute}><p>Text.</p></html>", url="https://a.org/x") is fits
