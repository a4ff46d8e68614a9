"""What is said of a line: the verdict's category, who gave it, and its signals."""

from collections.abc import Iterator

from ...extractors.types import Verdict
from ..sanitize import sanitize_line
from .lines import Line
from .wrap import Run


def text_runs(line: Line) -> Iterator[Run]:
    """The line's text; a cut within a kept line stands in [- -] too, so that it shows without colour."""
    for i, piece in enumerate(line.pieces):
        space = " " if i else ""
        if piece.keep:
            yield space + piece.text, "kept"
        elif line.mixed:
            yield f"{space}[-{piece.text}-]", "cut"
        else:
            yield space + piece.text, "stripped"


def clean_runs(line: Line) -> Iterator[Run]:
    """What is left of the line."""
    texts = [piece.text.strip() for piece in line.pieces if piece.keep]
    if texts:
        yield " ".join(texts), "kept"


def reason_runs(verdict: Verdict) -> Iterator[Run]:
    """Category, who said so, the probability where it is one, and the signals, strongest first."""
    yield verdict.category.value, "strong"
    yield f" {sanitize_line(verdict.by)}", "faint"
    if is_estimate(verdict):
        yield f" {verdict.score:.2f}", "faint"
    if verdict.reasons:
        yield ": " + ", ".join(map(sanitize_line, verdict.reasons)), "faint"


def is_estimate(verdict: Verdict) -> bool:
    """Whether the score is a probability; rules, certain signals and options know no doubt."""
    return verdict.by == "model"


def same_reason(one: Verdict, other: Verdict) -> bool:
    """Whether what is said of two lines is the same but for the score."""
    return (one.category, one.by, one.reasons) == (other.category, other.by, other.reasons)
