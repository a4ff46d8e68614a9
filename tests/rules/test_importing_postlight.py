"""`rules import postlight`: modules read as data, what becomes of them, and that the result works."""

import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.extractors import clean
from unboil.extractors.types import Kind, Options
from unboil.rules.check import Level, check_folders
from unboil.rules.errors import RuleError
from unboil.rules.importing.javascript import Code, ScriptError, exported_objects
from unboil.rules.importing.postlight import import_postlight

MILLS = r"""
// Mills of the valley
import URL from 'url';
export const WwwMillsExampleExtractor = {
  domain: 'www.mills.example',
  supportedDomains: ['weirs.example', 'old.weirs.example'],
  title: { selectors: ['h1.title', ['meta[name="og:title"]', 'value']] },
  author: { selectors: [['.by a', 'data-name'], ['.by', 'title', name => name.trim()]] },
  date_published: { selectors: ['time.published'], timezone: 'Europe/Riga', format: 'D.M.Y' },
  dek: null,
  lead_image_url: { selectors: [['meta[name="og:image"]', 'value']] },
  content: {
    selectors: ['.story:first', ['.lead', '.story'], 'article'],
    defaultCleaner: false, /* } */
    transforms: {
      'h6': 'p',
      '.pull': $node => { if (/[}'"]/.test($node.text())) { return 'aside'; } return `a${1}`; },
      figure($node, $) { $node.remove(); },
    },
    clean: ['.share', '.ad', ".related-mills"],
  },
  extend: { wheels: { selectors: ['.wheels'] } },
};
"""

PAGE = (
    '<html><body><h1 class="title">The wheel</h1><div class="share">Tell your friends about this mill</div>'
    '<p class="lead">The wheel of the upper mill turns again, after it had stood still for forty years.</p>'
    '<div class="story"><p>It was built of oak, and its axle alone weighs as much as four horses do together.'
    '</p><div class="related-mills"><p>The lower mill: how it burned, and who was blamed.</p></div></div>'
    "<footer><p>Mills of the valley is written by people who like to hear water fall on wood.</p></footer>"
    "</body></html>"
)


@pytest.fixture
def module(tmp_path: Path) -> Path:
    folder = tmp_path / "custom" / "www.mills.example"
    folder.mkdir(parents=True)
    (folder / "index.js").write_text(MILLS)
    (folder / "index.test.js").write_text("export const Test = { domain: 'test.example' };")
    (tmp_path / "custom" / "index.js").write_text("export * from './www.mills.example';\n")
    return tmp_path / "custom"


def _imported(module: Path) -> dict[str, Any]:
    files, _ = import_postlight(module)
    return tomllib.loads(files["postlight-mills.example.toml"])


def test_what_is_declared_is_carried_over(module: Path) -> None:
    rules = _imported(module)
    assert rules["hosts"] == [
        "=mills.example",
        "=www.mills.example",
        "weirs.example",
    ]  # which covers the old one
    assert rules["html"]["body"] == [".lead, .story", "article"]
    assert rules["html"]["inside"] == "judge"
    assert [(rule["css"], rule["category"]) for rule in rules["html"]["strip"]] == [
        (".share", "share"),
        (".ad", "ad"),
        (".related-mills", "related"),
    ]
    assert rules["fields"] == {
        "title": ["h1.title", 'meta[name="og:title"]@content'],
        "authors": [".by a@data-name"],
        "date": ["time.published"],
    }
    assert rules["guard"]["fallback"] == "generic"


def test_what_is_not_is_named_with_its_line(module: Path) -> None:
    _, report = import_postlight(module)
    left = {(item["directive"], item["line"], item["reason"]) for item in report.left_out}
    assert left == {
        ("author.selectors", 8, "code"),
        ("content.selectors", 13, "broken"),  # `:first` is jQuery's
        ("content.transforms", 15, "code"),
        ("extend.wheels", 22, "unknown name"),
        ("dek", 10, "unknown name"),
    }
    assert report.as_dict()["format"] == "postlight"
    assert (report.read, report.written) == (1, 1)


def test_an_imported_file_runs(module: Path, tmp_path: Path) -> None:
    out = tmp_path / "rules"
    out.mkdir()
    for name, text in import_postlight(module)[0].items():
        (out / name).write_text(text)
    assert not [problem for problem in check_folders([out]) if problem.level is Level.ERROR]
    article = clean(
        PAGE, options=Options(url="https://www.mills.example/wheel", kind=Kind.HTML, rules_dirs=(out,))
    )
    assert article.rules == ("postlight-mills.example",)
    assert "axle alone weighs" in article.text
    assert "Tell your friends" not in article.text
    assert "lower mill" not in article.text


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("{ a: 'x' + y, b: 'z' }", {"a": Code(1), "b": "z"}),
        ("{ a: f('},', [1]), b: -1, 'c-d': 2.5, }", {"a": Code(1), "b": Code(1), "c-d": 2.5}),
        ('{ a: [true, null, `t`, `${t}`], b: "q\\u0041\\"" }', {"a": [True, None, "t", Code(1)], "b": 'qA"'}),
        ("{\n ...base,\n a() { return /]/ }, b: { c: 'd' } // }\n}", {"a": Code(3), "b": {"c": "d"}}),
        ("{ a: x ? ['p'] : 'q', b: async (n, m) => ({ n }) }", {"a": Code(1), "b": Code(1)}),
    ],
)
def test_objects_are_read_and_code_is_passed_over(source: str, value: object) -> None:
    (found,) = exported_objects(f"export default {source};")
    found.pop("...", None)
    assert {name: _bare(located.value) for name, located in found.items()} == value


def _bare(value: Any) -> Any:
    return {key: _bare(item.value) for key, item in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize("source", ["{ a: 'b'", "{ a: [ }", "{ a: [1, 2 }", "{ a: (", "{" * 3, "{ a: " * 99])
def test_a_module_that_does_not_end_is_told(source: str) -> None:
    with pytest.raises(ScriptError):
        list(exported_objects(f"export const A = {source}"))


@given(st.text(alphabet="{}[]()'\"`/\\,:a1 \n=>.$", max_size=40))
def test_any_module_is_read_to_an_end(source: str) -> None:
    with suppress(ScriptError):
        list(exported_objects(f"export default {{ a: {source}"))


def test_modules_that_give_no_rule_are_told(tmp_path: Path) -> None:
    (tmp_path / "broken.js").write_text("export const A = { domain: 'a.example', ")
    (tmp_path / "bare.js").write_text("export const B = { domain: 'b.example' };")
    (tmp_path / "nowhere.js").write_text("export const C = { domain: '*', title: { selectors: ['h1'] } };")
    (tmp_path / "homeless.js").write_text("export const D = { content: { selectors: ['.story'] } };")
    (tmp_path / "library.js").write_text("export const trim = { deep: true };")
    files, report = import_postlight(tmp_path)
    assert files == {}
    assert report.unused == {
        "homeless.js": "it names no host",
        "broken.js": "it names no host",
        "bare.js": "nothing in it matters offline",
        "nowhere.js": "it names no host",
    }
    assert report.left_out[0]["value"] == "an object that does not end"


def test_a_folder_without_modules_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"no extractor \(a module with the ending \.js\) in this folder"):
        import_postlight(tmp_path)
