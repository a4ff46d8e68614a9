"""Tests of one area share the helper modules that stand beside them."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def golden(request: pytest.FixtureRequest):
    """Compare a text with the golden file of a name; `--update-golden` writes it. A missing one fails."""

    def check(name: str, text: str) -> None:
        file = Path(__file__).parent / "golden" / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
        assert file.exists(), f"{file.name} is missing; --update-golden writes it"
        assert text == file.read_text("utf-8")

    return check
