"""What a page says about its article: where it is read from, what is cleaned, what can never break it."""

import json
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.extractors.html.document import Document
from unboil.extractors.html.metadata import read_metadata
from unboil.extractors.types import Kind, Metadata, Page


def parse(html: str, url: str | None = None) -> Document:
    return Document(Page(text=html, kind=Kind.HTML, url=url))


def read(html: str, url: str | None = None) -> Metadata:
    return read_metadata(parse(html, url))


def ld(*objects: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(o)}</script>' for o in objects)


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "River ferry returns after ten years",
    "author": [{"@type": "Person", "name": "Ada Okafor"}, {"@type": "Person", "name": "Jon Vik"}],
    "datePublished": "2024-05-03T08:15:00+02:00",
    "dateModified": "2025-01-09T00:00:00Z",
    "inLanguage": "en_GB",
    "publisher": {"@type": "Organization", "name": "The Quay"},
}


def test_reads_everything_from_json_ld() -> None:
    found = read(ld(ARTICLE))
    assert found == Metadata(
        title="River ferry returns after ten years",
        authors=("Ada Okafor", "Jon Vik"),
        date="2024-05-03",
        language="en-GB",
        site_name="The Quay",
    )


@pytest.mark.parametrize(
    "wrapped",
    [
        [ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "The Quay"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Article", "AnalysisNewsArticle"]},
        {**ARTICLE, "@type": "http://schema.org/BlogPosting"},
    ],
)
def test_finds_the_article_however_it_is_nested(wrapped: object) -> None:
    found = read(ld(wrapped))
    assert found.title == ARTICLE["headline"]
    assert found.authors == ("Ada Okafor", "Jon Vik")
    assert found.date == "2024-05-03"


def test_looks_up_authors_given_by_reference() -> None:
    graph = [
        {"@type": "Article", "headline": "A long way home", "author": {"@id": "#ada"}},
        {"@type": "Person", "@id": "#ada", "name": "Ada Okafor"},
    ]
    assert read(ld({"@graph": graph})).authors == ("Ada Okafor",)


def test_of_several_articles_takes_the_one_of_the_title() -> None:
    other = {**ARTICLE, "headline": "Something else", "author": "Eve Other", "datePublished": "2020-01-02"}
    found = read("<title>River ferry returns after ten years</title>" + ld(other, ARTICLE))
    assert (found.authors, found.date) == (("Ada Okafor", "Jon Vik"), "2024-05-03")


HEAD = """<html lang="de-at"><head>
<title>Fähre fährt wieder - Der Kai</title>
<meta property="og:title" content="Fähre fährt wieder"><meta property="og:site_name" content="Der Kai">
<meta name="description" content="Nach zehn Jahren &amp;amp; mehr.">
<meta name="author" content="Von Ada Okafor und Jon Vik">
<meta property="article:published_time" content="2024-05-03T23:30:00+02:00">
<meta property="article:modified_time" content="2024-06-01">
<link rel="canonical" href="/faehre"></head><body><h1>Fähre fährt wieder</h1></body></html>"""


def test_reads_everything_from_the_head() -> None:
    assert read(HEAD, "https://kai.example/x?y=1") == Metadata(
        title="Fähre fährt wieder",
        authors=("Ada Okafor", "Jon Vik"),
        date="2024-05-03",
        language="de-AT",
        description="Nach zehn Jahren & mehr.",
        site_name="Der Kai",
        canonical_url="https://kai.example/faehre",
    )


@pytest.mark.parametrize(
    ("html", "authors"),
    [
        ('<meta name="dc.creator" content="Ada Okafor">', ("Ada Okafor",)),
        (
            '<meta name="citation_author" content="Ada Okafor">'
            '<meta name="citation_author" content="Vik, Jon">',
            ("Ada Okafor", "Jon Vik"),
        ),
        ('<meta name="parsely-author" content="Ada Okafor">', ("Ada Okafor",)),
        ('<p itemprop="author" itemscope>By <b itemprop="name">Ada Okafor</b></p>', ("Ada Okafor",)),
        ('<a rel="author" href="/ada">Ada Okafor</a>', ("Ada Okafor",)),
        ('<p class="article-byline">By <a>Ada Okafor</a>, Staff Writer</p>', ("Ada Okafor",)),
        ("<h1>The ferry is back</h1><div>By Ada Okafor</div>", ("Ada Okafor",)),
        ("<h1>The ferry is back</h1><div>Written by</div><div>Ada Okafor</div>", ("Ada Okafor",)),
        ('<meta property="article:author" content="https://social.example/ada">', ()),
        ('<meta name="author" content="admin">', ()),
        ('<ul class="comments"><li><a rel="author">Eve Reader</a></ul>', ()),
        ("<h1>The ferry is back</h1><p>By the time it left, the quay was full of people who waved.</p>", ()),
    ],
)
def test_authors(html: str, authors: tuple[str, ...]) -> None:
    assert read(f"<title>The ferry is back</title>{html}").authors == authors


def test_a_person_shown_beats_the_site_declared_as_author() -> None:
    page = '<meta property="og:site_name" content="The Quay"><meta name="author" content="The Quay">'
    assert read(page).authors == ("The Quay",)
    assert read(page + '<p class="byline">By Ada Okafor</p>').authors == ("Ada Okafor",)


@pytest.mark.parametrize(
    ("html", "date"),
    [
        ('<meta name="citation_publication_date" content="2024/05/03">', "2024-05-03"),
        ('<meta name="sailthru.date" content="Fri, 03 May 2024 08:00:00 +0000">', "2024-05-03"),
        ('<span itemprop="datePublished" content="2024-05-03">today</span>', "2024-05-03"),
        ('<time datetime="2024-05-03T10:00">3 May</time>', "2024-05-03"),
        ("<h1>The ferry is back</h1><p>May 3, 2024</p>", "2024-05-03"),
        ('<p class="post-date">3. Mai 2024</p>', "2024-05-03"),
        ('<script>{"post":{"publishedAt":"2024-05-03T10:00"}}</script>', "2024-05-03"),
        ('<meta property="article:modified_time" content="2024-05-03">', "2024-05-03"),
        ("<h1>The ferry is back</h1><p>Updated: June 1, 2024</p><p>May 3, 2024</p>", "2024-05-03"),
        ("<h1>The ferry is back</h1><p>Updated: May 3, 2024</p>", "2024-05-03"),
        (
            '<time class="updated" datetime="2024-06-01">1 June</time>'
            '<time datetime="2024-05-03">3 May</time>',
            "2024-05-03",
        ),
        ('<aside><time datetime="2024-05-03">3 May</time></aside>', None),
        ("<h1>The ferry is back</h1><p>" + "It came on May 3, 2024 and left. " * 9 + "</p>", None),
    ],
)
def test_date(html: str, date: str | None) -> None:
    assert read(f"<title>The ferry is back</title>{html}").date == date


def test_date_of_the_address_comes_before_dates_in_the_page() -> None:
    page = '<time datetime="2019-01-05">5 Jan</time>'
    assert read(page, "https://kai.example/2024/05/03/faehre").date == "2024-05-03"


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<html lang="pt_br">', "pt-BR"),
        ('<meta http-equiv="content-language" content="fr, en">', "fr"),
        ('<meta property="og:locale" content="sr_Latn_RS">', "sr-Latn-RS"),
        ('<html lang="{{ locale }}"><meta property="og:locale" content="fi_FI">', "fi-FI"),
        ("<p>Die Fähre ist nach zehn Jahren wieder da, und die Stadt hat sie mit Musik begrüßt.</p>", "de"),
        ("<p>OK</p>", None),
    ],
)
def test_language(html: str, language: str | None) -> None:
    assert read(html).language == language


def test_canonical_url_is_absolute_or_absent() -> None:
    assert read('<link rel="canonical" href="javascript:alert(1)">').canonical_url is None
    assert read('<link rel="canonical" href="//kai.example/a">', "https://kai.example").canonical_url == (
        "https://kai.example/a"
    )
    assert read('<link rel="canonical" href="http://[broken">').canonical_url is None


def test_an_empty_page_says_nothing() -> None:
    assert read("") == Metadata()


TEMPLATE = """<html lang="{0}"><head><title>{0}</title><meta property="og:title" content="{0}">
<meta name="author" content="{0}"><meta name="date" content="{0}"><meta property="og:site_name" content="{0}">
<link rel="canonical" href="{0}"><script type="application/ld+json">{1}</script></head>
<body><h1>{0}</h1><p class="byline">{0}</p><time datetime="{0}">{0}</time>
<p itemprop="author">{0}</p></body>"""


def strings(found: Metadata) -> list[str]:
    values = (found.title, *found.authors, found.date, found.language, found.description, found.site_name)
    return [value for value in (*values, found.canonical_url) if value is not None]


def check(found: Metadata) -> None:
    for value in strings(found):
        assert value == " ".join(value.split()) != ""
        assert len(value) <= 2_000
        assert value.isprintable() or "\u200c" in value or "\u200d" in value or not value.isascii()
        value.encode()


@given(st.text(), st.text())
def test_any_string_in_any_place(text: str, script: str) -> None:
    check(read(TEMPLATE.format(text, script), text))


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*ARTICLE, "@id", "name"]), inner)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*ARTICLE, "@graph", "mainEntity", "url", "name"]), json_values))
def test_any_value_in_json_ld(node: dict[str, object]) -> None:
    check(read(ld(node, {**node, "@type": "Article"}, {**ARTICLE, **node, "@type": "Article"})))


def test_lone_surrogates_in_json_are_dropped() -> None:
    found = read(
        '<script type="application/ld+json">{"@type":"Article","headline":"Ferry \\ud83d is back"}</script>'
    )
    assert found.title == "Ferry is back"


def test_hostile_sizes_take_no_time() -> None:
    check(read(TEMPLATE.format("a | " * 50_000, "[" * 100_000)))
    check(read(TEMPLATE.format("By A and " * 50_000, '{"a":' * 100_000)))
    check(read('<p itemprop="author">' * 900 + "x"))


SHOWN = "<title>River ferry returns</title><h1>River ferry returns</h1><p>By Ada Okafor</p><p>3 May 2024</p>"


def test_fields_are_the_same_when_the_document_is_gone() -> None:
    document = parse(SHOWN)
    early, late = read_metadata(document), read_metadata(document)
    assert (early.authors, early.date) == (("Ada Okafor",), "2024-05-03")
    gone = weakref.ref(document)
    del document
    assert gone() is None, "metadata hold the tree of their page"
    assert late == early


def test_a_document_is_kept_for_who_asks() -> None:
    document = parse(SHOWN)
    metadata, gone = read_metadata(document, hold=True), weakref.ref(document)
    del document
    assert gone() is not None
    assert metadata.authors == ("Ada Okafor",)
    del metadata
    assert gone() is None
