"""zip and tar that are damaged: each fault costs what it has to, and is named."""

import gzip
import io
import json
import tarfile
import warnings
import zipfile

import pytest

from unboil.cli.batch import packed, records, warc


def zipped(path, members, packing=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w", packing) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name may stand in it twice
        for name, data in members:
            file.writestr(name, data)


def tarred(members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as file:
        for name, data in members:
            member = tarfile.TarInfo(name)
            member.size = len(data)
            file.addfile(member, io.BytesIO(data))
    return out.getvalue()


@pytest.mark.parametrize(
    ("names", "labels"),
    [(("123", "123"), ("123", "123#2")), (("a#3", "a", "a"), ("a#3", "a", "a#4"))],
)
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_each_member_of_one_name_has_its_own_output(unboil, here, page, kind, names, labels):
    members = [(name, page) for name in names]
    if kind == "zip":
        zipped(here / "p.zip", members)
    else:
        (here / "p.tar").write_bytes(tarred(members))
    assert unboil("batch", f"p.{kind}", "-o", "out", "-q").code == 0
    found = sorted(path.name for path in (here / "out" / f"p.{kind}").iterdir())
    assert found == sorted(f"{label}.txt" for label in labels)


def middle(data, at, xor):
    return data[:at] + bytes(byte ^ xor for byte in data[at : at + 4]) + data[at + 4 :]


@pytest.mark.parametrize("what", ["sum", "header", "offset", "lzma", "bzip2", "deflated"])
def test_a_broken_member_costs_itself_only(unboil, here, page, what):
    packings = {"lzma": zipfile.ZIP_LZMA, "bzip2": zipfile.ZIP_BZIP2, "deflated": zipfile.ZIP_DEFLATED}
    members = [(f"p{number}.html", page) for number in range(3)]
    zipped(here / "p.zip", members, packings.get(what, zipfile.ZIP_STORED))
    data = (here / "p.zip").read_bytes()
    name, entry = data.index(b"p1.html"), data.rindex(b"p1.html")
    at = {"sum": name + 99, "header": name, "offset": entry - 4}.get(what, name + len("p1.html") + 9)
    (here / "p.zip").write_bytes(middle(data, at, 0x0F if what == "offset" else 0xFF))
    done = unboil("batch", "p.zip", "-o", "out", "-q")
    assert (done.code, len(done.errors)) == (1, 1)
    assert done.err.startswith("unboil: p.zip:p1.html: ")
    assert len(list((here / "out").rglob("p*.txt"))) == 2


@pytest.mark.parametrize("what", ["at", "inside", "broken", "without its end", "whole"])
def test_a_tar_ends_with_a_block_of_zeros_or_is_broken(unboil, here, page, what):
    """What the library takes for an end as well: no header, a piece of one, and one with a wrong sum."""
    data = tarred([(f"p{number}.html", page) for number in range(3)])
    at, end = data.index(b"p2.html"), data.rindex(b"</html>")
    data = {
        "at": data[:at],
        "inside": data[: at + 100],
        "broken": data[:at] + b"X" + data[at + 1 :],
        "without its end": data[: (end // 512 + 1) * 512],
        "whole": data,
    }[what]
    (here / "p.tar").write_bytes(data)
    done = unboil("batch", "p.tar", "-o", "out", "-q")
    pages = 2 if what in ("at", "inside", "broken") else 3
    assert len(list((here / "out").rglob("p*.txt"))) == pages
    assert done.code == (what != "whole")
    assert ("the file is broken after" in done.err) == (what != "whole")


def zipped_bytes(members):
    out = io.BytesIO()
    zipped(out, members, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def json_lines(members):
    return b"".join(json.dumps({"text": data.decode()}).encode() + b"\n" for _, data in members)


def responses(members):
    """Records that unpack to what is too large, whose own size is."""
    out = b""
    for _, data in members:
        for body, encoding in ((gzip.compress(data), "gzip"), (data, "identity")):
            http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {encoding}\r\n\r\n"
            http = http.encode() + body
            head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
            head += "WARC-Date: 2024-03-05T00:00:00Z\r\nContent-Type: application/http;msgtype=response\r\n"
            head += f"WARC-Record-ID: <urn:uuid:{len(out):08}-0000-4000-8000-000000000000>\r\n"
            out += head.encode() + f"Content-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"
    return out


@pytest.mark.parametrize(
    ("name", "pack", "times"),
    [
        ("p.zip", zipped_bytes, 1),
        ("p.tgz", lambda members: gzip.compress(tarred(members)), 1),
        ("p.jsonl.gz", lambda members: gzip.compress(json_lines(members)), 1),
        ("p.warc", responses, 2),
    ],
)
def test_a_record_that_unpacks_to_too_much_costs_itself_only(
    unboil, here, page, monkeypatch, name, pack, times
):
    if name == "p.warc":
        pytest.importorskip("fastwarc")
    for module in (packed, records, warc):
        monkeypatch.setattr(module, "RECORD_BYTES", 1 << 20)
    (here / name).write_bytes(pack([("a", page), ("b", page + b" " * (1 << 21)), ("c", page)]))
    done = unboil("batch", name, "-o", "out", "-q")
    assert (done.code, len(done.errors)) == (1, times)
    assert all(line.endswith("is larger than 1 MB unpacked") for line in done.errors)
    assert len(list((here / "out").rglob("*.txt"))) == 2 * times


def test_padding_between_packed_frames_may_be_of_any_length(unboil, here, page):
    frame = gzip.compress(json_lines([("a", page)]))
    (here / "p.jsonl.gz").write_bytes(frame + bytes(20_000) + frame + bytes(20_000))
    assert unboil("batch", "p.jsonl.gz", "-o", "out", "-q").code == 0
    assert len(list((here / "out").rglob("*.txt"))) == 2
