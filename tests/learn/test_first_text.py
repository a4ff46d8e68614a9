"""`rules new --from` a flat text: a signature, and where the body begins and ends."""

import tomllib
from pathlib import Path

from unboil.extractors import clean
from unboil.extractors.learn.sample import read_sample
from unboil.extractors.learn.starter import start
from unboil.extractors.types import Options

from .conftest import STORIES, body, text


def _started(page: str, site: str | None = None) -> str:
    return start(read_sample("page.txt", page, Options()), name="courier", site=site).text


def test_lines_in_which_the_site_names_itself_become_its_signature(folder: Path) -> None:
    made = _started(text(STORIES[0]))
    ((first, second),) = tomllib.loads(made)["text_signature"]
    assert first.startswith("© Harbour Courier. All rights reserved.")
    assert second == "Terms and conditions"
    (folder / "courier.toml").write_text(made, "utf-8")
    options = Options(rules_dirs=(folder,))
    assert clean(text(STORIES[1]), options=options).rules == ("courier",)
    assert clean("\n".join(body(STORIES[1])), options=options).rules == ()


def test_the_lines_around_the_body_are_offered_as_boundaries() -> None:
    comments = [line for line in _started(text(STORIES[0])).splitlines() if line.startswith("#")]
    starts = [line for line in comments if "start_after" in line]
    ends = [line for line in comments if line.startswith("# [[text.end_before]]") and "in_last" in line]
    assert 'line = "Last updated on 31 May 2025 at 10:31"' in starts[-1]
    assert 'line = "Share this story with your neighbours"' in ends[0]
    assert 'category = "share"' in ends[0]


def test_a_bare_text_suggests_nothing() -> None:
    made = _started("\n".join(body(STORIES[0])))
    assert "text_signature" not in tomllib.loads(made)
    assert "Where the body begins" not in made
