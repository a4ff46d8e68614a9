"""Nothing is written over an input, a list of inputs, or what another page becomes; told at the start."""

import json
import zipfile

import pytest


@pytest.fixture
def record(story):
    return json.dumps({"text": story.decode()}).encode() + b"\n"


def archive(path, **members):
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as file:
        for name, data in members.items():
            file.writestr(name, data)


def refused(unboil, *arguments):
    done = unboil("batch", *arguments)
    assert (done.code, len(done.errors)) == (2, 1)
    return done.err


@pytest.mark.parametrize("linked", [False, True])
def test_records_go_over_no_input(unboil, here, record, page, linked):
    (here / "a.jsonl").write_bytes(record)
    (here / "clean" / "a.jsonl").mkdir(parents=True)
    inside = here / "clean" / "a.jsonl" / "00000001.txt"
    (here / "page.txt").write_bytes(page)
    if linked:
        inside.symlink_to(here / "page.txt")
    else:
        inside.write_bytes(page)
    said = refused(unboil, "a.jsonl", "clean/a.jsonl/*.txt", "-o", "clean")
    assert "records of a.jsonl would be written there" in said
    assert inside.read_bytes() == page
    assert "over the input a.jsonl" in refused(unboil, "a.jsonl", "-o", ".")


def test_records_share_their_folder_with_no_page(unboil, here, page):
    archive(here / "x" / "a.zip", b=page)
    (here / "y" / "a.zip").mkdir(parents=True)
    (here / "y" / "a.zip" / "b").write_bytes(page)
    said = refused(unboil, "x", "y", "-o", "clean")
    assert "clean/a.zip would be the output of x/a.zip and a folder for y/a.zip/b" in said


def test_a_page_named_like_a_container_is_beside_its_records(unboil, here, record, page):
    (here / "in").mkdir()
    (here / "in" / "a.jsonl").write_bytes(record)
    (here / "in" / "a.jsonl.html").write_bytes(page)
    assert unboil("batch", "in", "-o", "clean", "-q").code == 0
    assert sorted(path.name for path in (here / "clean").rglob("*.txt")) == ["00000001.txt", "a.jsonl.txt"]


@pytest.mark.parametrize("report", ["clean/a.jsonl/00000001.txt", "clean/a.jsonl", "clean"])
def test_a_report_lies_in_no_folder_of_records_and_is_none(unboil, here, record, report):
    (here / "a.jsonl").write_bytes(record)
    assert "articles are to be written there" in refused(unboil, "a.jsonl", "-o", "clean", "--report", report)


@pytest.mark.parametrize(
    "more", [["-o", "clean", "--report", "clean/l.txt"], ["-o", "clean/l.txt", "-f", "jsonl"]]
)
def test_a_list_of_inputs_is_not_overwritten(unboil, here, page, more):
    (here / "a.html").write_bytes(page)
    (here / "clean").mkdir()
    (here / "clean" / "l.txt").write_text("a.html\n")
    assert "over the input clean/l.txt" in refused(unboil, "--files-from", "clean/l.txt", *more)
    (here / "l.html").write_bytes(page)
    (here / "clean" / "l.txt").write_text("l.html\n")
    assert "over the input" in refused(unboil, "--files-from", "clean/l.txt", "-o", "clean")


def test_two_pages_to_one_place_through_a_link(unboil, here, page):
    for name in ("a", "b"):
        (here / "in" / name).mkdir(parents=True)
        (here / "in" / name / "x.txt").write_bytes(page)
    (here / "clean" / "b").mkdir(parents=True)
    (here / "clean" / "a").symlink_to("b")
    said = refused(unboil, "in", "-o", "clean")
    assert "in/a/x.txt and in/b/x.txt would both be written to clean/b/x.txt" in said


def test_a_glob_leads_out_of_no_output_folder(unboil, here, page):
    for name in ("g", "p"):
        (here / "w" / name).mkdir(parents=True)
    (here / "w" / "g" / "x.txt").write_bytes(page)
    done = unboil("batch", "w/*/../../w/g/*.txt", "--exclude", "no", "-o", "clean/deep", "-q")
    assert done.code == 2  # both ways to the page end in one place
    assert unboil("batch", "w/p*/../../w/g/*.txt", "-o", "clean/deep", "-q").code == 0
    assert [path.name for path in (here / "clean" / "deep").iterdir()] == ["x.txt"]
    assert unboil("batch", "w/g*/..", "-o", "other/deep", "-q").code == 0
    assert all("deep" in path.parts for path in (here / "other").rglob("*.txt"))


@pytest.mark.parametrize("name", ["/", ".", ".."])
def test_a_folder_in_a_list_is_named(unboil, here, name):
    done = unboil("batch", "--files-from", "-", "-o", "clean", "-q", stdin=name.encode())
    assert (done.code, len(done.errors)) == (1, 1)
    assert "is a folder" in done.err
