"""Folders of rule files: order of precedence, inheritance, the store that saves parsing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from unboil.rules import Query, RuleError, RuleSet, UnboilError, load_rules
from unboil.rules.compiling import compile_folder
from unboil.rules.loading import BUNDLED, forget_rules
from unboil.rules.store import INDEX, content_stamp, read_folder, rule_files

from .conftest import Write

A = 'id = "a"\nhosts = ["a.org"]\n[text]\ndrop_line = ["From a"]\n'


def _set(folder: Path) -> RuleSet:
    return RuleSet(read_folder(folder, "given"))


def _origins(rules: RuleSet, query: Query) -> list[str]:
    found = rules.match(query)
    return [rule.origin for rule in found.body.text.drop_line] if found else []


def test_given_before_project_before_user_before_bundled(tmp_path: Path, write: Write) -> None:
    places = {
        "given": tmp_path / "rules",
        "project": tmp_path / ".unboil/rules",
        "user": tmp_path / "config/unboil/rules",
    }
    for label, folder in places.items():
        folder.mkdir(parents=True)
        (folder / "a.toml").write_text(
            f'id = "a"\nnote = "{label}"\nhosts = ["a.org"]\n[text]\ndrop_line = ["{label}"]\n'
        )
    below = tmp_path / "deep" / "er"
    below.mkdir(parents=True)
    os.chdir(below)
    for label in list(places):
        rules = load_rules((places[label],) if label == "given" else ())
        found = rules.match(Query(host="a.org"))
        assert found and found.body.text.drop_line[0].patterns[0].source == label
        (places[label] / "a.toml").unlink()
        places[label].rmdir()
        forget_rules()
    assert load_rules().match(Query(host="a.org")) is None


def test_a_single_file_may_be_given(write: Write) -> None:
    assert _origins(load_rules((write(A),)), Query(host="www.a.org")) == ["a:text.drop_line[1]"]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no folder of rule files"):
        load_rules((tmp_path / "nowhere",))


def test_the_most_specific_site_wins_and_platforms_are_merged_below(write: Write) -> None:
    write(A, "1.toml")
    write(A.replace('"a"', '"b"').replace("a.org", "news.a.org").replace("From a", "From b"), "2.toml")
    write('id = "p"\ngenerator = "Press"\n[text]\ndrop_line = ["From p"]\n', "3.toml")
    folder = write('id = "g"\nhosts = ["*"]\n[text]\ndrop_line = ["From g"]\n', "4.toml").parent
    found = _set(folder).match(Query(host="news.a.org", generators=("Press 2",), html=True))
    assert found and found.applied == ("b", "p", "g")
    assert [r.origin.split(":")[0] for r in found.body.text.drop_line] == ["b", "p", "g"]
    found = _set(folder).match(Query(host="sport.a.org"))
    assert found and found.applied == ("a", "g")
    found = _set(folder).match(Query(host="c.org"))
    assert found and found.applied == ("g",)


def test_a_site_can_be_named_by_id_or_host(write: Write) -> None:
    rules = _set(write(A).parent)
    assert _origins(rules, Query(site="a")) == ["a:text.drop_line[1]"]
    assert _origins(rules, Query(site="www.a.org")) == ["a:text.drop_line[1]"]
    assert _origins(rules, Query(site="b.org", host="a.org")) == []
    with pytest.raises(UnboilError, match="no site rules are called 'aa'; did you mean 'a'"):
        rules.match(Query(site="aa"))


def test_extends_inherits_with_removal(write: Write) -> None:
    write(
        'id = "p"\n[text]\ndrop_line = ["One", { line = ["Two", "Three"] }]\n[html]\nstrip = [".x"]\n',
        "p.toml",
    )
    child = (
        'id = "c"\nextends = "p"\nhosts = ["c.org"]\n'
        'remove = { text = { drop_line = ["One", "Two"] }, html = { strip = ".x" } }\n'
    )
    found = _set(write(child, "c.toml").parent).match(Query(host="c.org"))
    assert found and found.applied == ("c", "p")
    assert [p.source for rule in found.body.text.drop_line for p in rule.patterns] == ["Three"]
    assert found.body.html.strip == ()


def test_removing_what_is_not_inherited_is_an_error(write: Write) -> None:
    write('id = "p"\n[text]\ndrop_line = ["Subscribe"]\n', "p.toml")
    file = write(
        'id = "c"\nextends = "p"\nhosts = ["c.org"]\n[remove.text]\ndrop_line = ["Subscribed"]\n', "c.toml"
    )
    with pytest.raises(RuleError, match=r"c\.toml:5: .*did you mean 'Subscribe'"):
        _set(file.parent).match(Query(host="c.org"))


@pytest.mark.parametrize(
    ("parent", "cause"),
    [("b", "extends goes in a circle: a → b → a"), ("bb", "which no rule file is called; did you mean 'b'")],
)
def test_broken_inheritance_is_found_when_loading(write: Write, parent: str, cause: str) -> None:
    write(f'id = "a"\nextends = "{parent}"\n', "a.toml")
    folder = write('id = "b"\nextends = ["a"]\n', "b.toml").parent
    with pytest.raises(RuleError, match=cause) as caught:
        _set(folder)
    assert ".toml:2: " in str(caught.value)


def test_two_files_of_a_folder_cannot_share_an_id(write: Write) -> None:
    write(A, "one.toml")
    file = write(A, "two.toml")
    with pytest.raises(RuleError, match=r"two\.toml:1: id 'a' is already used by one\.toml"):
        _set(file.parent)


VERSIONS = """\
id = "v"
hosts = ["v.org"]
[text]
drop_line = ["Always"]
[[version]]
valid_from = 2024-01-01
[version.text]
drop_line = ["New"]
[[version]]
valid_from = 2020-01-01
valid_until = 2023-12-31
[version.text]
drop_line = ["Old"]
"""


@pytest.mark.parametrize(
    ("date", "name", "lines"),
    [
        (None, "v@2024-01-01", ["New", "Always"]),
        ("2025-05-05", "v@2024-01-01", ["New", "Always"]),
        ("2021-05-05", "v@2020-01-01", ["Old", "Always"]),
        ("2001-05-05", "v", ["Always"]),
    ],
)
def test_dated_versions(write: Write, date: str | None, name: str, lines: list[str]) -> None:
    found = _set(write(VERSIONS).parent).match(Query(host="v.org", date=lambda: date))
    assert found and found.applied == (name,)
    assert [rule.patterns[0].source for rule in found.body.text.drop_line] == lines


def test_a_folder_is_parsed_once_and_again_when_it_changes(tmp_path: Path, write: Write) -> None:
    file = write(A)
    assert _origins(_set(file.parent), Query(host="a.org"))
    store = next((tmp_path / "cache/unboil/rules").iterdir())
    lines = store.read_text().split("\n")
    lines[1] = lines[1].replace("From a", "From the store")
    store.write_text("\n".join(lines))
    found = _set(file.parent).match(Query(host="a.org"))
    assert found and found.body.text.drop_line[0].patterns[0].source == "From the store"
    write(A.replace("From a", "From a new file"))
    found = _set(file.parent).match(Query(host="a.org"))
    assert found and found.body.text.drop_line[0].patterns[0].source == "From a new file"


@pytest.mark.parametrize("junk", ["", "{}", "not json", '{"format":1,"stamp":"x","rules":3}'])
def test_a_broken_store_is_ignored(tmp_path: Path, write: Write, junk: str) -> None:
    file = write(A)
    _set(file.parent)
    next((tmp_path / "cache/unboil/rules").iterdir()).write_text(junk)
    assert _origins(_set(file.parent), Query(host="a.org")) == ["a:text.drop_line[1]"]


def test_an_unwritable_cache_is_no_error(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert _origins(_set(write(A).parent), Query(host="a.org")) == ["a:text.drop_line[1]"]


def test_the_bundled_store_is_that_of_the_bundled_files() -> None:
    files = rule_files(BUNDLED)
    lines = compile_folder(files, content_stamp(files))
    assert (BUNDLED / INDEX).read_text(encoding="utf-8") == "\n".join(lines), (
        "run: python -m unboil.rules.bundle"
    )
    assert len(json.loads(lines[0])["rules"]) == len(files)


def test_bundled_rules_load_without_parsing_toml_regexes_or_html() -> None:
    code = (
        "import sys; from unboil.rules import load_rules, Query\n"
        "rules = load_rules(bundled_only=True)\n"
        "assert rules.match(Query(source='x\\nExplore what Daily8 AI can do for you:'))\n"
        "heavy = {'tomllib', 're2', 'selectolax', 'lxml', 'difflib'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_two_thousand_files_match_fast(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(2000):
        (folder / f"{n}.toml").write_text(
            f'id = "s{n}"\nhosts = ["site{n}.org"]\n[text]\ndrop_line = ["Line {n}"]\n'
        )
    _set(folder)
    rules = _set(folder)  # from the store
    parsed = [entry for entry in rules.entries if rules.match(Query(host=entry.match.hosts[0]))]
    assert len(parsed) == 2000


def test_a_relative_folder_is_that_of_the_working_directory(tmp_path: Path) -> None:
    for name in ("first", "second"):
        folder = tmp_path / name / "mine"
        folder.mkdir(parents=True)
        (folder / "a.toml").write_text(f'id = "{name}"\nhosts = ["a.org"]\n')
        os.chdir(tmp_path / name)
        found = load_rules((Path("mine"),)).match(Query(host="a.org"))
        assert found is not None
        assert found.id == name
