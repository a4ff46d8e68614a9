"""`unboil preview --html`: inert, self-contained, and readable by eye, keyboard and screen reader."""

import re
import shutil
import subprocess
import time
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from samples import AD, ARABIC, EMPTY, KEEP, NEWS, TEXTS, article

from unboil.cli.preview.figures import figures_of
from unboil.cli.preview.web.index import Entry, index_document
from unboil.cli.preview.web.markup import Markup, tag
from unboil.cli.preview.web.page import page_document
from unboil.extractors import Category, Metadata, Verdict

ATTACKS = {
    "script": "</del></td></table><script>document.title='owned'</script>",
    "attribute": "\" onmouseover=\"document.title='owned'\" x='\" autofocus onfocus=alert(1) '",
    "style": "</style><style>*{display:none}</style><link rel=stylesheet href=//evil.example/x.css>",
    "image": "<img src=x onerror=\"document.title='owned'\"><svg onload=alert(1)>",
    "frame": "<iframe srcdoc='<script>parent.document.title=1</script>'></iframe><base href=//evil.example>",
    "form": "<form action=//evil.example><input name=q><button>Go</button></form><meta http-equiv=refresh>",
    "entity": "&lt;script&gt; &amp;#x3C;script&#62; javascript:alert(1)",
    "comment": "<!--><script>1</script>--><![CDATA[<script>]]><plaintext>",
    "bidi": "\u202e\u2066 abc \u2069 \x1b[31m \x00 \ud800",
}
VOID = {"meta", "input"}


class Outline(HTMLParser):
    """A document's elements, each with its attributes, and its text; raises where tags do not nest."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.open, self.text = [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        assert len(dict(attributes)) == len(attributes)
        if tag not in VOID and tag != "rect":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text.append(data)

    @property
    def attributes(self):
        return {key for _, found in self.elements for key in found}

    def find(self, *names):
        return [attributes for name, attributes in self.elements if name in names]


def hostile(text):
    verdict = Verdict(False, Category.AD, text, 0.2, (text, "a signal"))
    return article(
        (f"Text {text} end", KEEP),
        (f"Went {text} end", verdict),
        ("+glued", KEEP),
        (text, verdict),
        metadata=Metadata(title=text, language=text),
        warnings=(text,),
        rules=(text,),
    )


DOCUMENTS = {name: page_document(f"{name}.txt", page) for name, page in TEXTS.items()}
DOCUMENTS["index"] = index_document([
    Entry(name="sure.txt", href="p/sure.txt.html", title="Sure", confidence=0.95, figures=figures_of(NEWS)),
    Entry(name="doubtful.txt", href="p/doubtful.txt.html", confidence=0.2, figures=figures_of(ARABIC)),
    Entry(name="missing.txt", notes=("no such file",)),
])  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_page_text_cannot_become_markup(attack):
    plain, mean = (
        Outline(page_document("a", hostile("plain"))),
        Outline(page_document(attack, hostile(attack))),
    )
    names = [name for name, _ in mean.elements]
    assert names == [name for name, _ in plain.elements]
    assert {key for _, found in mean.elements for key in found} <= {
        key for _, found in plain.elements for key in found
    }


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_the_list_of_pages_is_inert_too(attack):
    def listed(text):
        entries = [
            Entry(name=text, href="x.html", title=text, notes=(text,)),
            Entry(name=text, notes=(text,)),
        ]
        return Outline(index_document(entries))

    assert [name for name, _ in listed(attack).elements] == [name for name, _ in listed("plain").elements]


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_nothing_loads_and_nothing_runs(text):
    page = Outline(text)
    (policy,) = [found["content"] for found in page.find("meta") if "http-equiv" in found]
    style = text.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert "script-src" not in policy and "unsafe" not in policy
    assert not page.find("script", "img", "iframe", "link", "object", "base", "form")
    assert not any(
        key.startswith("on") or key in ("style", "src") for _, found in page.elements for key in found
    )
    assert not re.search(r"@import|url\(|https?:", style)


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_it_can_be_read_without_eyes_and_mouse(text):
    page = Outline(text)
    ids = [found["id"] for _, found in page.elements if "id" in found]
    assert len(ids) == len(set(ids))
    assert page.find("html") == [{"lang": "en"}]
    assert len(page.find("main")) == len(page.find("h1")) == len(page.find("title")) == 1
    assert all("scope" in found for found in page.find("th"))
    assert all(found["aria-describedby"] in ids and found["tabindex"] == "0" for found in page.find("del"))
    assert len(page.find("input")) == len(page.find("label"))
    assert all(found["href"][1:] in ids for found in page.find("a") if found["href"].startswith("#"))
    assert len(page.find("caption")) >= 1


def test_every_stripped_line_has_its_reason_and_every_kept_one_its_text_twice():
    page = Outline(DOCUMENTS["news"])
    text = "".join(page.text)
    assert len(page.find("del")) == 15  # lines and parts of lines that went
    assert text.count("The crew had asked for a second lifeboat.") == 2
    assert text.count("Read also: ten harbours") == 2  # on the left, and in the index
    assert "rule:daily8:text.drop_line[1]" in text and "0.31 likely to be body" in text
    assert {f"c-{category}" for category in ("title", "ad", "read-more", "share", "foreign-article")} <= {
        found["id"] for found in page.find("input") if found["type"] == "checkbox"
    }


def test_the_index_links_to_runs_of_lines():
    page = Outline(DOCUMENTS["news"])
    links = [found["href"] for found in page.find("a")]
    assert links == ["#lines", "#r9", "#r4", "#r0", "#r3", "#r1"]


def test_the_language_of_the_page_is_told_where_it_is_one():
    told = article(("Text", KEEP), metadata=Metadata(language="pt-BR"))
    assert {found.get("lang") for found in Outline(page_document("a", told)).find("td")} == {"pt-BR", None}
    assert not any("lang" in found for found in Outline(page_document("a", hostile("x y"))).find("td"))


def test_failures_come_first_then_the_doubtful():
    text = DOCUMENTS["index"]
    assert text.index("missing.txt") < text.index("doubtful.txt") < text.index("sure.txt")
    assert "no such file" in text and "0.20, low" in text and "0.95, high" in text


def test_a_page_without_lines_and_one_without_article():
    assert "Nothing" not in page_document("a", article())
    assert "Warning: an error page" in page_document("a", EMPTY)


def test_markup_escapes_all_but_itself():
    assert tag("p", "<b>", Markup("<i></i>"), title='"<', hidden=True, id=None) == (
        '<p title="&quot;&lt;" hidden>&lt;b&gt;<i></i></p>'
    )


def test_a_long_page_is_quick():
    page = article(*[("word and another " * 10, KEEP), ("Advertisement ✓ here", AD)] * 2500)
    start = time.process_time()
    text = page_document("page", page)
    assert time.process_time() - start < 1.5
    assert text.count("<tr") > 5000


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
@pytest.mark.parametrize("attack", ["script", "image", "attribute"])
def test_a_browser_runs_nothing(attack, tmp_path):
    (tmp_path / "page.html").write_text(page_document("a", hostile(ATTACKS[attack])), "utf-8", "replace")
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update",
        f"--user-data-dir={tmp_path / 'data'}", "--dump-dom", (tmp_path / "page.html").as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=90, check=True)
    assert "<title>owned" not in done.stdout
    assert "– unboil preview</title>" in done.stdout
    assert not Outline(re.sub(r"<rect([^>]*)></rect>", r"<rect\1>", done.stdout)).find(
        "script", "img", "iframe"
    )
