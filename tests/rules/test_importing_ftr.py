"""`rules import ftr`: what configs become, what the report says of them, and that the result works."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from unboil.extractors import clean
from unboil.extractors.types import Kind, Options
from unboil.rules.check import Level, check_folders
from unboil.rules.errors import RuleError
from unboil.rules.importing.ftr import import_ftr
from unboil.rules.importing.report import ImportReport

MILLS = """\
# Mills of the valley
title: //h1
author: //a[@rel='author']
date: substring-after(//p[@class='meta'], ' on ')
body: //div[contains(concat(' ',normalize-space(@class),' '),' story ')] | //div[@id='text']
body: (//article)[1]
strip_id_or_class: share-bar
strip_id_or_class: share-bar
strip: //p[contains(text(), 'Read more about mills')]
strip: //h3[.='More mills'] | //h3[.='More mills']/following-sibling::*
strip: //div[@class='box']/following-sibling::*
strip: //img/@srcset
strip: //div[
prune: no
tidy: no
http_header(user-agent): Mill
replace_string(<b>): <i>
strip_attr: //img/@class
native_ad_clue: //meta[@name='sponsor']
dissolve: //aside[@class='quote']
titl: //h1
what is this
test_url: https://mills.example/wheel
test_contains: The wheel
"""
WHEEL = "The wheel of the upper mill turns again, after the brook had been dry for two summers and a winter."
FLOUR = (
    "Its miller grinds rye on Mondays, wheat on Tuesdays, and lets the stones rest for the remaining week."
)


@pytest.fixture
def configs(tmp_path: Path) -> Path:
    folder = tmp_path / "configs"
    folder.mkdir()
    (folder / "mills.example.txt").write_text(MILLS, encoding="utf-8")
    return folder


def imported(folder: Path) -> tuple[dict[str, Any], ImportReport]:
    files, report = import_ftr(folder)
    return {name: tomllib.loads(text) for name, text in files.items()}, report


def test_a_config_becomes_a_rule_file(configs: Path) -> None:
    files, _ = imported(configs)
    rules = files["ftr-mills.example.toml"]
    assert rules["hosts"] == ["=mills.example", "=www.mills.example"]
    assert rules["source"].startswith("ftr-site-config: mills.example.txt")
    assert "test_url: https://mills.example/wheel" in rules["note"]
    assert rules["html"]["body"] == ['div.story, div[id="text"]', "xpath:(//article)[1]"]
    assert rules["html"]["inside"] == "judge"
    assert rules["html"]["unwrap"] == ['aside[class="quote"]']
    strips = [(item["css"], item["category"]) for item in rules["html"]["strip"]]
    assert strips == [
        ('[class*="share-bar"], [id*="share-bar"]', "share"),
        ('div[class="box"] ~ *', "other"),
    ]
    assert rules["text"]["drop_line"] == [{"glob": "*Read more about mills*", "category": "other"}]
    assert rules["text"]["end_before"] == [{"line": "More mills", "min_lines_before": 3, "category": "other"}]
    assert rules["fields"] == {
        "title": ["h1"],
        "authors": ['a[rel="author"]'],
        "date": ["xpath:substring-after(//p[@class='meta'], ' on ')"],
    }
    assert rules["document"] == {"sponsored": ['css:meta[name="sponsor"]']}
    assert rules["guard"]["fallback"] == "generic"
    assert rules["guard"]["min_keep_ratio"] > 0


def test_every_directive_is_counted_and_what_is_lost_is_named(configs: Path) -> None:
    _, report = imported(configs)
    told = report.as_dict()
    assert told["directives"] == {
        "(no directive)": {"unknown name": 1},
        "author": {"field": 1},
        "body": {"css": 1, "xpath": 1},
        "date": {"xpath": 1},
        "dissolve": {"css": 1},
        "http_header": {"fetch only": 1},
        "native_ad_clue": {"document verdict": 1},
        "prune": {"one answer for all files": 1},
        "replace_string": {"edits the source": 1},
        "strip": {"text rule": 1, "boundary": 1, "css": 1, "selects no element": 1, "broken": 1},
        "strip_attr": {"markup and pictures only": 1},
        "strip_id_or_class": {"css": 1, "said before": 1},
        "test_contains": {"note": 1},
        "test_url": {"note": 1},
        "tidy": {"fetch only": 1},
        "titl": {"unknown name": 1},
        "title": {"field": 1},
    }
    lost = [(item["directive"], item["line"]) for item in report.left_out]
    assert lost == [
        ("strip", 12),
        ("strip", 13),
        ("replace_string", 17),
        ("titl", 21),
        ("(no directive)", 22),
    ]
    assert "strip_id_or_class" in report.table()


def test_copies_become_one_file_with_all_hosts(configs: Path) -> None:
    for name in ("weir.example.txt", ".lock.example.txt", "lock.example.txt"):
        (configs / name).write_text(MILLS.replace("mills.example/wheel", f"{name}/a"), encoding="utf-8")
    files, report = imported(configs)
    assert list(files) == ["ftr-lock.example.toml"]
    assert files["ftr-lock.example.toml"]["hosts"] == [
        "lock.example",
        "=mills.example",
        "=www.mills.example",
        "=weir.example",
        "=www.weir.example",
    ]
    assert (report.read, report.written, report.copies, report.hosts) == (4, 1, 3, 3)


def test_configs_without_a_host_or_a_rule_give_no_file(configs: Path) -> None:
    (configs / "global.txt").write_text("title: //h1\n")
    (configs / "empty.example.txt").write_text("tidy: no\nreplace_string(a): b\n")
    (configs / "LICENSE.txt").write_text("Do as you like.\n")
    files, report = imported(configs)
    assert list(files) == ["ftr-mills.example.toml"]
    assert report.unused == {
        "empty.example.txt": "nothing in it matters offline",
        "global.txt": "it names no host",
    }


@pytest.mark.parametrize(
    "text", ["", "\x00\x01", "body:\nstrip: \ntitle:   \n", "body: //div[" * 40, "\ufeffbody: //main"]
)
def test_any_text_is_read(configs: Path, text: str) -> None:
    (configs / "odd.example.txt").write_text(text, encoding="utf-8")
    assert imported(configs)[1].read == 2


def test_bytes_that_are_no_utf8_are_read(configs: Path) -> None:
    (configs / "latin.example.txt").write_bytes(b"strip: //p[@class='caf\xe9']\n")
    assert "ftr-latin.example.toml" in imported(configs)[0]


def test_a_folder_without_configs_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no site config"):
        import_ftr(tmp_path)


def test_short_words_do_not_become_rules_on_any_line(configs: Path) -> None:
    (configs / "mills.example.txt").write_text(
        "strip: //h2[contains(text(), 'Mills')]\nstrip: //p[contains(., 'mill')]\n"
    )
    rules = imported(configs)[0]["ftr-mills.example.toml"]
    assert "text" not in rules
    assert [item["css"] for item in rules["html"]["strip"]] == [
        'h2:lexbor-contains("Mills")',
        "xpath://p[contains(., 'mill')]",
    ]


@pytest.fixture
def rules(configs: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir()
    for name, text in import_ftr(configs)[0].items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read(body: str, rules: Path) -> tuple[str, tuple[str, ...]]:
    options = Options(url="https://mills.example/wheel", rules_dirs=(rules,), kind=Kind.HTML)
    article = clean(f"<html><body><h1>The wheel</h1>{body}</body></html>", options=options)
    return article.text, article.rules


def test_an_imported_file_works_on_a_page(rules: Path) -> None:
    body = f"""<p>{FLOUR * 2} This stands outside.</p><div class="story x"><p>{WHEEL}</p><p>{FLOUR}</p>
        <div class="share-bar"><p>{WHEEL.replace("wheel", "share")}</p></div></div>"""
    text, applied = read(body, rules)
    assert applied == ("ftr-mills.example",)
    assert text == f"{WHEEL}\n\n{FLOUR}"


def test_a_stale_imported_file_does_no_harm(rules: Path) -> None:
    text, _ = read(f'<div id="text"></div><main><p>{WHEEL}</p><p>{FLOUR}</p><p>{WHEEL}</p></main>', rules)
    assert WHEEL in text
    assert FLOUR in text


def test_an_imported_file_without_tests_is_worth_a_note(rules: Path) -> None:
    problems = check_folders([rules])
    assert {problem.level for problem in problems} == {Level.NOTE}
    assert [p.message for p in problems if "tests" in p.message] == [
        "it was imported and has no tests of its own"
    ]


def test_a_config_whose_body_is_broken_is_called_so(tmp_path):
    (tmp_path / "a.example.txt").write_text("body: //article[\n")
    files, report = import_ftr(tmp_path)
    assert not files
    assert report.unused == {"a.example.txt": "what matters in it is broken"}
