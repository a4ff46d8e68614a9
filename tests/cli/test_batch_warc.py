"""WARC files of several tools: the body of each response, freed of what HTTP wrapped around it."""

import gc
import gzip
import http.server
import io
import json
import os
import shutil
import subprocess
import threading

import pytest

from unboil.cli.batch.warc import _joined

pytest.importorskip("fastwarc")


def rows(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def warc_record(kind, url, body):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body if kind == "response" else body
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-05T00:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{len(body):08}-0000-4000-8000-000000000000>\r\n"
    head += f"Content-Type: application/http;msgtype={kind}\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_responses_of_a_warc(unboil, here, page, prose, suffix):
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
    assert done.code == 1
    assert done.errors[0].startswith(
        f"unboil: cut.warc{suffix}:00000002: the file is broken after 1 records: "
    )
    assert len(rows(here / "cut.jsonl")) == 1


GREETING = "Die Bürger aus Köln müssen über die Brücke. " * 8


def bodies():
    """Responses as servers send them: a path, headers, the body on the wire."""
    html = f"<html><body><article><p>{GREETING}</p></article></body></html>"
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in pieces(html.encode()))
    return {
        "plain": ("text/html", {}, html.encode()),
        "latin": ("text/html; charset=iso-8859-1", {}, html.encode("latin-1")),
        "chunked": ("text/html", {"Transfer-Encoding": "chunked"}, chunks + b"0\r\n\r\n"),
        "gzip": ("text/html", {"Content-Encoding": "gzip"}, gzip.compress(html.encode())),
        "lies": ("text/html; charset=utf-8", {"Content-Encoding": "gzip"}, html.encode()),
        "lies-chunked": ("text/html; charset=nosuch", {"Transfer-Encoding": "chunked"}, html.encode()),
        "picture": ("image/png", {}, b"\x89PNG"),
    }


def pieces(data):
    return [data[at : at + 50] for at in range(0, len(data), 50)]


def greeted(out, names):
    assert [row["url"].rpartition("/")[2] for row in out] == names
    assert all(GREETING.strip() in row["text"] for row in out)


@pytest.mark.parametrize("size", [b"-5", b"+5", b"0x5", b"0_5", b""])
def test_what_is_no_size_of_a_chunk_ends_the_chunks(size):
    """A negative size leads back to where it stands."""
    body = size + b"\r\nwords\r\n0\r\n\r\n"
    assert _joined(body) == body
    assert _joined(b"5 ;a=b\r\nwords\r\n" + body) == b"words"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio leaves a file open
def test_a_warc_written_by_warcio(unboil, here):
    writer = pytest.importorskip("warcio.warcwriter")
    headers = pytest.importorskip("warcio.statusandheaders").StatusAndHeaders
    with (here / "in.warc.gz").open("wb") as file:
        warc = writer.WARCWriter(file, gzip=True)
        warc.write_record(warc.create_warcinfo_record("in.warc.gz", {"software": "a crawler"}))
        for name, (kind, more, body) in bodies().items():
            sent = headers("200 OK", [("Content-Type", kind), *more.items()], protocol="HTTP/1.1")
            record = warc.create_warc_record(
                f"https://a.example/{name}", "response", payload=io.BytesIO(body), http_headers=sent
            )
            warc.write_record(record)
    del record
    gc.collect()
    assert unboil("batch", "in.warc.gz", "-o", "out.jsonl", "-f", "jsonl", "-q").code == 0
    greeted(rows(here / "out.jsonl"), [name for name in bodies() if name != "picture"])


def test_a_warc_written_by_wget(unboil, here):
    wget = shutil.which("wget") or pytest.skip("wget is not installed")
    names = ["plain", "latin", "chunked", "gzip"]
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        top = f"http://127.0.0.1:{server.server_port}"
        command = [wget, "-q", "--compression=auto", "--warc-file=in", "-O", os.devnull]
        subprocess.run([*command, *(f"{top}/{name}" for name in names)], check=True, timeout=60)
        server.shutdown()
    assert unboil("batch", "in.warc.gz", "-o", "out.jsonl", "-f", "jsonl", "-q").code == 0
    greeted(rows(here / "out.jsonl"), names)


class Pages(http.server.BaseHTTPRequestHandler):
    """Serves the bodies above to this machine."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        kind, more, body = bodies()[self.path[1:]]
        self.send_response(200)
        length = {} if "Transfer-Encoding" in more else {"Content-Length": str(len(body))}
        for name, value in {"Content-Type": kind, **more, **length}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        """Nothing to say."""
