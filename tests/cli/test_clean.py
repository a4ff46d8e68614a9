"""`unboil [clean]` on files and pipes."""

import json
from pathlib import Path

import pytest


def test_a_pipe_gives_the_body_on_stdout_and_nothing_on_stderr(unboil, story, prose):
    done = unboil(stdin=story)
    assert (done.code, done.err) == (0, "")
    assert prose in done.text
    assert "Advertisement" not in done.text
    assert done.text.endswith("\n") and not done.text.endswith("\n\n")


@pytest.mark.parametrize(
    "arguments", [("page.txt",), ("clean", "page.txt"), ("--", "page.txt"), ("-q", "page.txt")]
)
def test_clean_is_the_default_command(unboil, here, story, arguments):
    (here / "page.txt").write_bytes(story)
    assert unboil(*arguments).out == unboil("-", stdin=story).out


@pytest.mark.parametrize("arguments", [("-- batch",), ("./batch",), ("clean batch",), ("-q -- batch",)])
def test_a_file_named_like_a_command_can_be_read(unboil, here, story, prose, arguments):
    (here / "batch").write_bytes(story)
    done = unboil(*arguments[0].split())
    assert done.code == 0
    assert prose in done.text


def test_options_may_stand_before_and_after_files(unboil, here, page):
    (here / "page.html").write_bytes(page)
    before, after = unboil("--format", "json", "page.html"), unboil("page.html", "--format", "json")
    assert before.out == after.out
    assert json.loads(before.out)["source"] == "page.html"


def test_a_clean_article_comes_out_as_it_was(unboil, prose):
    crlf = f"{prose}\r\n\r\n{prose[:-1]} indeed.\r\n".encode()
    assert unboil(stdin=crlf).out == crlf


def test_several_texts_are_set_apart_by_a_blank_line(unboil, here, prose):
    (here / "a.txt").write_text(prose)
    (here / "b.txt").write_text(prose)
    assert unboil("a.txt", "b.txt").text == f"{prose}\n\n{prose}\n"


def test_json_lines_are_one_object_a_page(unboil, here, story, page):
    (here / "a.txt").write_bytes(story)
    (here / "b.html").write_bytes(page)
    done = unboil("--format", "jsonl", "a.txt", "b.html")
    records = [json.loads(line) for line in done.out.splitlines()]
    assert [record["kind"] for record in records] == ["text", "html"]
    assert all(record["schema"] == 1 and record["blocks"] for record in records)


def test_json_of_several_pages_on_stdout_is_refused(unboil, here, story):
    (here / "a.txt").write_bytes(story)
    done = unboil("--format", "json", "a.txt", "a.txt")
    assert (done.code, done.out) == (2, b"")
    assert "--format jsonl" in done.err


def test_title_and_metadata_stand_above_the_body_only_when_asked_for(unboil, page):
    assert "Library opens in spring" not in unboil(stdin=page).text
    with_title = unboil("--with-title", stdin=page).text
    assert with_title.startswith("Library opens in spring\n\nThe council")
    header = unboil("--metadata", "--url", "https://news.example/a", stdin=page).text.split("\n\n")[0]
    assert "Title: Library opens in spring" in header
    assert "Authors: Ada Lind" in header
    assert "Date: 2024-03-05" in header
    assert "Url: https://news.example/a" in header


def test_markdown_has_a_heading_and_front_matter(unboil, page):
    done = unboil("--format", "markdown", "--with-title", "--metadata", stdin=page)
    assert done.text.startswith('---\ntitle: "Library opens in spring"\n')
    assert "\n---\n\n# Library opens in spring\n\n" in done.text


def test_a_title_is_escaped_in_markdown_only(unboil, page):
    page = page.replace(b"Library opens in spring", b"The *new* Library #")
    assert unboil("--format", "markdown", "--with-title", stdin=page).text.startswith(
        "# The \\*new\\* Library \\#\n\n"
    )
    assert unboil("--with-title", stdin=page).text.startswith("The *new* Library #\n\n")


def test_a_category_can_be_kept_and_another_stripped(unboil, page):
    kept = unboil("--strip", "body", stdin=page)
    assert (kept.code, kept.out) == (1, b"")
    done = unboil("--keep", "title", stdin=page)
    assert "Library opens in spring" in done.text


def test_keep_and_strip_of_one_category_contradict_each_other(unboil, story):
    done = unboil("--keep", "bio", "--strip", "bio", stdin=story)
    assert done.code == 2
    assert "bio" in done.err


def test_output_to_a_file_and_to_a_folder(unboil, here, story, prose):
    (here / "a.txt").write_bytes(story)
    (here / "b.html").write_bytes(story)
    assert unboil("a.txt", "-o", "new/only.txt").code == 0
    assert prose in (here / "new" / "only.txt").read_text()
    assert unboil("a.txt", "b.html", "-o", "out").code == 0
    assert sorted(path.name for path in (here / "out").iterdir()) == ["a.txt", "b.txt"]


def test_a_page_that_fails_costs_only_itself(unboil, here, story, prose):
    (here / "good.txt").write_bytes(story)
    done = unboil("missing.txt", "good.txt")
    assert done.code == 1
    assert prose in done.text
    assert done.errors == ["unboil: missing.txt: no such file or directory"]


def test_a_page_without_an_article_writes_nothing_and_is_named(unboil, here):
    (here / "links.html").write_text("<html><body><script>let a = 1</script></body></html>")
    done = unboil("links.html", "-o", "out.txt")
    assert done.code == 1
    assert len(done.errors) == 1
    assert done.err.startswith("unboil: links.html: ")
    assert not Path("out.txt").exists()


def test_verbose_names_rules_and_confidence(unboil, story):
    done = unboil("-v", stdin=story)
    assert "standard input: site rules: none; confidence" in done.err


def test_the_plain_way_and_the_parser_give_the_same(unboil, here, story, page, monkeypatch):
    (here / "a.txt").write_bytes(story)
    (here / "b.html").write_bytes(page)
    plain = unboil("a.txt", "b.html", "missing")
    monkeypatch.setattr("unboil.cli.boundary.is_plain", lambda arguments: False)
    assert unboil("a.txt", "b.html", "missing") == plain


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_headline_that_is_kept_is_not_written_twice(unboil, page, form):
    done = unboil("--keep", "title", "--with-title", "--format", form, stdin=page)
    assert done.text.count("Library opens in spring") == 1
    assert done.text.lstrip("# ").startswith("Library opens in spring\n\n")


@pytest.mark.parametrize("name", ["-", "a.txt"])
def test_an_output_with_a_slash_at_its_end_is_a_folder_for_one_page_too(unboil, here, story, name):
    (here / "a.txt").write_bytes(story)
    assert unboil(name, "-o", "new/", stdin=story).code == 0
    assert [path.suffix for path in (here / "new").iterdir()] == [".txt"]
