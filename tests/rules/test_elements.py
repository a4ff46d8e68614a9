"""HTML rules on elements: bodies, strips, what they protect; XPath; fields."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from unboil.extractors.site_rules.apply import judge_html
from unboil.extractors.site_rules.elements import scan_document
from unboil.extractors.site_rules.outcome import Outcome
from unboil.extractors.types import Block, Role
from unboil.rules import Category, RuleError, SiteRules
from unboil.rules.read import read_file

from .conftest import Write

Rules = Callable[[str], SiteRules]


@pytest.fixture
def rules(write: Write) -> Rules:
    return lambda text: read_file(write(f'id = "a"\nhosts = ["a.org"]\n{text}'))


@dataclass
class Parsed:
    """A page of `p`, `h1` and `figcaption` elements, each one a block."""

    tree: LexborHTMLParser

    @property
    def leaves(self) -> list[LexborNode]:
        return self.tree.css("h1, p, figcaption")


ROLES = {"h1": Role.HEADING, "figcaption": Role.CAPTION}
PAGE = """
<html lang=en><head><title>T</title><meta name=author content="Jane Roe">
<script type="application/ld+json">
{"@type": "NewsArticle", "author": [{"name": "Ann"}, {"name": "Ben"}]}</script>
<body><h1>The bridge</h1><p>menu</p>
<div class="body x"><p>one</p><aside class=ad><p>buy</p></aside><p class=keep>two</p>
<figure><figcaption>photo</figcaption></figure><div id="7"><p>deep</p></div></div>
<div class=old><p>three</p></div>
"""


def _judge(site: SiteRules, page: str = PAGE) -> tuple[list[str], Outcome]:
    document = Parsed(LexborHTMLParser(page))
    scan = scan_document(site, document)
    blocks: list[Block] = []
    labels: list[list[str]] = []
    for node in document.leaves:
        level = 1 if node.tag == "h1" else 0
        blocks.append(
            Block(node.text(strip=True), role=ROLES.get(node.tag or "", Role.PARAGRAPH), level=level)
        )
        labels.append([])
        up: LexborNode | None = node
        while up is not None:
            labels[-1] += scan.marks.get(up.mem_id, ())
            up = up.parent
    return [block.text for block in blocks], judge_html(site, blocks, labels, scan)


def _kept(site: SiteRules) -> list[str]:
    texts, outcome = _judge(site)
    return [text for text, verdict in zip(texts, outcome.fixed, strict=True) if verdict and verdict.keep]


def _open(site: SiteRules) -> list[str]:
    texts, outcome = _judge(site)
    return [text for text, verdict in zip(texts, outcome.fixed, strict=True) if verdict is None]


def test_the_body_is_kept_and_all_else_goes(rules: Rules) -> None:
    site = rules('[html]\nbody = [".absent", ".body", ".old"]')
    assert _kept(site) == ["one", "buy", "two", "deep"]
    assert _open(site) == []
    texts, outcome = _judge(site)
    by_text = dict(zip(texts, outcome.fixed, strict=True))
    assert by_text["The bridge"] and by_text["The bridge"].category is Category.TITLE
    assert by_text["photo"] and by_text["photo"].category is Category.CAPTION
    assert by_text["three"] and by_text["three"].by == "rule:a:html.body[2]"
    assert by_text["three"].reasons == ("outside '.body'",)


def test_strip_within_the_body_and_keep_that_beats_it(rules: Rules) -> None:
    site = rules('[html]\nbody = ".body"\nstrip = [".ad", ".keep"]\nkeep = [".keep", ".old"]')
    assert _kept(site) == ["one", "two", "deep", "three"]


def test_unwrap_takes_the_meaning_of_a_figure_away(rules: Rules) -> None:
    assert "photo" in _kept(rules('[html]\nbody = ".body"\nunwrap = "figure"'))


def test_the_inside_can_be_left_to_the_judge(rules: Rules) -> None:
    site = rules('[html]\nbody = ".body"\nstrip = ".ad"\ninside = "judge"')
    assert _open(site) == ["one", "two", "photo", "deep"]
    assert _kept(site) == []


def test_strip_alone_leaves_the_rest_open(rules: Rules) -> None:
    site = rules('[html]\nstrip = [{ css = ".ad", category = "ad" }]')
    assert "buy" not in _open(site)
    assert len(_open(site)) == 7


def test_a_stale_body_is_reported_and_changes_nothing(rules: Rules) -> None:
    site = rules('[html]\nbody = ".gone"\nstrip = ".ad"')
    assert len(_open(site)) == 7
    assert _judge(site)[1].warnings == ("rules a: no body selector matches (stale?)",)


def test_a_platform_has_other_pages_than_its_body_selector_knows(write: Write) -> None:
    site = read_file(write('id = "a"\ngenerator = "Forum"\n[html]\nbody = ".gone"'))
    assert len(_open(site)) == 8
    assert _judge(site)[1].warnings == ()


def test_text_rules_hold_on_html(rules: Rules) -> None:
    site = rules('[html]\nbody = ".body"\n[text]\nend_before = "two"\nkeep_line = "deep"')
    assert _kept(site) == ["one", "buy", "deep"]


@pytest.mark.parametrize(
    ("expression", "kept"),
    [
        (
            "//div[contains(concat(' ', normalize-space(@class), ' '), ' body ')]",
            ["one", "buy", "two", "deep"],
        ),
        ("//div[p[text()='three']]", ["three"]),
        ("//p[text()='two']/following::div[@id='7']", ["deep"]),
        ("//p[.='one'] | //p[.='three']", ["one", "three"]),
    ],
)
def test_xpath(rules: Rules, expression: str, kept: list[str]) -> None:
    assert _kept(rules(f'[html]\nbody = "xpath:{expression}"')) == kept


def test_xpath_that_gives_no_elements_is_an_error(rules: Rules) -> None:
    with pytest.raises(RuleError, match="the XPath expression gives no elements"):
        _judge(rules('[html]\nbody = "xpath:count(//p)"'))


def test_xpath_on_odd_pages(rules: Rules) -> None:
    site = rules('[html]\nbody = "xpath://p"')
    assert _judge(site, "")[0] == []
    assert _judge(site, "<p @x=1 a:b=2>\x01t</p><o:p>u</o:p>" + "<div>" * 500 + "<p>deep</p>")[0] == [
        "\x01t",
        "deep",
    ]


def test_a_verdict_on_the_document_by_selector(rules: Rules) -> None:
    site = rules('[document]\nnot_article = "css:.absent"\nsponsored = ["css:.ad"]')
    document = _judge(site)[1].document
    assert document is not None and document.by == "rule:a:document.sponsored[1]"


def test_fields(rules: Rules) -> None:
    site = rules(
        '[fields]\ntitle = [".absent", "h1"]\nauthors = ["jsonld:author.name", "meta[name=author]@content"]\n'
        'language = "html@lang"\ndate = "re:^(men)u$"'
    )
    fields = _judge(site)[1].fields
    assert (fields.title, fields.authors, fields.language) == ("The bridge", ("Ann", "Ben"), "en")
    assert fields.date is None


@pytest.mark.parametrize(
    ("expression", "title"),
    [
        ("//h1", "The bridge"),
        ("//meta[@name='author']/@content", "Jane Roe"),
        ("substring-after(//h1, 'The ')", "bridge"),
        ("//h1/text()", "The bridge"),
        ("//absent", None),
    ],
)
def test_a_field_by_xpath(rules: Rules, expression: str, title: str | None) -> None:
    assert _judge(rules(f'[fields]\ntitle = "xpath:{expression}"'))[1].fields.title == title


def test_a_field_whose_xpath_fails_on_the_page_is_an_error(rules: Rules) -> None:
    with pytest.raises(RuleError, match=r"bad XPath '//p\[\$x\]': Undefined variable"):
        _judge(rules('[fields]\ntitle = "xpath://p[$x]"'))
