"""`unboil diff`: references of every kind, over files and folders."""

import json

import pytest

RULE = """schema = 1
id = "town"
text_signature = ["Share this article"]
[text]
drop_line = [{ glob = "Members of three parties *", category = "bio" }]
"""


@pytest.fixture
def pages(here, story):
    (here / "pages" / "sub").mkdir(parents=True)
    (here / "pages" / "a.txt").write_bytes(story)
    (here / "pages" / "sub" / "b.txt").write_bytes(story)
    (here / "rules").mkdir()
    (here / "rules" / "town.toml").write_text(RULE)
    return here


@pytest.fixture
def rules(pages):
    """The folder by its full name: rule sets are read once a process."""
    return str(pages / "rules")


def test_what_rules_change_with_both_reasons(unboil, pages, rules):
    done = unboil("diff", "pages", "--rules", rules, "--against", "no-site-rules")
    assert done.code == 0, done.err
    assert done.text.count("- Members of three") == 2
    assert "was body model" in done.text
    assert "now bio rule:town:text.drop_line[1]" in done.text
    assert "against no-site-rules  2 of 2 pages changed" in done.text
    assert "2 - rule:town:text.drop_line[1], bio" in done.text


def test_the_other_way_round_it_is_gained(unboil, pages, rules):
    done = unboil("diff", "pages/a.txt", "--no-site-rules", "--against", f"rules={rules}")
    assert "+ Members of three" in done.text
    assert "was bio rule:town" in done.text


def test_what_does_not_change_is_not_shown(unboil, pages):
    done = unboil("diff", "pages", "--against", "no-site-rules", "--exit-code")
    assert done.code == 0
    assert done.errors == []
    assert "0 of 2 pages changed" in done.text and "Members" not in done.text


def test_exit_code_tells_of_flips(unboil, pages, rules):
    assert unboil("diff", "pages", "--rules", rules, "-a", "no-site-rules", "--exit-code").code == 1


def test_context_shows_what_stands_around(unboil, pages, rules):
    done = unboil("diff", "pages/a.txt", "--rules", rules, "-a", "no-site-rules", "-C", "1")
    assert "Share this article" in done.text and "Leave a comment" in done.text
    assert "Advertisement" not in done.text


def test_an_earlier_run_is_a_reference(unboil, pages, rules):
    assert unboil("batch", "pages", "-o", "saved", "-f", "json", "--rules", rules).code == 0
    assert "0 of 2 pages" in unboil("diff", "pages", "--rules", rules, "-a", "saved=saved").text
    assert "2 of 2 pages" in unboil("diff", "pages", "-a", "saved=saved").text
    assert unboil("batch", "pages", "-o", "all.jsonl", "-f", "jsonl").code == 0
    assert "0 of 2 pages" in unboil("diff", "pages", "-a", "saved=all.jsonl").text


def test_a_clean_text_is_a_reference(unboil, pages, prose):
    (pages / "gold" / "sub").mkdir(parents=True)
    for name in ("a.txt", "sub/b.txt"):
        (pages / "gold" / name).write_text(prose)
    done = unboil("diff", "pages", "-a", "gold=gold", "--show", "stat")
    assert "- lost           0 blocks" in done.text and "+ gained         0 blocks" not in done.text
    assert "recall 1.000" in done.text
    assert "Members" not in done.text
    one = unboil("diff", "pages/a.txt", "-a", "gold=gold/a.txt")
    assert "+ Members of three" in one.text and "was other gold" in one.text


def test_another_engine_is_a_reference(unboil, here, page):
    (here / "page.html").write_bytes(page)
    done = unboil("diff", "page.html", "-a", "engine=trafilatura")
    assert (done.code, done.err) == (0, "")
    assert "against engine=trafilatura" in done.text


def test_json_lines_for_programs(unboil, pages, rules):
    done = unboil("diff", "pages/a.txt", "--rules", rules, "-a", "no-site-rules", "--show", "jsonl")
    (record,) = [item for item in map(json.loads, done.text.splitlines()) if item["turn"] == "lost"]
    assert record["text"].startswith("Members of three")
    assert (record["before"]["by"], record["after"]["by"]) == ("model", "rule:town:text.drop_line[1]")


@pytest.mark.parametrize(
    ("against", "words"),
    [
        ("engine=other", "'other' is not one of unboil, trafilatura"),
        ("favor=all", "not one of balanced"),
        ("rules=nowhere", "no such file or folder"),
        ("gold=nowhere", "no such file or folder"),
        ("rules", "must be engine=NAME"),
        ("no-site-rules=1", "must be engine=NAME"),
        ("weather=fine", "must be engine=NAME"),
    ],
)
def test_a_reference_that_is_none_is_one_line_and_exits_2(unboil, pages, against, words):
    done = unboil("diff", "pages", "--against", against)
    assert (done.code, done.out, len(done.errors)) == (2, b"", 1)
    assert words in done.err


def test_a_page_without_reference_is_named_and_the_others_compared(unboil, pages):
    (pages / "gold").mkdir()
    (pages / "gold" / "a.txt").write_text("Nothing of it.")
    done = unboil("diff", "pages", "missing.txt", "-a", "gold=gold")
    assert done.code == 1
    assert done.errors == [
        "unboil: pages/sub/b.txt: gold=gold: there is no gold/sub/b.txt",
        "unboil: missing.txt: no such file or directory",
    ]
    assert "1 of 1 page changed" in done.text


def test_broken_saved_articles_are_one_line(unboil, pages):
    for number, text in enumerate(["{", "[]", '{"schema": 1, "blocks": [{}]}', '{"schema": 99}']):
        (pages / f"{number}.json").write_text(text)
        done = unboil("diff", "pages/a.txt", "-a", f"saved={number}.json")
        assert (done.code, len(done.errors)) == (1, 1), done.err
        assert f"{number}.json" in done.err and "internal" not in done.err


def test_hostile_text_is_harmless(unboil, pages, rules, prose):
    (pages / "a\x1b[2J.txt").write_text(
        f"{prose}\nShare this article\nMembers of three parties \x1b[31m\u202e met.\n"
    )
    done = unboil("diff", "a\x1b[2J.txt", "--rules", rules, "-a", "no-site-rules")
    assert "\x1b" not in done.text and "\u202e" not in done.text


def test_saved_articles_may_hold_any_line_separator(unboil, here, prose):
    (here / "a.txt").write_text(f"{prose}\u2028{prose}\x85{prose}\n\nAdvertisement\n", "utf-8")
    (here / "a.jsonl").write_bytes(unboil("a.txt", "--format", "jsonl").out)
    done = unboil("diff", "a.txt", "-a", "saved=a.jsonl")
    assert (done.code, done.errors) == (0, [])
    assert "0 of 1 page" in done.text


def test_an_empty_folder_is_no_comparison(unboil, here):
    (here / "empty").mkdir()
    done = unboil("diff", "empty", "-a", "no-site-rules", "--exit-code")
    assert (done.code, done.errors) == (2, ["unboil: there are no pages in the input"])
