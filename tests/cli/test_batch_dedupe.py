"""`unboil batch --dedupe`: copies across sites are named, or only the best is kept."""

import json
import sys

import pytest

COUNT = 20


def story(site, number):
    """A flat text: an article by its number, with the lines of a site around it."""
    sentences = (
        f"Councillor {name} of ward {number} said today that the {thing} number {number} would be {done} "
        f"before the end of year {2000 + number}, at a cost of {number * 7} million euros to the town."
        for name in ("Lind", "Berg", "Moreau")
        for thing, done in (("bridge", "mended"), ("library", "opened"), ("harbour", "dredged"))
    )
    return f"Home\nNews\n{site} weekly\n\n" + "\n\n".join(sentences) + f"\n\nAll rights reserved, {site}\n"


@pytest.fixture
def pages(here):
    pytest.importorskip("rensa")
    for site in ("north", "south"):
        (here / "in" / site).mkdir(parents=True)
    for number in range(COUNT):
        (here / "in" / "north" / f"{number:02}.txt").write_text(story("north", number))
    for number in range(0, COUNT, 2):  # every other article was syndicated
        (here / "in" / "south" / f"{number:02}.txt").write_text(story("south", number))
    return here / "in"


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.txt")
        if path.is_file()
    }


def report(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_copies_are_named_and_left(unboil, pages, here):
    assert unboil("batch", "in", "-o", "plain", "-q").code == 0
    done = unboil("batch", "in", "-o", "out", "--dedupe", "report", "--report", "report.jsonl")
    assert done.code == 0
    assert files(here / "out") == files(here / "plain")
    lines = report(here / "report.jsonl")
    pairs = {line["source"]: line["copy_of"] for line in lines if line["copy_of"]}
    assert len(pairs) == COUNT // 2
    assert all(
        {name, best} == {f"in/{s}/{name[-6:]}" for s in ("north", "south")} for name, best in pairs.items()
    )
    assert all(line["output"] for line in lines)
    assert {f"unboil: {name}: a copy of {best}" for name, best in pairs.items()} <= set(done.errors)
    assert ["copies", "10"] in [line.split() for line in done.errors]


@pytest.mark.parametrize("form", ["text", "jsonl", "parquet"])
def test_dropped_copies_are_gone_whatever_the_jobs_and_the_order(unboil, pages, here, form):
    names = sorted(str(path.relative_to(here)) for path in pages.rglob("*.txt"))
    outs = []
    for jobs, order in (("1", ["in/north", "in/south"]), ("2", ["in/south", "in/north"])):
        listed = [name for top in order for name in names if name.startswith(top)]
        (here / "list").write_text("\n".join(listed))
        out = here / f"out{jobs}{'' if form == 'text' else '.' + form}"
        command = ["batch", "--files-from", "list", "-o", out.name, "-f", form, "-j", jobs, "-q"]
        assert unboil(*command, "--dedupe", "drop", "--report", f"{jobs}.report").code == 0
        outs.append(kept(out, form))
    assert len(outs[0]) == COUNT
    assert outs[0] == outs[1]
    dropped = [line for line in report(here / "1.report") if line["copy_of"]]
    assert len(dropped) == COUNT // 2
    assert all(line["output"] is None for line in dropped)


def kept(out, form):
    if form == "text":
        return files(out)
    if form == "jsonl":
        rows = report(out)
    else:
        rows = pytest.importorskip("pyarrow.parquet").read_table(out).to_pylist()
    return {row["source"]: row["text"] for row in rows}


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_resumed_run_ends_the_same(unboil, pages, here, form, monkeypatch):
    name = "out" if form == "text" else "out.jsonl"
    rest = ["batch", "in", "-f", form, "-q", "--dedupe", "drop"]
    (here / "whole").mkdir()
    assert unboil(*rest, "-o", f"whole/{name}").code == 0
    (pages / "north" / "05b.txt").write_bytes(b"")
    assert unboil(*rest, "-o", name, "--fail-fast", "-j", "1").code == 1
    (pages / "north" / "05b.txt").unlink()
    assert unboil(*rest, "-o", name, "--resume").code == 0
    assert kept(here / name, form) == kept(here / "whole" / name, form)
    if form == "text":
        assert unboil(*rest, "-o", name, "--resume").code == 0
        assert files(here / name) == files(here / "whole" / name)


def test_when_the_best_copy_is_gone_the_other_comes_back(unboil, pages, here):
    rest = ["batch", "in", "-o", "out", "-q", "--dedupe", "drop"]
    assert unboil(*rest).code == 0
    before = files(here / "out").keys()
    for name in before:
        (here / "in" / name).unlink()
        (here / "out" / name).unlink()
    assert unboil(*rest, "--resume").code == 0
    assert len(files(here / "out")) == COUNT // 2
    assert not before & files(here / "out").keys()


def test_without_the_library_it_is_named_before_the_first_page(unboil, pages, here, monkeypatch):
    monkeypatch.setitem(sys.modules, "rensa", None)
    done = unboil("batch", "in", "-o", "out", "--dedupe", "drop")
    assert (done.code, done.errors) == (2, ["unboil: --dedupe needs an extra: pip install 'unboil[dedupe]'"])
    assert not (here / "out").exists()
