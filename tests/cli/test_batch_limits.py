"""A page that crashes, hangs or eats memory costs itself only, and is named."""

import ctypes
import os
import time
from multiprocessing import connection
from pathlib import Path
from types import SimpleNamespace

import pytest

from unboil.cli.batch.pool import run_jobs
from unboil.cli.batch.progress import Pace, Tally
from unboil.cli.batch.worker import Limits
from unboil.cli.work import Status


def fragile(job):
    """What a job's name says."""
    match job:
        case "crash":
            ctypes.string_at(0)
        case "exit":
            os._exit(3)
        case "hang":
            time.sleep(600)
        case "nap":
            time.sleep(0.5)
        case "spin":
            while True:
                pass
        case "eat":
            kept = []
            while True:
                kept.append(bytearray(10_000_000))
        case "raise":
            raise ValueError("all is wrong")
    return f"{job} done"


def lost(job, cause):
    return f"{job}: {cause}"


def run(jobs, workers=2, seconds=20.0, megabytes=0):
    return list(run_jobs(jobs, fragile, lost, workers, Limits(seconds, megabytes)))


NAMES = [f"page {number}" for number in range(40)]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("job", "limits", "cause"),
    [
        ("crash", {}, "the process that cleaned it died (SIGSEGV): a crash, or out of memory"),
        ("exit", {}, "the process that cleaned it died (exit code 3): a crash, or out of memory"),
        ("hang", {"seconds": 1.0}, "took longer than 1 s"),
        ("spin", {"seconds": 1.0}, "took longer than 1 s"),
        ("eat", {"megabytes": 400}, "needs more than 400 MB of memory"),
    ],
)
def test_it_costs_itself_only(workers, job, limits, cause):
    results = run([*NAMES[:17], job, *NAMES[17:]], workers, **limits)
    assert results == [f"{n} done" for n in NAMES[:17]] + [f"{job}: {cause}"] + [
        f"{n} done" for n in NAMES[17:]
    ]


@pytest.mark.parametrize("limits", [{"seconds": 3e6}, {"seconds": 1e300}, {"megabytes": 10**14}])
def test_limits_beyond_all_measure_limit_nothing(limits, capfd):
    assert run(NAMES[:3], **limits) == [f"{name} done" for name in NAMES[:3]]
    assert capfd.readouterr().err == ""


def test_a_pause_of_all_is_not_the_time_of_a_page(monkeypatch):
    """Ctrl-Z for an hour: the clock has gone on between two looks, and the answer is not there at once."""
    late, wait = [0.0], connection.wait

    def stopped(lines, timeout):
        """The first long wait with a page in work takes an hour."""
        if timeout and not late[0]:
            late[0] = 3600.0
            return []
        return wait(lines, timeout)

    clock = SimpleNamespace(monotonic=lambda: time.monotonic() + late[0], sleep=time.sleep)
    monkeypatch.setattr("unboil.cli.batch.pool.time", clock)
    monkeypatch.setattr("unboil.cli.batch.pool.connection", SimpleNamespace(wait=stopped))
    assert run(["nap"]) == ["nap done"]
    assert late[0]
    assert run(["hang"], seconds=1.0) == ["hang: took longer than 1 s"]


def test_every_page_may_fail():
    assert (
        run(["exit"] * 5)
        == ["exit: the process that cleaned it died (exit code 3): a crash, or out of memory"] * 5
    )


def once(job):
    """Dies the first time it is tried."""
    mark = Path(job)
    if not mark.exists():
        mark.touch()
        os._exit(1)
    return "done"


def test_a_page_whose_worker_was_killed_has_a_second_chance(tmp_path):
    assert list(run_jobs([str(tmp_path / "mark")], once, lost, 1)) == ["done"]


def test_whoever_was_killed_is_tidied_up_after(tmp_path):
    told = []
    list(run_jobs(["a", "exit"], fragile, lost, 1, tidy=lambda jobs, process: told.append((jobs, process))))
    assert [jobs for jobs, _ in told] == [["exit"], ["exit"]]
    assert len({process for _, process in told}) == 2


def test_whoever_is_ended_by_the_error_of_another_is_tidied_up_after():
    """On a full disk one worker may be told to end while it removes what it could not write."""
    told = []
    with pytest.raises(ValueError, match="all is wrong"):
        list(run_jobs(["hang", "raise"], fragile, lost, 2, tidy=lambda jobs, _: told.extend(jobs)))
    assert sorted(told) == ["hang", "raise"]


def test_what_a_task_raises_is_raised():
    with pytest.raises(ValueError, match="all is wrong"):
        run([*NAMES, "raise", *NAMES])


def test_jobs_are_drawn_as_they_are_needed():
    drawn = []

    def jobs():
        for number in range(100_000):
            drawn.append(number)
            yield f"page {number}"

    results = run_jobs(jobs(), fragile, lost, 2)
    assert [next(results) for _ in range(3)] == ["page 0 done", "page 1 done", "page 2 done"]
    results.close()
    assert len(drawn) < 3000


def test_no_jobs_start_no_process():
    assert run([]) == []


def test_a_page_over_the_time_is_named_and_the_run_goes_on(unboil, here, story):
    (here / "in").mkdir()
    (here / "in" / "b.txt").write_bytes(story)
    os.mkfifo(here / "in" / "a.txt")
    (here / "list").write_text("in/a.txt\nin/b.txt\n")
    done = unboil("batch", "--files-from", "list", "-o", "out", "-q", "--timeout", "2")
    assert done.code == 1
    assert done.errors == ["unboil: in/a.txt: took longer than 2 s"]
    assert (here / "out" / "in" / "b.txt").exists()


def test_the_pace_is_told_now_and_then():
    seconds = iter([0.0, 10.0, 40.0, 41.0, 80.0])
    pace, tally = Pace(1000, lambda: next(seconds)), Tally()
    tally.statuses[Status.DONE], tally.statuses[Status.FAILED] = 196, 4
    assert pace.line(tally) is None
    assert pace.line(tally) == "200 of 1,000 pages, 5/s, 4 failed, 0:02:40 left"
    assert pace.line(tally) is None
    assert pace.line(tally) == "200 of 1,000 pages, 2/s, 4 failed, 0:05:20 left"


def test_where_nobody_knows_how_many_there_are_no_time_is_given():
    seconds = iter([0.0, 40.0])
    pace, tally = Pace(None, lambda: next(seconds)), Tally()
    tally.statuses[Status.DONE] = 40_000
    assert pace.line(tally) == "40,000 pages, 1,000/s, 0 failed"


def echo(job):
    return job


@pytest.mark.parametrize("size", [1, 1_000, 400_000], ids=["light", "medium", "heavy"])
def test_jobs_and_results_of_any_size_pass(size):
    """Neither side may wait for the other to empty a pipe."""
    jobs = [f"{number}" * size for number in range(40)]
    assert list(run_jobs(jobs, echo, lost, 2)) == jobs


def test_jobs_that_become_heavy_pass():
    jobs = [str(number) * (1 if number % 12 else 300_000) for number in range(60)]
    assert list(run_jobs(jobs, echo, lost, 2)) == jobs


def test_a_result_may_be_joined_from_job_and_answer():
    assert list(run_jobs(["a", "b"], echo, lost, 1, join=lambda job, answer: (job, answer))) == [
        ("a", "a"),
        ("b", "b"),
    ]
