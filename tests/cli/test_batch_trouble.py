"""What goes wrong around a batch costs what it touches, is named, and hides nothing."""

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from unboil.cli.batch import pool
from unboil.cli.batch.local import Local
from unboil.cli.batch.state import state_folder


def tree(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def pages(here, story):
    for name in ("a/one.txt", "locked/two.txt", "z.txt"):
        (here / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (here / "in" / name).write_bytes(story)
    return here / "in"


@pytest.fixture
def locked(pages, monkeypatch):
    """A folder that nobody may list, the superuser included."""
    scan = os.scandir

    def scandir(path="."):
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)


def test_a_folder_that_cannot_be_searched_costs_itself(unboil, pages, locked, here):
    done = unboil("batch", "in", "-o", "out", "-q", "--report", "report.jsonl")
    assert (done.code, done.errors) == (1, ["unboil: in/locked: permission denied"])
    assert sorted(tree(here / "out")) == ["a/one.txt", "z.txt"]
    report = [json.loads(line) for line in (here / "report.jsonl").read_text().splitlines()]
    assert [(line["source"], line["status"]) for line in report] == [
        ("in/a/one.txt", "done"),
        ("in/locked", "failed"),
        ("in/z.txt", "done"),
    ]
    assert report[1]["cause"] == "permission denied"


def test_a_locked_folder_takes_no_output_of_a_page(unboil, pages, locked, here, story):
    (pages / "locked.html").write_bytes(story)
    assert unboil("batch", "in", "-o", "out", "-q").code == 1
    assert sorted(tree(here / "out")) == ["a/one.txt", "locked.txt", "z.txt"]


def test_a_dry_run_names_it_too(unboil, pages, locked, here):
    done = unboil("batch", "in", "-o", "out", "--dry-run")
    assert (done.code, done.errors) == (1, ["unboil: in/locked: permission denied"])
    assert done.text.splitlines() == ["in/a/one.txt -> out/a/one.txt", "in/z.txt -> out/z.txt"]


def test_a_deep_glob_names_what_it_cannot_search(unboil, pages, locked, here):
    done = unboil("batch", "in/**/*.txt", "-o", "out", "-q")
    assert (done.code, done.errors) == (1, ["unboil: in/locked: permission denied"])
    assert {"z.txt", "a/one.txt"} <= tree(here / "out").keys()


def test_a_report_that_nobody_may_write_costs_no_work(unboil, pages, here, monkeypatch):
    (here / "shut").mkdir()
    free = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "shut" and free(path, mode))
    done = unboil("batch", "in", "-o", "out", "--report", "shut/report.jsonl")
    assert (done.code, done.errors) == (2, ["unboil: shut: permission denied"])
    assert not tree(here / "out")


def test_a_glob_without_a_match_is_named(unboil, pages, here):
    done = unboil("batch", "in/*.html", "in/z.txt", "-o", "out", "-q")
    assert (done.code, done.errors) == (1, ["unboil: in/*.html: no file matches"])
    assert sorted(tree(here / "out")) == ["z.txt"]


@pytest.mark.parametrize("url", ["notaurl", "https://", "two words.example", "http://[1"])
def test_what_is_no_address_is_refused(unboil, pages, here, url):
    for command in (["in/z.txt"], ["batch", "in", "-o", "out"]):
        done = unboil(*command, "--url", url)
        assert done.code == 2
        assert done.errors == [f"unboil: --url {url}: not an address such as https://example.org/page"]
    assert not (here / "out").exists()


@pytest.mark.parametrize("url", ["https://a.example/x?y=1", "a.example/x", "//a.example", "localhost:80/a"])
def test_what_is_an_address_is_taken(unboil, pages, url):
    assert unboil("in/z.txt", "--url", url).code == 0


def test_inputs_stay_as_they_were(unboil, pages, here):
    for path in (*pages.rglob("*"), pages):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = {path: path.stat()[:9] for path in pages.rglob("*")}
    done = unboil("batch", "in", "-o", "out", "-q")
    assert {path: path.stat()[:9] for path in pages.rglob("*")} == {
        path: (*stat[:7], path.stat().st_atime_ns // 10**9, stat[8]) for path, stat in before.items()
    }
    for path in (pages, *pages.rglob("*")):
        path.chmod(0o755)
    assert (done.code, done.errors) == (0, [])
    assert sorted(tree(here / "out")) == ["a/one.txt", "locked/two.txt", "z.txt"]


def test_what_vanishes_after_it_was_listed_is_named(unboil, pages, here, story, monkeypatch):
    (pages / "many.jsonl").write_bytes(json.dumps({"text": story.decode()}).encode())

    def vanish(*arguments):
        """Between the plan and the first page."""
        shutil.rmtree(pages / "a")
        (pages / "many.jsonl").unlink()

    monkeypatch.setattr(Local, "template", vanish)
    done = unboil("batch", "in", "-o", "out", "-q")
    assert done.code == 1
    assert done.errors == [
        "unboil: in/a/one.txt: no such file or directory",
        "unboil: in/many.jsonl:00000001: the file is broken at once: in/many.jsonl: "
        "no such file or directory",
    ]
    assert sorted(tree(here / "out")) == ["locked/two.txt", "z.txt"]


@pytest.fixture
def many(here, story):
    (here / "many").mkdir()
    for number in range(300):
        (here / "many" / f"{number:03}.txt").write_bytes(story.replace(b"Tuesday", b"day %d" % number) * 3)
    return here / "many"


@pytest.fixture
def small_disk(here):
    """A file system of one megabyte."""
    disk = here / "disk"
    disk.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mounted, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_full_disk_ends_the_run_in_words_and_can_be_resumed(spawn, here, many, small_disk, form):
    name = "out" if form == "text" else "out.jsonl"
    (here / "whole").mkdir()
    assert spawn("batch", "many", "-o", f"whole/{name}", "-f", form, "-q").code == 0
    done = spawn("batch", "many", "-o", f"disk/{name}", "-f", form, "-q")
    assert done.code == 1
    assert done.errors
    assert all(line.endswith("no space left on device") for line in done.errors)
    assert not list(small_disk.rglob("*.tmp"))
    done_before = {key: data for key, data in tree(small_disk).items() if not key.startswith(".")}
    assert done_before.items() <= tree(here / "whole").items()
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    assert spawn("batch", "many", "-o", f"disk/{name}", "-f", form, "-q", "--resume").code == 0
    visible = [{k: v for k, v in tree(top).items() if k[0] != "."} for top in (small_disk, here / "whole")]
    assert visible[0] == visible[1]


@pytest.mark.parametrize("option", ["--no-recurrence", "--recurrence"])
def test_a_file_that_may_not_grow_ends_the_run_in_words(here, many, command_line, option):
    """A quota, as anybody can have it: files of 100 kB at most."""
    command = command_line("batch", "many", "-o", "out.jsonl", "-f", "jsonl", "-q", option)
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))  # noqa: E731
    done = subprocess.run(command, capture_output=True, preexec_fn=limit, check=False)
    assert done.returncode == 1
    folder = Path(os.path.realpath(here), ".out.jsonl.unboil-batch")
    assert done.stderr.decode() == f"unboil: {folder}: file too large\n"
    assert not (here / "out.jsonl").exists()
    assert subprocess.run([*command, "--resume"], capture_output=True, check=False).returncode == 0
    assert len((here / "out.jsonl").read_bytes().splitlines()) == 300


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_table_that_nobody_can_read_is_no_failure(pages, here, command_line):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command_line("batch", "in", "-o", "out"), stderr=full, check=False)
    assert done.returncode == 0
    assert len(tree(here / "out")) == 3


def test_rules_in_a_folder_of_any_name(pages, here, command_line):
    folder = os.fsdecode(b"rules-\xff")
    Path(folder).mkdir()
    Path(folder, "a.toml").write_text(
        'schema = 1\nid = "a"\nfiles = "z.txt"\n[text]\ndrop_line = "nothing"\n'
    )
    done = subprocess.run(command_line("in/z.txt", "--rules", folder), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


INSTALLED = "import sys; sys.path.remove(''); from unboil.cli import main; sys.exit(main(sys.argv[1:]))"
"""What the installed command does: unlike `python -m` it looks for no modules in the current folder."""


def test_modules_of_the_folder_it_starts_in_are_not_run(pages, here):
    for name in ("nt", "csv", "resource", "threading", "trafilatura", "selectolax"):
        (here / f"{name}.py").write_text(f"open('{name}-ran', 'w')\nraise SystemExit('not yours')\n")
    batch = [sys.executable, "-c", INSTALLED, "batch", "in", "-o", "out", "-q"]
    done = subprocess.run(batch, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert not list(here.glob("*-ran"))
    assert sorted(tree(here / "out")) == ["a/one.txt", "locked/two.txt", "z.txt"]


def test_workers_that_cannot_be_started_end_the_run_in_words(unboil, pages, here, monkeypatch):
    def refuse(process):
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("multiprocessing.context.ForkServerProcess.start", refuse)
    done = unboil("batch", "in", "-o", "out", "-q")
    assert done.errors == ["unboil: no worker process can be started: resource temporarily unavailable"]
    assert done.code == 1
    assert not tree(here / "out")


def test_the_top_folder_can_be_written_to(pages):
    """Its state lies in it: there is nothing beside it, and it has no name."""
    assert state_folder(Path("/")) == Path("/.unboil-batch")


@pytest.mark.parametrize("name", [".out.unboil-batch", ".out.unboil-batch.old"])
def test_a_link_in_the_place_of_the_state_is_refused(unboil, pages, here, name):
    (here / "mine").mkdir()
    (here / "mine" / "articles").write_text("mine")
    (here / name).symlink_to("mine")
    for more in ((), ("--resume",)):
        done = unboil("batch", "in", "-o", "out", "-q", *more)
        path = Path(os.path.realpath(here), name)
        assert done.errors == [f"unboil: {path}: a symbolic link; what a run notes needs a folder of its own"]
        assert done.code == 2
    assert tree(here / "mine") == {"articles": b"mine"}
    assert not tree(here / "out")


@pytest.mark.parametrize("name", ["o" * 237, "o" * 238, "o" * 250, "ö" * 125, "o" * 255])
def test_an_output_with_a_long_name_has_a_state_too(unboil, pages, here, name):
    assert unboil("batch", "in", "-o", name, "-q").code == 0
    before = {path: path.stat().st_ino for path in (here / name).rglob("*.txt")}
    assert len(before) == 3
    assert unboil("batch", "in", "-o", name, "-q", "--resume").code == 0
    assert {path: path.stat().st_ino for path in (here / name).rglob("*.txt")} == before
    assert state_folder(here / name) != state_folder(here / f"{name[:-1]}x")


def test_the_folder_it_starts_in_may_be_gone(pages, here, command_line):
    """As long as no path leads through it."""
    command = command_line("batch", str(pages), "-o", str(here / "out"), "-q")
    gone = here / "gone"
    gone.mkdir()
    leave = f"import os, sys; os.rmdir({str(gone)!r}); os.execv(sys.executable, sys.argv[1:])"
    done = subprocess.run([sys.executable, "-c", leave, *command], cwd=gone, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert sorted(tree(here / "out")) == ["a/one.txt", "locked/two.txt", "z.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder stays as long as somebody is in it")
def test_who_is_in_a_folder_that_is_gone_stays_there(here, monkeypatch):
    (here / "gone").mkdir()
    monkeypatch.chdir(here / "gone")
    (here / "gone").rmdir()
    with pool._somewhere():
        assert Path.cwd() == Path("/")
    with pytest.raises(FileNotFoundError):
        Path.cwd()
