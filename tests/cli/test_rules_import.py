"""`unboil rules import`: files, report, and what is never replaced."""

import json

import pytest


@pytest.fixture
def configs(here):
    (here / "configs").mkdir()
    (here / "configs" / "mills.example.txt").write_text(
        "body: //div[@id='text']\nstrip: //p[3]\nreplace_string(a): b\n"
    )
    return here / "configs"


def test_import_writes_files_and_reports(unboil, here, configs):
    done = unboil("rules", "import", "ftr", "configs", "-o", "out", "--report", "report.json")
    assert done.code == 0
    assert done.text == ""
    assert "1 config read, 1 rule file written" in done.err
    assert "edits the source" in done.err
    assert (here / "out" / "ftr-mills.example.toml").is_file()
    report = json.loads((here / "report.json").read_text())
    assert report["left_out"][0]["directive"] == "replace_string"
    checked = unboil("rules", "check", "out")
    assert (checked.code, checked.err) == (0, "")
    assert checked.text == (
        "1 rule file, 0 with mistakes; imported without tests of their own: 1;"
        " brittle selectors in imported ones: 1\n"
    )
    assert unboil("rules", "import", "ftr", "configs", "-o", "out").code == 0  # its own files are replaced


def test_import_replaces_no_file_of_another_origin(unboil, here, configs):
    (here / "out").mkdir()
    own = here / "out" / "ftr-mills.example.toml"
    own.write_text("# mine\n")
    done = unboil("rules", "import", "ftr", "configs", "-o", "out")
    assert done.code == 2
    assert "ftr-mills.example.toml" in done.err
    assert own.read_text() == "# mine\n"


def test_import_names_what_is_not_there(unboil, here):
    done = unboil("rules", "import", "ftr", "nowhere", "-o", "out")
    assert done.code == 2
    assert "nowhere: no such file or folder" in done.err


def test_import_of_postlight_extractors(unboil, here):
    (here / "mills.js").write_text(
        "export const MillsExtractor = { domain: 'mills.example', content: { selectors: ['.text'],"
        " transforms: { p: $p => $p.remove() } } };\n"
    )
    done = unboil("rules", "import", "postlight", "mills.js", "-o", "out", "--report", "report.json")
    assert done.code == 0
    assert "1 config read, 1 rule file written" in done.err
    assert "1 that matter left out" in done.err
    assert json.loads((here / "report.json").read_text())["left_out"][0]["reason"] == "code"
    assert unboil("rules", "check", "out").code == 0
    assert unboil("rules", "import", "ftr", "mills.js", "-o", "out").code == 0  # another file, another format


@pytest.mark.parametrize("report", ["configs/mills.example.txt", "out/ftr-mills.example.toml", "configs"])
def test_a_report_goes_over_no_config_no_rule_file_and_no_folder(unboil, here, configs, report):
    before = (configs / "mills.example.txt").read_bytes()
    done = unboil("rules", "import", "ftr", "configs", "-o", "out", "--report", report)
    assert (done.code, len(done.errors)) == (2, 1)
    assert done.err.startswith(f"unboil: --report {report}: ")
    assert (configs / "mills.example.txt").read_bytes() == before
    assert not (here / "out").exists()
