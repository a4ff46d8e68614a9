"""Every bundled rule file: its own tests pass, and it has one for what stays and one for what goes."""

from pathlib import Path

import pytest

from unboil.extractors.rule_tests import run_tests
from unboil.rules.loading import BUNDLED
from unboil.rules.read import read_file
from unboil.rules.store import rule_files

FILES = rule_files(BUNDLED)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_bundled_file_does_what_its_tests_say(file: Path) -> None:
    results = run_tests(read_file(file))
    assert [(result.line, failure) for result in results for failure in result.failures] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_bundled_file_says_what_stays_and_what_goes(file: Path) -> None:
    rules = read_file(file)
    assert any(test.positive for test in rules.tests)
    assert any(test.negative for test in rules.tests)
    assert rules.id == file.stem
    assert rules.note and rules.checked


def test_there_are_bundled_files() -> None:
    assert len(FILES) >= 50
