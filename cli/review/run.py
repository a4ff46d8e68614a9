"""Runs of `unboil review`."""

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from ...extractors.types import Options
from ..errors import UsageError
from ..exit_codes import ExitCode
from ..preview.run import articles
from ..sources import Source, is_terminal
from .correct import Case
from .store import default_folder


def review(sources: Sequence[Source], options: Options, folder: Path | None, labels: Path) -> ExitCode:
    """Read the pages and walk through them, the doubtful ones first.

    Raises UsageError where there is no terminal, or Textual is not installed.
    """
    if find_spec("textual") is None:
        raise UsageError("review needs Textual: pip install 'unboil[review]'")
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise UsageError("review needs a terminal")
    failures: list[str] = []
    cases = cases_of(sources, options, failures)
    if cases:
        from .screen import Review

        Review(cases, options, folder or default_folder(), labels).run()
    return ExitCode.PARTIAL if failures or not cases else ExitCode.DONE


def cases_of(sources: Sequence[Source], options: Options, failures: list[str]) -> list[Case]:
    """The pages that can be read, the doubtful ones first; the names of the others go to `failures`."""
    cases = [Case(source=source, article=article) for source, article in articles(sources, options, failures)]
    return sorted((case for case in cases if case.article.blocks), key=lambda case: case.article.confidence)
