"""What stands around a diff: the head of a page, the legend, and the summary by category."""

from collections.abc import Iterator

from ...extractors.types import Article
from ..sanitize import sanitize_line
from .figures import Figures
from .lines import shown
from .wrap import Row, Run, wrap

_LEGEND = (
    ("  ", "kept"), ("kept", "faint"), ("  - ", "stripped"), ("stripped", "faint"), ("  ~ ", "stripped"),
    ("lost ", "faint"), ("[-this-]", "cut"), ("  … folded", "faint"),
    ("  why: category, by, P(body), signals", "faint"),
)  # fmt: skip
_WIDE = 64  # columns


def head(name: str, article: Article, width: int) -> Iterator[Row]:
    """The name of a page, what it is, who judged it and how sure that is; its title and warnings."""
    for runs in _head(name, article):
        yield from wrap(runs, width)


def _head(name: str, article: Article) -> Iterator[list[Run]]:
    rules = ", ".join(article.rules) or "none"
    facts = f"{article.page.kind}, site rules: {rules}, confidence {article.confidence:.2f}"
    yield [(sanitize_line(name), "strong"), (f"  {sanitize_line(facts)}", "faint")]
    if article.title:
        yield [(shown(" ".join(article.title.split())), "kept")]
    for warning in article.warnings:
        yield [(f"warning: {sanitize_line(warning)}", "strong")]


def legend(width: int) -> Iterator[Row]:
    """What the marks mean."""
    yield from wrap(_LEGEND, width)


def summary(figures: Figures, width: int) -> Iterator[Row]:
    """Blocks, characters and share of the page: what was kept, then what went, by category, largest first."""
    tallies = [("kept", figures.kept), ("stripped", figures.stripped)]
    tallies += ((f"  {category}", tally) for category, tally in figures.by_category)
    for i, (name, tally) in enumerate(tallies):
        share = f"{100 * tally.size / (figures.size or 1):.1f}"
        if width >= _WIDE:
            counts = f"{counted(tally.blocks, 'block', 7)} {counted(tally.size, 'character', 10)}"
            text = f"{name:<18}{counts} {share:>6} %"
        else:
            text = f"{name:<18}{tally.size:>10,}{share:>7} %"
        yield [(text, "strong" if i < 2 else "stripped")]


def counted(number: int, noun: str, width: int) -> str:
    """A number of things, both in columns: `      1 block `, `      2 blocks`."""
    return f"{number:>{width},} {noun}{' ' if number == 1 else 's'}"
