"""Rules through the whole pipeline: guards and fallbacks, verdicts on the document, fields, cuts."""

from pathlib import Path

import pytest

from unboil.extractors import Article, Options, PageType, RuleError, clean

from .conftest import Write

PROSE = "The council voted on Tuesday to rebuild the bridge, closed since the flood of last spring."
MORE = "Work will begin in the autumn and is expected to take two years, the mayor told reporters."
LAST = "Until then a ferry takes pedestrians across the river, free of charge, from six in the morning."
TEXT = f"Bridge to be rebuilt\n{PROSE}\n{MORE}\n{LAST}\n"


def _clean(folder: Path, text: str = TEXT, url: str = "https://a.org/x") -> Article:
    return clean(text, options=Options(url=url, rules_dirs=(folder,)))


def _rules(write: Write, text: str) -> Path:
    return write(f'id = "a"\nhosts = ["a.org"]\n{text}').parent


def test_a_rule_decides_and_says_so(write: Write) -> None:
    article = _clean(_rules(write, '[text]\ndrop_line = [{ glob = "Work *", category = "related" }]'))
    assert MORE not in article.text and f"{PROSE}\n{LAST}" in article.text
    assert article.rules == ("a",)
    verdict = next(verdict for block, verdict in article.blocks if block.text == MORE)
    assert (verdict.by, verdict.category.value) == ("rule:a:text.drop_line[1]", "related")


def test_another_site_is_left_alone(write: Write) -> None:
    folder = _rules(write, '[text]\ndrop_line = ["glob:Work *"]')
    article = _clean(folder, url="https://b.org/x")
    assert MORE in article.text and article.rules == ()
    assert (
        MORE in clean(TEXT, options=Options(url="https://a.org", rules_dirs=(folder,), site_rules=False)).text
    )


def test_html_bodies_and_strips(write: Write) -> None:
    page = f"<html><body><p>{LAST}</p><div class=x><p>{PROSE}</p><p class=ad>{MORE}</p></div></body></html>"
    article = _clean(_rules(write, '[html]\nbody = ".x"\nstrip = ".ad"'), page)
    assert article.text == PROSE


def test_a_page_says_itself_where_it_is_from(write: Write) -> None:
    page = f'<html><head><link rel="canonical" href="https://www.a.org/x"></head><body><p>{PROSE}</p><p>{MORE}</p></body></html>'
    folder = _rules(write, '[text]\ndrop_line = "glob:Work *"')
    assert clean(page, options=Options(rules_dirs=(folder,))).text == PROSE


STALE = '[text]\nend_before = "Bridge to be rebuilt"\n[guard]\n'


@pytest.mark.parametrize(
    ("fallback", "text"),
    [
        ("", clean(TEXT, options=Options(site_rules=False)).text),
        ('fallback = "generic"', clean(TEXT, options=Options(site_rules=False)).text),
        ('fallback = "keep"', TEXT.strip()),
        ('fallback = "fail"', ""),
    ],
)
def test_a_stale_rule_falls_back(write: Write, fallback: str, text: str) -> None:
    article = _clean(_rules(write, STALE + fallback))
    assert article.text == text
    assert any("rules a: nothing of the page is kept" in warning for warning in article.warnings)


def test_a_page_that_is_no_article_keeps_nothing(write: Write) -> None:
    folder = _rules(write, '[document]\nnot_article = ["glob:Bridge to *"]')
    article = _clean(folder)
    assert article.text == ""
    assert any("not-article: the page has 'glob:Bridge to *'" in warning for warning in article.warnings)
    page = f"<html><body><h1>Bridge to nowhere</h1><p>{PROSE}</p><p>{MORE}</p></body></html>"
    assert _clean(folder, page).text == ""


def test_a_paywalled_page_is_typed_so(write: Write) -> None:
    assert _clean(_rules(write, '[document]\npaywalled = ["glob:Bridge to *"]')).page_type is PageType.PAYWALL


def test_a_stub_stays_with_a_warning(write: Write) -> None:
    article = _clean(_rules(write, '[document]\nstub = ["glob:Bridge to *"]'))
    assert PROSE in article.text
    assert any(warning.startswith("stub: ") for warning in article.warnings)


def test_fields_and_cuts(write: Write) -> None:
    folder = _rules(
        write, "[fields]\ntitle = 're:^(Bridge .*)$'\n[text]\ndrop_inline = ', the mayor told reporters'"
    )
    article = _clean(folder)
    assert article.title == "Bridge to be rebuilt"
    assert "two years." in article.text and "mayor" not in article.text


def test_dated_versions_are_chosen_by_the_date_of_the_page(write: Write) -> None:
    folder = _rules(
        write,
        '[[version]]\nname = "new"\nvalid_from = 2024-01-01\n[version.html]\nbody = ".new"\n'
        '[[version]]\nname = "old"\nvalid_until = 2023-12-31\n[version.html]\nbody = ".old"\n',
    )
    page = (
        '<html><head><meta property="article:published_time" content="{}"></head><body>'
        f"<div class=old><p>{PROSE}</p></div><div class=new><p>{MORE}</p></div></body></html>"
    )
    assert (
        _clean(folder, page.format("2022-03-04")).text,
        _clean(folder, page.format("2025-03-04")).text,
    ) == (PROSE, MORE)
    assert _clean(folder, page.format("2022-03-04")).rules == ("a@old",)


def test_a_broken_rule_file_is_an_error_with_file_and_line(write: Write) -> None:
    with pytest.raises(RuleError, match=r"site\.toml:3: unknown key 'txt'; did you mean 'text'"):
        _clean(_rules(write, "txt = 1"))
