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
        "unboil: in.jsonl:00000005: line 5 has no text in the field 'text' (see --column)",
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
    assert f"the file is broken after {count} records: Compressed file ended before" in done.errors[0]


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


def warc_record(kind, url, body):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body if kind == "response" else body
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-05T00:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{len(body):08}-0000-4000-8000-000000000000>\r\n"
    head += f"Content-Type: application/http;msgtype={kind}\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_responses_of_a_warc(unboil, here, page, prose, suffix):
    pytest.importorskip("fastwarc")
    parts = [
        warc_record("request", "https://a.example/1", b"GET / HTTP/1.1\r\n\r\n"),
        warc_record("response", "https://a.example/1", page),
        warc_record("response", "https://a.example/2", page),
    ]
    data = b"".join(gzip.compress(part) if suffix else part for part in parts)
    (here / f"in.warc{suffix}").write_bytes(data)
    assert unboil("batch", f"in.warc{suffix}", "-o", "out.jsonl", "-f", "jsonl").code == 0
    out = rows(here / "out.jsonl")
    assert [row["url"] for row in out] == ["https://a.example/1", "https://a.example/2"]
    assert all(prose in row["text"] for row in out)
    (here / f"cut.warc{suffix}").write_bytes(data[:-200])
    done = unboil("batch", f"cut.warc{suffix}", "-o", "cut.jsonl", "-f", "jsonl", "-q")
    assert done.code == (1 if suffix else 0)


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
    assert {"pyarrow", "fastwarc", "zstandard", "rensa"} & set(done.stdout.split()) == set()
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
