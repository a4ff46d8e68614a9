"""Where the rule stands that gave a verdict."""

from pathlib import Path

import pytest

from unboil.cli.preview.rule_place import RulePlace, rule_place
from unboil.extractors import Category, Options, Verdict, clean

FILE = """schema = 1
id = "town"
hosts = ["town.example"]
[text]
drop_line = [
  "Our letter",
  { line = "Our shop", category = "ad" },
]
[[version]]
valid_until = 2019-12-31
text.drop_line = ["Old letter"]
[[version]]
name = "blue"
valid_from = 2020-01-01
[version.text]
drop_line = ["Blue letter"]
[[version.text.end_before]]
line = "Blue tail"
[[test]]
text = "A\\nOur letter"
url = "https://town.example/"
contains = ["A"]
not_contains = ["Our letter"]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "town.toml").write_text(FILE)
    return tmp_path


@pytest.mark.parametrize(
    ("by", "line", "source"),
    [
        ("rule:town:text.drop_line[1]", 6, '"Our letter",'),
        ("rule:town@blue:text.drop_line[2]", 16, 'drop_line = ["Blue letter"]'),
        ("rule:town@blue:text.drop_line[1]", 16, 'drop_line = ["Blue letter"]'),
        ("rule:town@blue:text.end_before[1]", 17, "[[version.text.end_before]]"),
        ("rule:town@until-2019-12-31:text.drop_line[1]", 11, 'text.drop_line = ["Old letter"]'),
        ("rule:town@gone:text.drop_line[1]", None, ""),
        ("rule:town:guard", None, ""),
    ],
)
def test_a_rule_has_its_line(folder, by, line, source):
    verdict = Verdict(False, Category.OTHER, by, 0.0)
    place = rule_place(verdict, [folder])
    assert (place.file, place.line, place.source) == (folder / "town.toml", line, source)


def test_a_rule_of_a_version_is_found_from_its_own_verdict(folder):
    options = Options(rules_dirs=(folder,), url="https://town.example/a")
    article = clean("The council agreed on it on Tuesday.\n\nBlue letter\n\nOur shop\n", options=options)
    places = [rule_place(verdict, [folder]) for _, verdict in article.stripped]
    assert {place.line for place in places if place} == {16, 7}


def test_no_rule_has_no_place(folder):
    assert rule_place(Verdict(True, Category.BODY, "model", 0.9), [folder]) is None
    assert rule_place(Verdict(False, Category.AD, "rule:nobody:text.x[1]", 0.0), [folder]) is None


def test_a_file_below_the_working_directory_is_told_from_there(folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    place = RulePlace(folder / "town.toml", 6)
    assert str(place.near()) == f"{Path(folder.name) / 'town.toml'}:6"


def test_a_working_directory_that_is_gone_is_no_error(folder, tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert RulePlace(folder / "town.toml", 6).near().file == folder / "town.toml"
