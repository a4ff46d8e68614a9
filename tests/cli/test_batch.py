"""`unboil batch`: folders, globs, lists of files; whole files, in order, for any number of jobs."""

import json
import os
import signal
import subprocess
import time

import pytest

from unboil.cli.batch.pool import run_jobs
from unboil.cli.plan import Job
from unboil.cli.sources import Source
from unboil.cli.work import Result, Status


@pytest.fixture
def pages(here, story, page):
    """A folder with a page in it, one in a folder below, one without a suffix, and hidden files."""
    folder = here / "pages"
    (folder / "a").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "one.html").write_bytes(page)
    (folder / "a" / "two.txt").write_bytes(story)
    (folder / "a" / "example.org_v1.2").write_bytes(story)
    (folder / ".hidden.txt").write_bytes(story)
    (folder / ".git" / "config.txt").write_bytes(story)
    return folder


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_folders_are_mirrored_and_hidden_files_left_out(unboil, pages, here, prose):
    done = unboil("batch", "pages", "--output", "out", "--jobs", "1")
    assert (done.code, done.out) == (0, b"")
    files = tree(here / "out")
    assert sorted(files) == ["a/example.org_v1.2.txt", "a/two.txt", "one.txt"]
    assert all(prose.encode() in data for data in files.values())


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_bytes_do_not_depend_on_jobs(unboil, pages, here, form):
    for jobs in ("1", "3"):
        assert unboil("batch", "pages", "-o", f"out{jobs}", "--format", form, "--jobs", jobs).code == 0
    assert tree(here / "out1") == tree(here / "out3") != {}


def test_json_lines_go_to_one_file_in_order(unboil, pages, here):
    for jobs in ("1", "2"):
        assert unboil("batch", "pages", "-o", f"{jobs}.jsonl", "-f", "jsonl", "-j", jobs).code == 0
    lines = (here / "1.jsonl").read_bytes()
    assert lines == (here / "2.jsonl").read_bytes()
    sources = [json.loads(line)["source"] for line in lines.splitlines()]
    assert sources == ["pages/a/example.org_v1.2", "pages/a/two.txt", "pages/one.html"]


def test_the_closing_table_counts_files_shares_and_failures(unboil, pages):
    (pages / "empty.txt").write_bytes(b"")
    done = unboil("batch", "pages", "-o", "out", "-j", "1")
    assert done.code == 1
    rows = {" ".join(line.split()[:-1]): line.split()[-1] for line in done.errors}
    assert rows["files"] == "4"
    assert rows["failed"] == "1"
    assert rows["no article"] == "0"
    assert any(row.startswith("characters kept") for row in rows)
    assert "unboil: pages/empty.txt: empty input" in done.errors
    assert "\x1b" not in done.err


def test_quiet_leaves_only_failures(unboil, pages):
    (pages / "empty.txt").write_bytes(b"")
    done = unboil("batch", "pages", "-o", "out", "-j", "1", "-q")
    assert done.errors == ["unboil: pages/empty.txt: empty input"]


def test_globs_are_mirrored_from_their_fixed_part_on(unboil, pages, here):
    assert unboil("batch", "pages/**/*.txt", "-o", "out", "-j", "1").code == 0
    assert sorted(tree(here / "out")) == ["a/two.txt"]


def test_two_stars_within_a_name_are_as_one(unboil, pages, here):
    (pages / "a" / "also.txt").write_bytes((pages / "a" / "two.txt").read_bytes())
    assert unboil("batch", "pages/a**", "-o", "out", "-j", "1").code == 0
    assert {"a/also.txt", "a/two.txt"} <= tree(here / "out").keys()
    assert unboil("batch", "pages/o**.html", "-o", "out2", "-j", "1").code == 0
    assert sorted(tree(here / "out2")) == ["one.txt"]


def test_names_can_come_from_a_list(unboil, pages, here):
    names = b"pages/a/two.txt\0pages/one.html\0"
    done = unboil("batch", "--files-from", "-", "-0", "-o", "out", "-j", "1", stdin=names)
    assert done.code == 0
    assert sorted(tree(here / "out")) == ["pages/a/two.txt", "pages/one.txt"]
    (here / "list").write_text("pages/one.html\n\npages/missing.html\n")
    assert unboil("batch", "--files-from", "list", "-o", "out2", "-j", "1").code == 1
    assert sorted(tree(here / "out2")) == ["pages/one.txt"]


def test_a_dry_run_says_what_it_would_do_and_does_nothing(unboil, pages, here):
    done = unboil("batch", "pages", "-o", "out", "--dry-run")
    assert done.code == 0
    assert done.text.splitlines()[-1] == "pages/one.html -> out/one.txt"
    assert not (here / "out").exists()


def test_the_report_has_a_line_for_each_page(unboil, pages, here):
    (pages / "empty.txt").write_bytes(b"")
    unboil("batch", "pages", "-o", "out", "-j", "2", "--report", "report.jsonl")
    lines = [json.loads(line) for line in (here / "report.jsonl").read_text().splitlines()]
    assert [line["status"] for line in lines] == ["done", "done", "failed", "done"]
    assert lines[2]["cause"] == "empty input"
    assert 0 < lines[0]["kept"] < 1


@pytest.mark.parametrize("report", ["pages/one.html", "out/one.txt", "pages"])
def test_a_report_goes_over_no_input_no_output_and_no_folder(unboil, pages, here, report):
    before = tree(pages)
    done = unboil("batch", "pages", "-o", "out", "--report", report)
    assert done.code == 2
    assert done.err.startswith(f"unboil: {report}: ")
    assert tree(pages) == before
    assert not (here / "out").exists()


def test_an_interrupt_leaves_whole_files_only(here, page, command_line):
    folder = here / "pages"
    folder.mkdir()
    for number in range(3000):
        (folder / f"{number:04}.html").write_bytes(page)
    out = here / "out"
    process = subprocess.Popen(
        command_line("batch", "pages", "-o", "out", "-j", "2"), stderr=subprocess.PIPE, start_new_session=True
    )
    wait_for(lambda: out.is_dir() and len(list(out.iterdir())) > 50)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == b"unboil: interrupted; --resume goes on from here\n"
    written = list(out.iterdir())
    assert 0 < len(written) < 3000
    assert {path.suffix for path in written} == {".txt"}
    assert len({path.read_bytes() for path in written}) == 1


def wait_for(condition, seconds=60.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)


def dies_on_seven(job):
    if job.source.name == "7":
        os._exit(1)
    return Result(job=job)


def lost(job, cause):
    return Result(job=job, status=Status.FAILED, cause=cause)


def test_a_page_that_kills_its_worker_costs_only_itself(here):
    jobs = [Job(Source(here.parent.__class__(str(number)), here)) for number in range(50)]
    results = list(run_jobs(jobs, dies_on_seven, lost, 2))
    assert [result.job for result in results] == jobs
    assert [result.job.source.name for result in results if result.status is Status.FAILED] == ["7"]


def site_text(number):
    """A flat text whose furniture no lexicon knows: only its recurrence gives it away."""
    prose = (
        f"On day {number} the council of ward {number} agreed to open library {number} in the market hall."
    )
    more = (
        f"It will cost {number} million euros, which come from a fund that was set aside for bridge {number}."
    )
    furniture = (
        "Ostermark Courier, the paper of the northern wards since the year of the great flood, priced fairly"
    )
    return f"{prose}\nHarbour wards weekly digest\n{more}\n{prose[3:]}\n{furniture}\n"


@pytest.fixture
def site(here):
    folder = here / "site"
    folder.mkdir()
    for number in range(11, 19):
        (folder / f"{number}.txt").write_text(site_text(number))
    return folder


def test_what_recurs_on_a_site_goes(unboil, site, here):
    for extra in ((), ("--no-recurrence",)):
        assert unboil("batch", "site", "-o", f"out{len(extra)}", "-f", "json", *extra).code == 0
    with_it, without = (
        [json.loads(data)["blocks"] for name, data in sorted(tree(here / f"out{n}").items())] for n in (0, 1)
    )
    signals = [[block["by"] for block in blocks].count("signal:template") for blocks in with_it]
    assert signals == [2] * 8
    assert not any(block["by"] == "signal:template" for blocks in without for block in blocks)
    kept = ["".join(block["text"] for block in blocks if block["keep"]) for blocks in with_it]
    assert all(f"library {n} in the market hall" in text for n, text in enumerate(kept, 11))


def test_recurrence_depends_on_neither_jobs_nor_order(unboil, site, here):
    names = sorted(str(path.relative_to(here)) for path in site.iterdir())
    for jobs, order in (("1", names), ("2", names[::-1])):
        assert unboil("batch", *order, "-o", f"out{jobs}", "-j", jobs).code == 0
    assert tree(here / "out1") == tree(here / "out2") != {}


def test_another_site_is_not_asked(unboil, site, here):
    for number, path in enumerate(sorted(site.iterdir())):
        (here / "many" / str(number)).mkdir(parents=True)
        path.rename(here / "many" / str(number) / "page.txt")
    assert unboil("batch", "many", "-o", "many.jsonl", "-f", "jsonl").code == 0
    assert b"signal:template" not in (here / "many.jsonl").read_bytes()
    assert unboil("batch", "many", "-o", "one.jsonl", "-f", "jsonl", "--url", "https://a.example/").code == 0
    assert b"signal:template" in (here / "one.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("patterns", "names"),
    [
        (["--include", "*.html"], ["one.txt"]),
        (["--include", "*.html", "--include", "*.txt"], ["a/two.txt", "one.txt"]),
        (["--exclude", "a/*"], ["one.txt"]),
        (["--include", "*.txt", "--exclude", "a/*"], None),
    ],
)
def test_patterns_choose_among_the_files_of_a_folder(unboil, pages, here, patterns, names):
    done = unboil("batch", "pages", "-o", "out", *patterns)
    if names is None:
        assert (done.code, done.errors) == (2, ["unboil: there are no pages in the input"])
    else:
        assert done.code == 0
        assert sorted(tree(here / "out")) == names


def test_two_pages_of_one_output_are_refused_with_a_way_out(unboil, here, page):
    (here / "in").mkdir()
    for name in ("a.html", "a.htm"):
        (here / "in" / name).write_bytes(page)
    done = unboil("batch", "in", "-o", "out")
    assert done.code == 2
    assert "in/a.htm and in/a.html would both be written to out/a.txt; leave one out" in done.err
    assert "--format jsonl" in done.err
    assert unboil("batch", "in", "-o", "out.jsonl", "-f", "jsonl", "-q").code == 0
