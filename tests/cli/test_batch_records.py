"""Containers of many pages: JSON lines, Parquet, WARC, zip and tar."""

import gzip
import io
import json
import subprocess
import sys
import tarfile
import zipfile

import pytest

from unboil.cli.batch import extras


def rows(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


@pytest.fixture
def records(story, page):
    return [
        {"text": story.decode(), "url": "https://a.example/1", "id": 7},
        {"text": page.decode(), "url": "https://b.example/2", "id": "eight"},
    ]


def lines(records):
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def packed(data, suffix):
    if suffix == ".gz":
        return gzip.compress(data)
    if suffix == ".zst":
        return pytest.importorskip("zstandard").ZstdCompressor().compress(data)
    return data


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_json_lines_carry_address_and_id_over(unboil, here, records, prose, suffix):
    (here / f"in.jsonl{suffix}").write_bytes(packed(lines(records), suffix))
    assert unboil("batch", f"in.jsonl{suffix}", "-o", "out.jsonl", "-f", "jsonl").code == 0
    out = rows(here / "out.jsonl")
    assert [(row["id"], row["url"], row["kind"]) for row in out] == [
        (7, "https://a.example/1", "text"),
        ("eight", "https://b.example/2", "html"),
    ]
    assert all(prose in row["text"] for row in out)
    assert [row["source"] for row in out] == [f"in.jsonl{suffix}:00000001", f"in.jsonl{suffix}:00000002"]


def test_fields_can_have_other_names(unboil, here, records):
    renamed = [{"body": r["text"], "address": r["url"], "key": r["id"]} for r in records]
    (here / "in.jsonl").write_bytes(lines(renamed))
    named = ("--column", "text=body", "--column", "url=address", "--column", "id=key")
    assert unboil("batch", "in.jsonl", "-o", "out.jsonl", "-f", "jsonl", *named).code == 0
    assert [(row["id"], row["url"]) for row in rows(here / "out.jsonl")] == [
        (r["id"], r["url"]) for r in records
    ]
    done = unboil("batch", "in.jsonl", "-o", "out.jsonl", "-f", "jsonl", "--column", "txt=body")
    assert (done.code, done.errors) == (2, ["unboil: --column takes id=FIELD, text=FIELD, url=FIELD"])


def test_broken_lines_are_named_and_the_others_done(unboil, here, records):
    broken = lines(records[:1]) + b'{"text": "cut of\n\n[1, 2]\n{"no": "text"}\n' + lines(records[1:])
    (here / "in.jsonl").write_bytes(broken)
    done = unboil("batch", "in.jsonl", "-o", "out.jsonl", "-f", "jsonl", "-q")
    assert done.code == 1
    assert done.errors == [
        "unboil: in.jsonl:00000002: line 2 is not JSON",
        "unboil: in.jsonl:00000004: line 4 is not a JSON object",
        "unboil: in.jsonl:00000005: line 5 has no text in the field 'text';"
        " there is 'no' (--column text=FIELD)",
    ]
    assert [row["id"] for row in rows(here / "out.jsonl")] == [7, "eight"]


def test_a_truncated_file_gives_what_it_holds_and_says_so(unboil, here, records):
    data = gzip.compress(lines(records * 3000))
    (here / "in.jsonl.gz").write_bytes(data[: len(data) // 2])
    done = unboil("batch", "in.jsonl.gz", "-o", "out.jsonl", "-f", "jsonl", "-q", "--no-recurrence")
    assert done.code == 1
    count = len(rows(here / "out.jsonl"))
    assert count > 10
    assert len(done.errors) == 1
    assert f"the file is broken after {count} records: it is cut off" in done.errors[0]


def test_records_can_be_files_of_their_own(unboil, here, records):
    (here / "in" / "a").mkdir(parents=True)
    (here / "in" / "a" / "b.jsonl").write_bytes(lines(records))
    assert unboil("batch", "in", "-o", "out").code == 0
    found = sorted(path.relative_to(here / "out").as_posix() for path in (here / "out").rglob("*.txt"))
    assert found == ["a/b.jsonl/00000001.txt", "a/b.jsonl/00000002.txt"]


MEMBERS = ["a/one.html", "two.txt", ".hidden.txt", "../../up.txt"]


def archive(kind, data):
    out = io.BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(out, "w") as file:
            for name in MEMBERS:
                file.writestr(name, data)
    else:
        with tarfile.open(fileobj=out, mode="w:gz" if kind != "tar" else "w") as file:
            for name in MEMBERS:
                member = tarfile.TarInfo(name)
                member.size = len(data)
                file.addfile(member, io.BytesIO(data))
    return out.getvalue()


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz", "tgz"])
def test_members_of_an_archive_are_mirrored_and_stay_below(unboil, here, page, kind):
    (here / f"pages.{kind}").write_bytes(archive(kind, page))
    assert unboil("batch", f"pages.{kind}", "-o", "out").code == 0
    found = sorted(path.relative_to(here / "out").as_posix() for path in (here / "out").rglob("*.txt"))
    assert found == [f"pages.{kind}/{name}" for name in ("a/one.html.txt", "two.txt.txt", "up.txt.txt")]


def test_a_name_that_an_archive_holds_twice(unboil, here, page, story):
    with zipfile.ZipFile(here / "p.zip", "w") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("a.txt", page)
        file.writestr("a.txt", story)
    assert unboil("batch", "p.zip", "-o", "out").code == 0
    assert sorted(path.name for path in (here / "out" / "p.zip").iterdir()) == ["a.txt#2.txt", "a.txt.txt"]


def test_what_is_no_archive_is_named(unboil, here, story):
    (here / "p.zip").write_bytes(story)
    done = unboil("batch", "p.zip", "-o", "out", "-q")
    assert done.code == 1
    assert done.errors == ["unboil: p.zip:00000001: the file is broken at once: File is not a zip file"]


def test_parquet_of_another_engine(unboil, here, records, prose):
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    table = arrow.table({name: [str(r[name]) for r in records] for name in ("text", "url", "id")})
    parquet.write_table(table, here / "in.parquet")
    assert unboil("batch", "in.parquet", "-o", "out.jsonl", "-f", "jsonl").code == 0
    out = rows(here / "out.jsonl")
    assert [(row["id"], row["url"]) for row in out] == [
        ("7", records[0]["url"]),
        ("eight", records[1]["url"]),
    ]
    assert all(prose in row["text"] for row in out)


@pytest.mark.parametrize(
    ("name", "extra"), [("a.parquet", "parquet"), ("a.warc.gz", "warc"), ("a.jsonl.zst", "zstd")]
)
def test_a_missing_library_is_named_before_the_first_page(unboil, here, story, monkeypatch, name, extra):
    (here / name).write_bytes(story)
    for module in ("pyarrow.parquet", "fastwarc", "zstandard"):
        monkeypatch.setitem(sys.modules, module, None)
    done = unboil("batch", name, "-o", "out")
    assert done.code == 2
    assert done.errors[0].endswith(f"pip install 'unboil[{extra}]'")
    assert not (here / "out").exists()


def test_a_batch_of_files_loads_none_of_them():
    probe = "import sys, unboil.cli.batch.run; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert {"pyarrow", "fastwarc", "zstandard", "rensa", "ray"} & set(done.stdout.split()) == set()
    assert extras.__name__ in done.stdout.split()


def test_parquet_output_has_the_rows_of_json_lines(unboil, here, records):
    parquet = pytest.importorskip("pyarrow.parquet")
    (here / "in.jsonl").write_bytes(lines(records))
    for form in ("jsonl", "parquet"):
        assert unboil("batch", "in.jsonl", "-o", f"out.{form}", "-f", form).code == 0
    assert unboil("batch", "in.jsonl", "-o", "again.parquet", "-f", "parquet", "-j", "1").code == 0
    table = parquet.read_table(here / "out.parquet").to_pylist()
    expected = [row | {"id": str(row["id"])} for row in rows(here / "out.jsonl")]
    assert table == expected
    assert (here / "again.parquet").read_bytes() == (here / "out.parquet").read_bytes()
    assert sorted(path.name for path in here.iterdir() if path.name.startswith(".")) == []


def test_a_single_page_is_not_written_as_parquet(unboil, here, story):
    (here / "a.txt").write_bytes(story)
    done = unboil("a.txt", "-f", "parquet")
    assert (done.code, done.errors) == (2, ["unboil: --format parquet is written by unboil batch"])


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_every_record_before_the_cut_is_read(unboil, here, records, suffix):
    """Also those that lie in the last piece that could be unpacked."""
    first = packed(lines(records), suffix)
    (here / f"in.jsonl{suffix}").write_bytes(first + packed(lines(records * 3), suffix)[:-20])
    done = unboil("batch", f"in.jsonl{suffix}", "-o", "out.jsonl", "-f", "jsonl", "-q")
    assert (done.code, len(done.errors)) == (1, 1)
    assert len(rows(here / "out.jsonl")) >= 2
    (here / f"in.jsonl{suffix}").write_bytes(first + packed(lines(records), suffix) + b"\0\0")
    assert unboil("batch", f"in.jsonl{suffix}", "-o", "out.jsonl", "-f", "jsonl", "-q").code == 0
    assert len(rows(here / "out.jsonl")) == 4
    (here / f"in.jsonl{suffix}").write_bytes(first + b"no more of it")
    assert unboil("batch", f"in.jsonl{suffix}", "-o", "out.jsonl", "-f", "jsonl", "-q").code == 1
    assert len(rows(here / "out.jsonl")) == 2


@pytest.mark.parametrize("kind", ["tar", "tar.gz", "zip"])
def test_a_truncated_archive_is_named(unboil, here, page, kind):
    (here / f"p.{kind}").write_bytes(archive(kind, page * 50)[: -3000 if kind == "zip" else -12_000])
    done = unboil("batch", f"p.{kind}", "-o", "out", "-q")
    assert done.code == 1
    assert "the file is broken" in done.errors[-1]


def test_parquet_types_of_other_engines(unboil, here, records, prose):
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    texts, urls = [r["text"] for r in records] + [None], [None, records[1]["url"], "https://c.example/"]
    kinds = {
        "large": (arrow.large_string(), arrow.large_string(), arrow.int64()),
        "coded": (arrow.dictionary(arrow.int32(), arrow.string()),) * 2 + (arrow.int16(),),
        "bytes": (arrow.binary(), arrow.string(), arrow.uint8()),
        "view": (arrow.string_view(), arrow.string_view(), arrow.int32()),
    }
    for name, types in kinds.items():
        columns = [
            arrow.array([t.encode() if name == "bytes" and t else t for t in texts]).cast(types[0]),
            arrow.array(urls).cast(types[1]),
            arrow.array([7, None, 9]).cast(types[2]),
        ]
        table = arrow.table(columns, names=["text", "url", "id"])
        parquet.write_table(table, here / f"{name}.parquet", row_group_size=2)
        done = unboil("batch", f"{name}.parquet", "-o", "out.jsonl", "-f", "jsonl", "-q")
        assert done.code == 1
        assert done.errors == [
            f"unboil: {name}.parquet:00000003: row 3 has no text in the field 'text' (see --column)"
        ]
        out = rows(here / "out.jsonl")
        assert [(row.get("id"), row["url"]) for row in out] == [(7, None), (None, records[1]["url"])]
        assert all(prose in row["text"] for row in out)


def test_parquet_written_by_duckdb(unboil, here, records, prose):
    duckdb = pytest.importorskip("duckdb")
    (here / "in.jsonl").write_bytes(lines(records))
    query = "COPY (SELECT text AS body, url FROM 'in.jsonl') TO 'in.parquet' (FORMAT parquet, CODEC 'snappy')"
    duckdb.sql(query)
    done = unboil("batch", "in.parquet", "-o", "out.jsonl", "-f", "jsonl", "--column", "text=body", "-q")
    assert done.code == 0
    out = rows(here / "out.jsonl")
    assert [row["url"] for row in out] == [record["url"] for record in records]
    assert all(prose in row["text"] for row in out)


def test_a_line_nested_too_deep_costs_that_line(unboil, here, prose):
    good = json.dumps({"text": f"{prose}\n\n{prose}"})
    (here / "a.jsonl").write_text("\n".join([good, "[" * 100_000, good]))
    done = unboil("batch", "a.jsonl", "-o", "out", "-q")
    assert (done.code, done.errors) == (1, ["unboil: a.jsonl:00000002: line 2 is nested too deep"])
    assert len(list((here / "out" / "a.jsonl").iterdir())) == 2


def test_a_saved_article_nested_too_deep_is_named(unboil, here, prose):
    (here / "a.txt").write_text(prose)
    (here / "a.json").write_text("[" * 100_000)
    done = unboil("diff", "a.txt", "-a", "saved=a.json")
    assert (done.code, done.errors) == (1, ["unboil: a.txt: a.json: nested too deep"])


def test_a_page_in_another_field_is_pointed_at(unboil, here, story):
    record = {"url": "https://post.example/a", "html": story.decode(), "content": "short", "length": 3}
    (here / "in.jsonl").write_text(json.dumps(record) + "\n")
    done = unboil("batch", "in.jsonl", "-o", "out.jsonl", "-f", "jsonl", "-q")
    said = "line 1 has no text in the field 'text'; there is 'html', 'content' (--column text=FIELD)"
    assert (done.code, done.errors) == (1, [f"unboil: in.jsonl:00000001: {said}"])
    done = unboil("batch", "in.jsonl", "-o", "out.jsonl", "-f", "jsonl", "-q", "--column", "text=html")
    assert (done.code, done.errors) == (0, [])
