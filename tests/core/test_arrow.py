"""`clean_table`: a row for a row, whatever the engine's types, and one broken page costs itself only."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from unboil.extractors import Options, RuleError, clean, clean_table, to_dict
from unboil.extractors.arrow import articles_table, table_schema

pa: Any = pytest.importorskip("pyarrow")

STORY = (
    "Home\nNews\n\n"
    "The town council agreed on Tuesday evening to open the new library in the spring of next year.\n\n"
    "The building, which cost two million euros, stands beside the river and holds forty thousand books.\n\n"
    "All rights reserved\n"
)
PAGE = f"<html><head><title>Über</title></head><body><article><p>{STORY[12:110]}</p></article></body></html>"


def pages(**columns: Any) -> Any:
    return pa.table(columns)


def test_the_rows_are_those_of_the_json_form() -> None:
    table = clean_table(pages(text=[STORY, PAGE], url=["https://a.example/1", None], id=[7, 8]))
    assert table.schema == table_schema()
    rows = table.to_pylist()
    assert [(row.pop("status"), row.pop("cause"), row.pop("id")) for row in rows] == [
        ("done", None, "7"),
        ("done", None, "8"),
    ]
    expected = [to_dict(clean(STORY, url="https://a.example/1")), to_dict(clean(PAGE))]
    assert rows == expected


def test_a_page_that_cannot_be_read_costs_itself() -> None:
    texts = [None, "", " \n", "\x00\x01\x02" * 99, STORY]
    table = clean_table(pages(text=[t and t.encode() for t in texts], id=list("abcde")))
    assert table["id"].to_pylist() == list("abcde")
    assert table["status"].to_pylist() == ["failed"] * 4 + ["done"]
    assert table["cause"].to_pylist()[:3] == ["there is no text", "empty input", "nothing but white space"]
    assert table["text"].to_pylist()[:4] == [None] * 4


def test_a_page_without_an_article_keeps_its_verdicts() -> None:
    empty = "<html><body><nav><a href=/>Home</a><a href=/news>News</a></nav></body></html>"
    (row,) = clean_table(pages(text=[empty])).to_pylist()
    assert (row["status"], row["text"]) == ("no-article", "")
    assert row["cause"]
    assert row["blocks"]


@pytest.mark.parametrize("kind", ["large_string", "string_view", "binary", "large_binary", "coded"])
def test_columns_of_other_engines(kind: str) -> None:
    plain = pa.array([STORY, PAGE])
    column = plain.dictionary_encode() if kind == "coded" else plain.cast(getattr(pa, kind)())
    assert clean_table(pages(body=column), text="body") == clean_table(pages(text=plain))


def test_bytes_are_decoded_and_halves_of_characters_are_no_end() -> None:
    page = PAGE.replace("<head>", "<head><meta charset=iso-8859-1>").encode("latin-1")
    assert clean_table(pages(text=[page]))["title"].to_pylist() == ["Über"]
    assert articles_table([{"title": "Half \ud83d", "authors": ["\ud83d"]}])["title"].to_pylist() == [
        "Half ?"
    ]


def test_options_hold_for_all_and_a_row_s_own_address_goes_first() -> None:
    table = pages(text=[STORY, STORY], url=["https://a.example/1", None])
    cleaned = clean_table(table, options=Options(url="https://b.example/"))
    assert cleaned["url"].to_pylist() == ["https://a.example/1", "https://b.example/"]


def test_no_rows_and_no_column() -> None:
    assert clean_table(pages(text=pa.array([], pa.string()))).schema == table_schema()
    with pytest.raises(KeyError, match="no column 'body'"):
        clean_table(pages(text=[STORY]), text="body")


def test_a_broken_rule_file_ends_the_run(tmp_path: Path) -> None:
    (tmp_path / "rule.toml").write_text("id = \n")
    with pytest.raises(RuleError, match=r"rule\.toml"):
        clean_table(pages(text=[STORY]), options=Options(rules_dirs=(tmp_path,), site="a.example"))


def test_without_pyarrow_nothing_else_suffers() -> None:
    probe = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from unboil.extractors import clean, clean_table\n"
        f"assert clean({STORY!r}).text\n"
        "class Table: column_names = ['text']\n"
        "try: clean_table(Table)\n"
        "except ImportError: print('said')"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("said", "")
