"""A page in figures: a bar for each category, its share, and how sure the reading is."""

from collections.abc import Iterator

from .figures import Figures, Tally, Trust
from .wrap import Row

_NAME, _FIGURES, _MORE = 18, 9, 29  # columns: the category, its share, and characters, blocks and score
_WIDE = 72
_LEAST = 8
_KEPT, _WENT = "█", "▒"
_ADVICE = {Trust.HIGH: "", Trust.MEDIUM: ", worth a look", Trust.LOW: ", look at it before you trust it"}


def stat(figures: Figures, confidence: float | None, width: int) -> Iterator[Row]:
    """What was kept, each category that went, and the confidence (None for several pages), in rows."""
    wide = width >= _WIDE
    bar = max(_LEAST, width - _NAME - _FIGURES - (_MORE if wide else 0))
    if wide:
        names = f"{'share':>{_FIGURES}}{'characters':>12}{'blocks':>8}{'P(body)':>9}"
        yield [(f"{'category':<{_NAME + bar}}{names}", "faint")]
    yield _row("body", figures.kept, figures, bar, wide, _KEPT)
    for category, tally in figures.by_category:
        yield _row(category, tally, figures, bar, wide, _WENT)
    if confidence is not None:
        trust = Trust.of(confidence)
        yield []
        yield [(f"{'confidence':<{_NAME}}", "strong"), (f"{confidence:.2f}, {trust}{_ADVICE[trust]}", "kept")]


def key(width: int) -> Iterator[Row]:
    """What the bars and columns mean."""
    more = "   P(body): mean probability of being body" if width >= _WIDE else ""
    yield [("█ ", "kept"), ("kept", "faint"), ("   ▒ ", "stripped"), (f"stripped{more}", "faint")]


def _row(name: str, tally: Tally, figures: Figures, bar: int, wide: bool, sign: str) -> Row:
    share = tally.size / (figures.size or 1)
    cells = max(round(share * bar), 1 if tally.size else 0)
    style = "kept" if sign == _KEPT else "stripped"
    row: Row = [(f"{name:<{_NAME}}", "strong"), (sign * cells, style), (" " * (bar - cells), "kept")]
    row.append((f"{100 * share:>{_FIGURES - 2}.1f} %", "kept"))
    if wide:
        row.append((f"{tally.size:>12,}{tally.blocks:>8,}{tally.score:>9.2f}", "faint"))
    return row
