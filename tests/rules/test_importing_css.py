"""XPath as CSS: the same elements where CSS can say it, and a refusal where it cannot."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from unboil.extractors.site_rules.xpath import XPathTree
from unboil.rules.importing.css import Unsayable, to_css
from unboil.rules.importing.fields import field_source
from unboil.rules.importing.xpath import XPathSyntaxError, branches, parse_xpath

PAGE = LexborHTMLParser("""
<html><body><div id="top" class="wide head"><h1>Mills</h1><p class="by">By <a rel="author">Jane</a></p></div>
<article class="post first"><h2>The wheel</h2><p class="lead">It turns.</p><p>It stops.</p>
<div class="ad-box"><p>Buy flour</p></div><h3>Related</h3>
<ul><li class="x y">one</li><li>two</li></ul></article>
<article class="postscript"><p>Read also: the miller</p><span></span></article>
<footer>Bye</footer></body></html>
""")

SAME = {
    "//div": "div",
    "//div//p": "div p",
    "/html/body/article": "html > body > article",
    "//div[@id='top']": 'div[id="top"]',
    "//article[contains(concat(' ',normalize-space(@class),' '),' post ')]": "article.post",
    "//li[contains(concat(' ', @class, ' '), ' y ')]": "li.y",
    "//*[contains(@class,'post')]": '[class*="post"]',
    "//div[starts-with(@class, 'ad-')]": 'div[class^="ad-"]',
    "//p[not(@class)]": "p:not([class])",
    "//p[@class!='lead']": 'p[class]:not([class="lead"])',
    "//p[@class='lead' or @id]": 'p:is([class="lead"], [id])',
    "//article[h2 and @class]": "article:has(> h2)[class]",
    "//article[.//li]": "article:has(li)",
    "//article[1]": "article:nth-of-type(1)",
    "//li[last()]": "li:nth-last-of-type(1)",
    "//article/*[position()=2]": "article > :nth-child(2)",
    "//h3/following-sibling::*": "h3 ~ *",
    "//h3/following-sibling::*[1][self::ul]": "h3 + :is(ul)",
    "//span/parent::article": "article:has(> span)",
    "//li/ancestor::article": "article:has(li)",
    "//article/self::*": "article",
    "//p[contains(text(), 'flour')]": 'p:lexbor-contains("flour")',
}


@pytest.mark.parametrize(("xpath", "css"), SAME.items())
def test_css_that_says_the_same_selects_the_same(xpath: str, css: str) -> None:
    made = to_css(parse_xpath(xpath))
    found = [node.mem_id for node in PAGE.css(made)]
    assert made == css
    assert found
    assert sorted(found) == sorted(XPathTree(PAGE).select(xpath))


@pytest.mark.parametrize(
    "xpath",
    [
        "(//article)[1]",
        "//p[contains(., 'flour')]",
        "//li/ancestor::article[1]",
        "//div[@class='a'][2]",
        "//h3/following::*",
        "//p[count(a) > 2]",
        "//div//p/parent::div",
        "//p[.='x']",
        "//*[contains(concat(' ', @class, ' '), ' image')]",
        "//p/text()",
        "//meta/@content",
    ],
)
def test_what_css_cannot_say_stays_xpath(xpath: str) -> None:
    with pytest.raises(Unsayable):
        to_css(parse_xpath(xpath))


@pytest.mark.parametrize("xpath", ["//div[", "//", "//div[@class='x]", "///span", "//div)", "", "//a[1-1]"])
def test_what_is_no_xpath_is_refused(xpath: str) -> None:
    with pytest.raises(XPathSyntaxError):
        parse_xpath(xpath)


def test_quotes_are_escaped() -> None:
    assert to_css(parse_xpath("//a[@title='say \"x\"']")) == 'a[title="say \\"x\\""]'


def test_branches_look_into_parentheses() -> None:
    assert len(branches(parse_xpath("(//a | //b) | //c"))) == 3
    assert len(branches(parse_xpath("(//a | //b)[1]"))) == 1


@pytest.mark.parametrize(
    ("xpath", "source"),
    [
        ("//h1", "h1"),
        ("//meta[@property='og:title']/@content", 'meta[property="og:title"]@content'),
        ("normalize-space(//h1/text())", "h1"),
    ],
)
def test_fields_name_selector_and_attribute(xpath: str, source: str) -> None:
    assert field_source(parse_xpath(xpath)) == source


@pytest.mark.parametrize(
    "xpath", ["substring-after(//p, 'By ')", "//a[@title='a@b']", "(//time)[1]/@datetime"]
)
def test_fields_that_need_more_than_a_selector_are_refused(xpath: str) -> None:
    with pytest.raises(Unsayable):
        field_source(parse_xpath(xpath))
