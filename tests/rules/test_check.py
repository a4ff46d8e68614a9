"""Lint: what it finds, and what it leaves alone."""

import pytest

from unboil.rules.check import check_folders
from unboil.rules.loading import BUNDLED

from .conftest import Write

TEST = '[[test]]\ntext = "a"\ncontains = "a"\nnot_contains = "b"\n'
HEAD = 'id = "a"\nhosts = ["a.org"]\n'


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (HEAD, None, "no test says what must stay"),
        (HEAD + '[[test]]\ntext = "a"\ncontains = "a"\n', None, "no test says what must go"),
        ('id = "a"\n' + TEST, None, "nothing to match"),
        (HEAD + '[html]\nstrip = [".x",\n "div:nth-child(3)"]\n' + TEST, 5, "it counts positions"),
        (HEAD + '[html]\nstrip = ["a > b > c > d > e > f"]\n' + TEST, 4, "a path of 6 steps"),
        (HEAD + '[html]\nstrip = ["#post-12345"]\n' + TEST, 4, "a generated number"),
        (
            HEAD + '[text]\ndrop_line = ["glob:Share *", "Share this"]\n' + TEST,
            4,
            "never reached: a:text.drop_line[1]",
        ),
        (
            HEAD + '[text]\ndrop_line = ["Share"]\nkeep_line = ["Share"]\n' + TEST,
            5,
            "is kept here and dropped by",
        ),
        (HEAD + '[text]\nend_before = ["Share"]\n' + TEST, None, "without a guard"),
        (HEAD + "oops = 1\n", 3, "unknown key 'oops'"),
    ],
)
def test_finds(write: Write, text: str, line: int | None, message: str) -> None:
    file = write(text)
    found = [(problem.line, problem.message) for problem in check_folders([file.parent])]
    assert any(at == line and message in said for at, said in found), found


def test_finds_what_two_files_say_twice(write: Write) -> None:
    write(HEAD + TEST, "1.toml")
    folder = write(HEAD + TEST, "2.toml").parent
    found = [str(problem).removeprefix(f"{folder}/") for problem in check_folders([folder])]
    assert found == [
        f"2.toml:1: error: id 'a' is already used by {folder}/1.toml",
        f"2.toml:2: warning: a.org is also in {folder}/1.toml",
    ]


def test_goes_on_after_a_broken_file(write: Write) -> None:
    write("id = ", "1.toml")
    folder = write("id = 3", "2.toml").parent
    assert [problem.level.value for problem in check_folders([folder])] == ["error", "error"]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + TEST,
        HEAD
        + '[text]\ndrop_line = [{ line = "Share", scope = "head" }, { line = "Share", scope = "tail" }]\n'
        + TEST,
        HEAD + '[text]\nend_before = ["Share"]\n[guard]\nmin_keep_ratio = 0.1\n' + TEST,
        HEAD + '[html]\nbody = ["article > .text"]\n[guard]\nmin_keep_ratio = 0.1\n' + TEST,
    ],
)
def test_leaves_alone(write: Write, text: str) -> None:
    assert check_folders([write(text).parent]) == []


def test_the_bundled_files_are_clean() -> None:
    assert check_folders([BUNDLED]) == []
