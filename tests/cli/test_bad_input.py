"""Bad input: one clear line on stderr, the documented code, nothing lost and nothing overwritten."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def one_error(done, code, *words):
    """One line on stderr that says `unboil:` and all the words, and the exit code."""
    assert done.code == code
    assert len(done.errors) == 1, done.err
    assert done.err.startswith("unboil: ")
    for word in words:
        assert word in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty input"),
        (b" \n\t\r\n ", "nothing but white space"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG image"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_what_is_no_page(unboil, here, data, words):
    (here / "page").write_bytes(data)
    done = unboil("page")
    one_error(done, 1, "page: ", words)
    assert done.out == b""


def test_a_missing_file(unboil):
    one_error(unboil("missing.html"), 1, "missing.html: no such file or directory")


def test_a_folder_given_to_clean(unboil, here):
    (here / "folder").mkdir()
    one_error(unboil("folder"), 1, "folder: ", "unboil batch")


def test_invalid_utf8_is_read_with_a_warning(unboil, here, prose):
    (here / "page.txt").write_bytes(prose.encode() + b" \xff\xfe\x81\x8d\x8f " + prose.encode())
    done = unboil("page.txt")
    assert done.code == 0
    assert b"The council agreed" in done.out
    done.out.decode("utf-8")
    (here / "one.txt").write_bytes(prose.encode() + b"\xff")
    assert "warning: 1 byte sequence is not valid utf-8" in unboil("--encoding", "utf-8", "one.txt").err


def test_nul_bytes_end_in_no_traceback(unboil, here, prose):
    (here / "page.txt").write_bytes(prose.encode().replace(b"library", b"lib\x00rary"))
    done = unboil("page.txt")
    assert done.code in (0, 1)
    assert "internal error" not in done.err


def test_a_line_of_fifty_megabytes(spawn, here, prose):
    (here / "long.txt").write_bytes(prose.encode() + b" " + b"x" * 50_000_000)
    done = spawn("long.txt")
    assert done.code in (0, 1)
    assert len(done.errors) <= 1
    assert "internal error" not in done.err
    assert len(done.out) in (0, len(prose) + 1, 50_000_000 + len(prose) + 2)


@pytest.mark.parametrize(
    "arguments",
    [
        ["page.txt", "-o", "page.txt"],
        ["page.txt", "-o", "./link.txt"],
        ["page.txt", "other.txt", "-o", "."],
        ["batch", "page.txt", "-o", "."],
        ["batch", "page.txt", "-f", "jsonl", "-o", "page.txt"],
    ],
)
def test_an_output_over_an_input(unboil, here, story, arguments):
    (here / "page.txt").write_bytes(story)
    (here / "other.txt").write_bytes(story)
    (here / "link.txt").symlink_to("page.txt")
    one_error(unboil(*arguments), 2, "page.txt")
    assert (here / "page.txt").read_bytes() == (here / "other.txt").read_bytes() == story


@pytest.mark.parametrize("output", ["pages", "pages/out", "pages/../pages/out", "alias/out"])
def test_an_output_in_an_input_folder(unboil, here, story, output):
    (here / "pages").mkdir()
    (here / "pages" / "a.txt").write_bytes(story)
    (here / "alias").symlink_to("pages")
    one_error(unboil("batch", "pages", "-o", output), 2, "input folder pages")
    assert [path.name for path in (here / "pages").iterdir()] == ["a.txt"]


def test_two_inputs_with_one_output(unboil, here, story):
    for name in ("a/page.html", "b/page.txt"):
        (here / name).parent.mkdir()
        (here / name).write_bytes(story)
    for arguments in (["batch", "a", "b"], ["a/page.html", "b/page.txt"]):
        one_error(unboil(*arguments, "-o", "out"), 2, "a/page.html", "b/page.txt", "out/page.txt")
    assert not (here / "out").exists()


def test_an_output_that_is_a_folder_for_another(unboil, here, story):
    (here / "in" / "a.txt").mkdir(parents=True)
    (here / "in" / "a.html").write_bytes(story)
    (here / "in" / "a.txt" / "b.html").write_bytes(story)
    one_error(unboil("batch", "in", "-o", "out"), 2, "in/a.html", "out/a.txt")


def test_an_output_that_cannot_be_written(unboil, here, story):
    (here / "page.txt").write_bytes(story)
    (here / "file").write_bytes(b"mine")
    one_error(unboil("page.txt", "-o", "file/out.txt"), 1, "file")
    one_error(unboil("batch", "page.txt", "-o", "file/out"), 2, "file")
    one_error(unboil("batch", "page.txt", "-o", "file"), 2, "file")
    assert (here / "file").read_bytes() == b"mine"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("command", [[], ["preview"]])
def test_a_full_standard_output(here, command_line, story, command):
    (here / "page.txt").write_bytes(story)
    with Path("/dev/full").open("wb") as full:
        words = command_line(*command, "page.txt")
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr == b"unboil: standard output: no space left on device\n"


def test_a_full_disk(spawn, here, story):
    (here / "page.txt").write_bytes(story)
    done = spawn("page.txt", "-o", "/dev/full")
    assert (done.code, done.errors) == (1, ["unboil: page.txt: /dev/full: no space left on device"])


def test_an_output_that_cannot_be_made_is_named_by_its_own_name(unboil, here, story):
    (here / "page.txt").write_bytes(story)
    if not Path("/proc/self").is_dir():
        pytest.skip("needs a folder that takes no files")
    done = unboil("page.txt", "-o", "/proc/out.txt")
    assert (done.code, done.errors) == (1, ["unboil: page.txt: /proc/out.txt: no such file or directory"])


def test_a_working_directory_that_is_gone(unboil, here, story, tmp_path, monkeypatch):
    page = tmp_path / "page.txt"
    page.write_bytes(story)
    (here / "gone").mkdir()
    monkeypatch.chdir(here / "gone")
    (here / "gone").rmdir()
    done = unboil("clean", str(page))
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["page.txt"],
        ["page.txt", "--format", "jsonl"],
        ["preview", "page.txt"],
        ["batch", "page.txt", "-o", "out", "--dry-run"],
        ["rules", "list"],
    ],
)
def test_a_reader_that_leaves_early(here, command_line, story, arguments):
    (here / "page.txt").write_bytes(story)
    command = command_line(*arguments)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_closed_stdout(here, story):
    (here / "page.txt").write_bytes(story)
    shell = f"'{sys.executable}' -m unboil.cli page.txt >&-"
    done = subprocess.run(["/bin/sh", "-c", shell], capture_output=True, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


ODD_NAMES = [b"new\nline", b"\x1b[31mred", b"-dash", b"[bold]", b"na\xff\xfeme", b"bidi\xe2\x80\xae", b" "]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_file_names_are_read_and_written(unboil, here, story, prose, name):
    (here / "in").mkdir()
    (here / "in" / os.fsdecode(name)).write_bytes(story)
    assert unboil("--", os.fsdecode(b"in/" + name)).code == 0
    assert unboil("batch", "in", "-o", "out", "-j", "1").code == 0
    assert [os.fsencode(path.name) for path in Path("out").iterdir()] == [name + b".txt"]
    assert unboil("batch", "in", "-o", "all.jsonl", "-f", "jsonl", "-j", "1").code == 0
    assert unboil("batch", "in", "-o", "out", "--dry-run").code == 0


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_file_names_reach_stderr_in_one_harmless_line(unboil, here, name):
    (here / os.fsdecode(name)).write_bytes(b"")
    done = unboil("--", os.fsdecode(name))
    one_error(done, 1, "empty input")
    assert "\x1b" not in done.err
    assert "\u202e" not in done.err


def test_an_unknown_site_is_a_mistake_of_the_call(unboil, here, story):
    (here / "page.txt").write_bytes(story)
    one_error(unboil("--site", "nosuch", "page.txt"), 2, "nosuch")
    one_error(unboil("batch", "page.txt", "-o", "out", "--site", "nosuch"), 2, "nosuch")


BROKEN_RULES = {
    "syntax": ("id = \n", "rule.toml"),
    "key": ('schema = 1\nid = "x"\nhosts = ["a.example"]\n[text]\ndrop_lines = ["x"]\n', "rule.toml:5"),
    "regex": ('schema = 1\nid = "x"\nhosts = ["a.example"]\n[text]\ndrop_line = ["re:(x"]\n', "rule.toml:5"),
    "selector": ('schema = 1\nid = "x"\nhosts = ["a.example"]\n[html]\nstrip = ["div["]\n', "rule.toml:5"),
}


@pytest.mark.parametrize("kind", BROKEN_RULES)
def test_a_broken_rule_file_stops_the_run(unboil, here, story, kind):
    source, where = BROKEN_RULES[kind]
    (here / "rules").mkdir()
    (here / "rules" / "rule.toml").write_text(source)
    (here / "page.txt").write_bytes(story)
    for arguments in (
        ["page.txt", "--rules", "rules", "--url", "https://a.example/x"],
        ["batch", "page.txt", "-o", "out", "--rules", "rules", "--url", "https://a.example/x"],
    ):
        one_error(unboil(*arguments), 2, where)
    assert not list(here.glob("out/*"))


@pytest.mark.parametrize("command", [[], ["preview"]])
@pytest.mark.parametrize("name", ["p.jsonl", "p.JSONL.gz", "p.parquet", "p.warc", "p.ndjson", "p.tar.zst"])
def test_a_file_of_records_is_no_page(unboil, here, story, command, name):
    (here / name).write_bytes(story)
    done = unboil(*command, name)
    one_error(done, 1, f"{name}: holds records; unboil batch reads them")
    assert done.out == b""


def test_a_file_of_records_that_is_not_there_is_missing(unboil, here):
    one_error(unboil("p.jsonl"), 1, "p.jsonl: no such file or directory")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("check", "nothing: no rule files"),
        ("test", "nothing: no rule files"),
        ("coverage", "there are no pages in the input"),
        ("learn", "there are no pages in the input"),
    ],
)
def test_a_folder_with_nothing_in_it_is_a_wrong_call(unboil, here, command, words):
    (here / "nothing").mkdir()
    one_error(unboil("rules", command, "nothing"), 2, words)


@pytest.mark.parametrize("arguments", [["missing.html", "page.txt"], ["preview", "missing.html", "page.txt"]])
def test_without_a_standard_error_nothing_is_said_among_the_output(here, command_line, story, arguments):
    (here / "page.txt").write_bytes(story)
    whole = subprocess.run(command_line(*arguments), capture_output=True, check=False)
    closed = subprocess.run(
        ["sh", "-c", 'exec "$@" 2>&-', "sh", *command_line(*arguments)], capture_output=True, check=False
    )
    assert (closed.returncode, closed.stdout) == (1, whole.stdout)


@pytest.mark.parametrize(
    ("arguments", "closed", "words"),
    [
        (["--version"], ">&-", "standard output is closed"),
        (["preview"], "<&-", "standard input is closed"),
        (["review"], "<&-", "review needs"),
    ],
)
def test_a_closed_stream_is_named(here, command_line, arguments, closed, words):
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}', "sh", *command_line(*arguments)], capture_output=True, check=False
    )
    assert done.returncode in (1, 2)
    assert words in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("name", ["\udcff", "", "hex", "punycode", "a\0b"])
def test_an_encoding_that_is_none(unboil, here, story, name):
    (here / "page.txt").write_bytes(story)
    one_error(unboil("--encoding", name, "page.txt"), 2, "no such character set")


def test_a_home_that_nobody_may_enter_is_as_none(unboil, here, story, monkeypatch):
    (here / "page.txt").write_bytes(story)
    stat = os.stat

    def locked(path, *more, **named):
        if "home" in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, *more, **named)

    monkeypatch.setattr(os, "stat", locked)
    done = unboil("page.txt")
    assert (done.code, done.err) == (0, "")
