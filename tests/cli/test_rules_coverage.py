"""`unboil rules coverage`: what fires, what never does, what is stale, and the exit code."""

import json

import pytest

RULES = """schema = 1
id = "post"
hosts = ["post.example"]
[html]
body = ["div.story", "div.old"]
strip = [{ css = ".box", category = "ad" }, { css = ".gone", category = "ad" }]
[guard]
min_keep_ratio = 0.05
"""
PAGE = """<html><head><link rel="canonical" href="https://www.post.example/a"></head><body><nav>Home</nav>
<div class="{story}">{prose}<div class="box">Buy a weather vane today</div></div></body></html>"""


@pytest.fixture
def pages(here, prose):
    (here / "mine").mkdir()
    (here / "mine" / "post.toml").write_text(RULES)
    folder = here / "pages"
    folder.mkdir()
    body = "".join(f"<p>{line}</p>" for line in prose.splitlines())
    for name in "ab":
        (folder / f"{name}.html").write_text(PAGE.format(story="story", prose=body))
    (folder / "c.html").write_text(f"<html><body><h1>Elsewhere</h1>{body}</body></html>")
    return folder


def test_coverage_counts_what_fires(unboil, pages):
    done = unboil("rules", "coverage", "pages", "--rules", str(pages.parent / "mine"), "--json")
    assert done.code == 0
    told = json.loads(done.text)
    (post,) = told["files"]
    assert told["pages"] == 3
    assert list(told["without"].values()) == [1]
    assert (post["id"], post["pages"], post["tripped"], post["stale"]) == ("post", 2, 0, [])
    assert post["rules"]["post:html.strip[1]"] == {"pages": 2, "blocks": 2, "characters": 48}
    assert post["rules"]["post:html.body[1]"]["pages"] == 2
    assert post["never"] == ["post:html.body[2]", "post:html.strip[2]"]
    assert 0 < post["stripped"] < post["kept"] < 1


def test_coverage_names_a_stale_file_and_fails(unboil, pages):
    for file in pages.glob("[ab].html"):
        file.write_text(file.read_text().replace('"story"', '"tale"'))
    done = unboil("rules", "coverage", "pages", "--rules", str(pages.parent / "mine"))
    assert done.code == 1
    assert "stale: post: no body selector matches on 2 of 2 pages" in done.text
    assert "never: post:html.body[1]" in done.text
    assert "3 pages, 1 without rules, of 1 sites" in done.text


def test_coverage_names_guards_that_trip(unboil, pages):
    (pages.parent / "mine" / "post.toml").write_text(RULES + 'must_keep = "Nowhere to be found"\n')
    done = unboil("rules", "coverage", "pages", "--rules", str(pages.parent / "mine"))
    assert done.code == 1
    assert "stale: post: guards tripped on 2 of 2 pages" in done.text
    assert "guard: pages/a.html: rules post: " in done.text


def test_coverage_goes_on_after_a_page_that_cannot_be_read(unboil, pages):
    (pages / "d.html").write_bytes(b"")
    done = unboil("rules", "coverage", "pages", "--rules", str(pages.parent / "mine"))
    assert done.code == 1
    assert "pages/d.html: empty input" in done.err
    assert "3 pages" in done.text


def test_coverage_needs_pages(unboil, here):
    done = unboil("rules", "coverage")
    assert done.code == 2
    assert "name the pages" in done.err
