"""`unboil preview` as a command: files, options, colours."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

PROSE = Path(__file__).parents[1] / "text" / "prose"


def test_preview_of_files_and_of_what_cannot_be_read(unboil, here, story):
    (here / "a.txt").write_bytes(story)
    done = unboil("preview", "missing", "a.txt")
    assert done.code == 1
    assert done.errors == ["unboil: missing: no such file or directory"]
    assert "- Advertisement" in done.text
    assert "\x1b" not in done.text


def test_only_stripped_and_context_reach_the_view(unboil, story):
    sure = (PROSE / "en.txt").read_bytes()  # a doubtful line is shown whatever stands around it
    story = story.replace(b"Share this article", sure.replace(b"\n", b"\n\n") + b"Share this article")
    assert "The council" in unboil("preview", "-", stdin=story).text
    assert "The council" not in unboil("preview", "-", "--context", "0", stdin=story).text
    assert "- Advertisement" in unboil("preview", "-", "--only-stripped", stdin=story).text


def test_color_always_colours_a_pipe_and_no_color_drops_every_style(unboil, story, monkeypatch):
    assert "\x1b[31m" in unboil("preview", "-", "--color", "always", stdin=story).text
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in unboil("preview", "-", stdin=story).text


def test_views_reach_the_command(unboil, story):
    assert "│ clean article" in unboil("preview", "-", "-y", stdin=story).text
    assert "▒" in unboil("preview", "-", "--stat", stdin=story).text
    assert "said by" in unboil("preview", "-", "--explain", "1", stdin=story).text
    kept = unboil("preview", "-", "--only", "kept", stdin=story).text
    assert "The council" in kept and "- Advertisement" not in kept
    ads = unboil("preview", "-", "--category", "ad", stdin=story).text
    assert "- Advertisement" in ads and "The council" not in ads


def test_several_pages_have_their_figures_together(unboil, here, story):
    (here / "a.txt").write_bytes(story)
    (here / "b.txt").write_bytes(story)
    done = unboil("preview", "--stat", "a.txt", "b.txt")
    assert "all 2 pages" in done.text
    assert done.text.count("█ kept") == 1


def test_what_cannot_be_shown_is_one_line_and_exits_2(unboil, story):
    done = unboil("preview", "-", "--explain", "99", stdin=story)
    assert (done.code, done.errors) == (2, ["unboil: standard input: the last line with text is 11"])
    done = unboil("preview", "-", "--only-stripped", "--only", "kept", stdin=story)
    assert (done.code, len(done.errors)) == (2, 1)


@pytest.mark.parametrize(
    "options",
    [["--stat", "--explain", "1"], ["--stat", "--html", "a.html"], ["--explain", "1", "--category", "ad"]],
    ids=" ".join,
)
def test_views_that_exclude_each_other_are_refused(unboil, here, story, options):
    done = unboil("preview", "-", *options, stdin=story)
    assert (done.code, done.out, len(done.errors)) == (2, b"", 1)
    assert not list(here.iterdir())


def test_explain_weighs_every_signal(unboil, story):
    lines = unboil("preview", "-", "--explain", "1", stdin=story).text.splitlines()
    start = lines.index("  on its page")
    end = next(i for i, line in enumerate(lines) if "P(body)" in line and "kept from" in line)
    figures = [float(line.split()[0]) for line in lines[start + 1 : end]]
    assert len(figures) > 20
    assert abs(sum(figures) - float(lines[end].split()[0])) < 0.1 * len(figures) ** 0.5


def test_quiet_leaves_the_legend_out(unboil, story):
    assert "~ lost" in unboil("preview", "-", stdin=story).text
    assert "~ lost" not in unboil("preview", "-", "--quiet", stdin=story).text


def test_html_of_one_page_is_one_file(unboil, here, story):
    (here / "a.txt").write_bytes(story)
    done = unboil("preview", "--html", "out/a.html", "a.txt")
    assert (done.code, done.out, done.err) == (0, b"", "")
    assert [path.name for path in (here / "out").iterdir()] == ["a.html"]
    assert "Advertisement" in (here / "out" / "a.html").read_text()


def test_html_of_several_pages_is_a_list_and_a_folder(unboil, here, story):
    for name in ("in/a.txt", "in/sub/a.txt", "c/a.txt", "b #1.txt"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_bytes(story)
    done = unboil("preview", "--html", "all.html", "in", "c/a.txt", "b #1.txt", "missing.txt")
    assert done.code == 1
    assert done.errors == ["unboil: missing.txt: no such file or directory"]
    listed = (here / "all.html").read_text()
    links = sorted(re.findall(r'href="all_pages/([^"]+)"', listed))
    assert links == ["a.txt-2.html", "a.txt.html", "b%20%231.txt.html", "sub/a.txt.html"]
    assert 'href="../../all.html"' in (here / "all_pages" / "sub" / "a.txt.html").read_text()
    assert "missing.txt" in listed


def test_html_is_never_written_over_a_page(unboil, here, page):
    (here / "a.html").write_bytes(page)
    done = unboil("preview", "--html", "a.html", "a.html")
    assert (done.code, len(done.errors)) == (2, 1)
    assert (here / "a.html").read_bytes() == page
    assert unboil("preview", "--html", ".", "a.html").code == 2


def test_preview_of_a_folder(unboil, here, story):
    (here / "in").mkdir()
    assert unboil("preview", "in").code == 2
    (here / "in" / "a.txt").write_bytes(story)
    assert "in/a.txt" in unboil("preview", "in").text


def test_a_long_page_takes_little_memory(here, prose):
    if not Path("/proc/self/status").exists():
        pytest.skip("only Linux tells the peak memory of a process apart from its parent's")
    (here / "page.txt").write_text("\n".join([prose, "Advertisement ✓"] * 2500))
    code = (
        "import sys; from unboil.cli import main; code = main(['preview', 'page.txt']); "
        "peak = [line for line in open('/proc/self/status') if line.startswith('VmHWM')]; "
        "print(*peak, file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert int(done.stderr.split()[1]) * 1024 < 150e6
    assert done.stdout.count("\n") > 5000


@pytest.mark.parametrize("columns", ["0", "1", "40", "none"])
def test_any_number_of_columns(unboil, here, story, monkeypatch, columns):
    (here / "page.txt").write_bytes(story)
    monkeypatch.setenv("COLUMNS", columns)
    done = unboil("preview", "page.txt")
    assert (done.code, done.err) == (0, "")
