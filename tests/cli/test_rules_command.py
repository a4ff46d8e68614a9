"""`unboil rules`: list, show, check, test."""

import pytest

GOOD = """schema = 1
id = "daily-post"
hosts = ["post.example"]
[text]
drop_line = ["Get our letter every morning"]
[[test]]
url = "https://post.example/a"
text = '''
{prose}
Get our letter every morning
'''
contains = ["The council agreed"]
not_contains = ["our letter"]
"""


@pytest.fixture
def rules(here, prose):
    folder = here / "mine"
    folder.mkdir()
    (folder / "post.toml").write_text(GOOD.replace("{prose}", prose))
    return folder


def test_list_names_id_origin_and_hosts(unboil, rules):
    done = unboil("rules", "list", "--rules", "mine")
    first = done.text.splitlines()[0]
    assert done.code == 0
    assert first.split() == ["daily-post", "given", "post.example"] or first.startswith("daily-post ")
    assert "bundled" in done.text


def test_show_prints_the_file_as_it_is(unboil, rules):
    done = unboil("rules", "show", "daily-post", "--rules", "mine")
    assert done.out == (rules / "post.toml").read_bytes()


def test_show_names_the_nearest_id(unboil, rules):
    done = unboil("rules", "show", "dayly-post", "--rules", "mine")
    assert done.code == 2
    assert "daily-post" in done.err


def test_check_passes_a_good_folder_and_the_bundled_rules(unboil, rules):
    assert unboil("rules", "check", "mine").text == "1 rule file, 0 with mistakes\n"
    assert unboil("rules", "check").code == 0


def test_check_names_every_file_with_a_mistake(unboil, rules):
    (rules / "a.toml").write_text('schema = 1\nid = "a"\nhosts = ["a.example"]\n[txt]\n')
    (rules / "b.toml").write_text("schema = \n")
    done = unboil("rules", "check", "mine")
    assert done.code == 1
    assert [line.split(":")[1].strip() for line in done.errors] == ["mine/a.toml", "mine/b.toml"]
    assert done.text == "3 rule files, 2 with mistakes\n"


def test_check_warns_of_a_file_without_tests(unboil, rules):
    (rules / "post.toml").write_text(GOOD.split("[[test]]")[0])
    done = unboil("rules", "check", "mine")
    assert done.code == 0
    assert "warning" in done.err


def test_test_runs_what_files_carry(unboil, rules):
    assert unboil("rules", "test", "mine").text == "1 test, 0 failed\n"
    assert unboil("rules", "test").code == 0


def test_test_names_file_and_line_of_what_fails(unboil, rules, prose):
    (rules / "post.toml").write_text(GOOD.replace("{prose}", prose).replace('["our letter"]', '["council"]'))
    done = unboil("rules", "test", "mine")
    assert done.code == 1
    assert "mine/post.toml:6" in done.err
    assert "council" in done.err


def test_a_missing_place(unboil):
    done = unboil("rules", "check", "nowhere")
    assert (done.code, done.errors) == (2, ["unboil: nowhere: no such file or folder"])
