"""`unboil batch --resume`: goes on after a kill, with the bytes of an undisturbed run."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from unboil.cli.batch import lock, state
from unboil.cli.batch.local import Local
from unboil.cli.errors import UsageError

COUNT = 150


@pytest.fixture
def pages(here, story, page):
    """Texts with furniture of their own, and some HTML."""
    folder = here / "pages"
    folder.mkdir()
    for number in range(COUNT):
        text = story.replace(b"library", b"library number %d" % number) + b"Northern Courier, priced fairly\n"
        (folder / f"{number:04}.txt").write_bytes(text)
    (folder / "page.html").write_bytes(page)
    (folder / "void.html").write_bytes(b"")
    return folder


def tree(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def children(pid):
    """The processes below a process."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, check=False)
    below = [int(word) for word in found.stdout.split()]
    return below + [inner for child in below for inner in children(child)]


def killed(command, *, wait, worker=False):
    """Start a run, and after so many seconds kill it, or one of its workers (and let it end)."""
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(wait)
    victims = children(process.pid) if worker else [process.pid]
    if victims and process.poll() is None:
        with suppress(ProcessLookupError):  # it may have ended since
            os.kill(random.Random(wait).choice(victims), signal.SIGKILL)
    process.wait(timeout=60)


needs_ps = pytest.mark.skipif(sys.platform == "win32", reason="kills as only POSIX can")


@needs_ps
@pytest.mark.parametrize("target", ["out", "out.jsonl"])
@pytest.mark.parametrize("worker", [False, True], ids=["parent", "worker"])
def test_a_killed_run_goes_on_and_ends_with_the_same_bytes(spawn, here, pages, command_line, target, worker):
    form = ["-f", "jsonl"] if target.endswith("jsonl") else []
    whole = here / "whole"
    whole.mkdir()
    assert spawn("batch", "pages", "-o", f"whole/{target}", "-j", "2", *form).code == 1
    rest = ["batch", "pages", "-o", f"parts/{target}", "-j", "2", *form, "--resume"]
    for wait in (0.4, 0.6, 0.8):
        killed(command_line(*rest), wait=wait, worker=worker)
    assert spawn(*rest).code == 1
    assert visible(here / "parts") == visible(whole)
    assert not list(here.rglob("*.tmp"))


def visible(folder):
    return {name: data for name, data in tree(folder).items() if not name.startswith(".")}


def inodes(folder):
    """Tells which files were written again: a whole file comes with a new inode."""
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_what_is_done_is_not_done_again(unboil, here, pages):
    unboil("batch", "pages", "-o", "out", "--report", "first.jsonl")
    before = inodes(here / "out")
    done = unboil("batch", "pages", "-o", "out", "--resume", "--report", "second.jsonl")
    assert done.code == 1
    assert inodes(here / "out") == before
    files = (here / f"{name}.jsonl" for name in ("first", "second"))
    first, second = ([json.loads(line) for line in file.read_text().splitlines()] for file in files)
    assert [line | {"seconds": 0} for line in second] == [line | {"seconds": 0} for line in first]


def changed(before, after):
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_a_changed_page_and_a_damaged_output_are_done_again(unboil, here, pages, page):
    unboil("batch", "pages", "-o", "out", "--no-recurrence")
    before = inodes(here / "out")
    (pages / "0007.txt").write_bytes((pages / "0007.txt").read_bytes().replace(b"Tuesday", b"Friday"))
    (here / "out" / "0009.txt").write_bytes(b"torn")
    (here / "out" / "0011.txt").unlink()
    unboil("batch", "pages", "-o", "out", "--no-recurrence", "--resume")
    assert changed(before, inodes(here / "out")) == {"0007.txt", "0009.txt", "0011.txt"}
    assert b"Friday" in (here / "out" / "0007.txt").read_bytes()


def test_the_output_of_a_page_that_is_none_any_more_goes(unboil, here, pages):
    unboil("batch", "pages", "-o", "out")
    (pages / "0007.txt").write_bytes(b"")
    unboil("batch", "pages", "-o", "out", "--resume")
    assert not (here / "out" / "0007.txt").exists()


@pytest.mark.parametrize("option", ["--favor=recall", "--with-title", "--rules=rules", "--no-site-rules"])
def test_other_options_and_rules_redo_everything(unboil, here, pages, option):
    (here / "rules").mkdir()
    (here / "rules" / "mine.toml").write_text(
        'schema = 1\nid = "mine"\nhosts = ["mine.example"]\n[text]\ndrop_line = ["Nothing to see"]\n'
    )
    unboil("batch", "pages", "-o", "out")
    before = inodes(here / "out")
    unboil("batch", "pages", "-o", "out", "--resume", option)
    assert changed(before, inodes(here / "out")) == before.keys()


def test_a_torn_manifest_is_believed_up_to_the_tear(unboil, here, pages):
    unboil("batch", "pages", "-o", "out")
    before = inodes(here / "out")
    manifest = here / ".out.unboil-batch" / "manifest.jsonl"
    lines = manifest.read_bytes().splitlines(keepends=True)
    manifest.write_bytes(b"".join(lines[:51]) + lines[51][:20])
    unboil("batch", "pages", "-o", "out", "--resume")
    assert len(changed(before, inodes(here / "out"))) == len(before) - 50


@pytest.mark.parametrize(
    "harm",
    [
        lambda line: b"{}\n",
        lambda line: b"null\n",
        lambda line: line.replace(b'"name"', b'"nbme"'),
        lambda line: line.replace(b'"written": "', b'"written": "0'),
        lambda line: line.replace(b'"report": {', b'"report": {"x": 1}, "rest": {'),
    ],
    ids=["empty", "null", "key", "digest", "report"],
)
def test_a_damaged_line_of_the_manifest_is_where_belief_ends(unboil, here, pages, harm):
    unboil("batch", "pages", "-o", "out", "-q", "--report", "first.jsonl")
    before = inodes(here / "out")
    manifest = here / ".out.unboil-batch" / "manifest.jsonl"
    lines = manifest.read_bytes().splitlines(keepends=True)
    damaged = harm(lines[51])
    assert damaged != lines[51]
    manifest.write_bytes(b"".join((*lines[:51], damaged, *lines[52:])))
    done = unboil("batch", "pages", "-o", "out", "-q", "--resume", "--report", "second.jsonl")
    assert (done.code, done.errors) == (1, ["unboil: pages/void.html: empty input"])
    assert len(changed(before, inodes(here / "out"))) == len(before) - 50


def test_one_file_leaves_nothing_beside_it(unboil, here, pages):
    unboil("batch", "pages", "-o", "out.jsonl", "-f", "jsonl")
    assert sorted(path.name for path in here.iterdir()) == ["out.jsonl", "pages"]


def test_two_runs_do_not_write_to_one_place(unboil, here, pages, command_line):
    command = command_line("batch", "pages", "-o", "out", "-j", "1")
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    manifest = here / ".out.unboil-batch" / "manifest.jsonl"
    end = time.monotonic() + 30
    while not (manifest.exists() and manifest.stat().st_size):
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)
    process.send_signal(signal.SIGSTOP)
    done = unboil("batch", "pages", "-o", "out")
    process.send_signal(signal.SIGCONT)
    process.wait(timeout=60)
    assert done.code == 2
    assert done.errors[-1].endswith("another unboil batch is writing here")


@needs_ps
def test_a_run_that_waits_for_its_first_look_is_not_overtaken(unboil, here, pages, monkeypatch):
    """Another run that starts while this one still reads what an older one left finds the place taken."""
    assert unboil("batch", "pages", "-o", "out", "-q").code == 1
    said = []
    load = state._Older.load

    def slow(older):
        """Reads on while the other one comes, once."""
        monkeypatch.setattr(state._Older, "load", load)
        said.append(unboil("batch", "pages", "-o", "out", "-q", "--resume"))
        return load(older)

    monkeypatch.setattr(state._Older, "load", slow)
    assert unboil("batch", "pages", "-o", "out", "-q", "--resume").code == 1
    assert said[0].code == 2
    assert said[0].errors[-1].endswith("another unboil batch is writing here")
    assert not list(here.glob(".*.lock"))


@needs_ps
def test_a_lock_that_its_holder_removed_meanwhile_is_taken_anew(here, monkeypatch):
    """Who opened the file before it was removed would otherwise hold one that nobody else sees."""
    path, take = here / "state.lock", lock._lock

    def late(descriptor, folder):
        """The last holder ends between the opening and the locking, once."""
        monkeypatch.setattr(lock, "_lock", take)
        path.unlink()
        take(descriptor, folder)

    monkeypatch.setattr(lock, "_lock", late)
    with lock.held(here / "state"):
        assert path.exists()
        with pytest.raises(UsageError, match="another unboil batch"), lock.held(here / "state"):
            pass
        assert path.exists()
    assert not path.exists()


@needs_ps
@pytest.mark.parametrize("target", ["out", "out.jsonl"])
def test_what_another_process_is_writing_beside_stays(unboil, here, pages, target):
    (here / "out").mkdir()
    folder = here / "out" if target == "out" else here
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    numbers = {"living": os.getppid(), "dead": ended.pid, "own": os.getpid(), "none": "x"}
    files = {name: folder / f".unboil-{number}-0a1b2c3d.tmp" for name, number in numbers.items()}
    for file in files.values():
        file.touch()
    form = ["-f", "jsonl"] if target != "out" else []
    assert unboil("batch", "pages", "-o", target, "-q", "--resume", *form).code == 1
    assert [name for name, file in files.items() if file.exists()] == ["living"]


@needs_ps
def test_what_a_worker_of_the_killed_run_leaves_late_goes_at_the_end(unboil, here, pages, monkeypatch):
    (here / "out").mkdir()
    worker = subprocess.Popen(["sleep", "60"])
    file = here / "out" / f".unboil-{worker.pid}-0a1b2c3d.tmp"
    file.touch()
    find = Local.template

    def template(*arguments):
        """The worker ends after the first look."""
        assert file.exists()
        worker.kill()
        worker.wait()
        return find(*arguments)

    monkeypatch.setattr(Local, "template", template)
    assert unboil("batch", "pages", "-o", "out", "-q", "--resume").code == 1
    assert not file.exists()


def test_max_errors_stops_and_resume_goes_on(unboil, here, pages):
    for number in (3, 5, 7):
        (pages / f"{number:04}.txt").write_bytes(b"")
    done = unboil("batch", "pages", "-o", "out", "-j", "1", "--max-errors", "2", "-q")
    assert done.code == 1
    assert done.errors[-1] == "unboil: stopped: 2 failed; --resume goes on from here"
    assert not (here / "out" / f"{COUNT - 1:04}.txt").exists()
    assert unboil("batch", "pages", "-o", "out", "-j", "1", "--fail-fast", "-q").code == 1
    assert unboil("batch", "pages", "-o", "out", "--resume").code == 1
    assert (here / "out" / f"{COUNT - 1:04}.txt").exists()


def test_reports_and_rows_hold_no_lone_surrogate_and_resume_knows_the_name(unboil, here, story):
    name = os.fsdecode(b"caf\xe9.txt")
    (here / "in").mkdir()
    try:
        (here / "in" / name).write_bytes(story)
    except OSError:
        pytest.skip("the file system takes only names in UTF-8")
    command = ("batch", "in", "-o", "out", "--report", "report.jsonl")
    assert unboil(*command).code == 0
    report = (here / "report.jsonl").read_text("utf-8")
    assert json.loads(report)["source"] == "in/caf\\xe9.txt"
    assert unboil(*command, "--resume").code == 0
    assert (here / "report.jsonl").read_text("utf-8") == report
    article = json.loads(unboil(f"in/{name}", "-f", "json").text)
    assert article["source"] == "in/caf\\xe9.txt"


def test_a_report_after_a_run_without_one_tells_the_same(unboil, here, pages):
    first, second = (["batch", str(pages), "-o", name, "-j", "1", "-q"] for name in ("a", "b"))
    assert unboil(*first).code == 1  # one page is void
    assert unboil(*first, "--resume", "--report", "a.jsonl").code == 1
    assert unboil(*second, "--report", "b.jsonl").code == 1

    def told(name):
        rows = [json.loads(line) for line in (here / name).read_text().splitlines()]
        return [{**row, "seconds": 0, "output": None} for row in rows]

    assert told("a.jsonl") == told("b.jsonl")
    assert sum(row["kept"] is not None for row in told("a.jsonl")) == COUNT + 1
