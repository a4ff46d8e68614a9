"""What the learner finds: rules with their evidence, and what it is not sure enough of to make a rule."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ...rules.category import Category
from ...rules.model import Scope
from .sample import Sample

Cover = Mapping[int, set[int]]
"""By number of the page in its corpus: the indices of lines that rules found so far decide."""

_EXAMPLE = 70


class Evidence(NamedTuple):
    """On how many `pages` (different articles) `of` those read, how often in all, and one example."""

    pages: int
    of: int
    hits: int
    example: str = ""

    def __str__(self) -> str:
        times = f", {self.hits} times" if self.hits > self.pages else ""
        example = f", as “{shorten(self.example)}”" if self.example else ""
        return f"on {self.pages} of {self.of} pages{times}{example}"


class Pattern(NamedTuple):
    """A line, or a glob over lines, that is boilerplate; `kept` says on how many pages it was taken for body.

    Short lines and globs hold only in the `scope` in which they were seen: a body may say the same.
    """

    text: str
    glob: bool
    category: Category
    evidence: Evidence
    kept: int = 0
    scope: Scope = Scope.PAGE


class Element(NamedTuple):
    """A CSS selector of elements that hold the body (category `BODY`) or that are boilerplate."""

    css: str
    category: Category
    evidence: Evidence


class Bound(NamedTuple):
    """A line at which the body has begun (`start_after`) or ended (`end_before`), and where it must stand.

    `share` is the part of the page, first or last, in which the line was seen, with some room.
    """

    text: str
    start: bool
    category: Category
    evidence: Evidence
    share: float
    min_lines_before: int = 0
    followed_by: str = ""


class Doubt(NamedTuple):
    """Something that recurs and is no rule: what it would be, and why it is not."""

    what: str
    why: str


class Findings(NamedTuple):
    """Everything that the pages support. `keep_inside` says that all that is left of the body is body."""

    bodies: tuple[Element, ...] = ()
    strips: tuple[Element, ...] = ()
    keep_inside: bool = False
    bounds: tuple[Bound, ...] = ()
    lines: tuple[Pattern, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is no rule in it."""
        return not (self.bodies or self.strips or self.bounds or self.lines)


def shorten(text: str, limit: int = _EXAMPLE) -> str:
    """`text`, cut at a word where it is longer than `limit` characters."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"


def copy_cover(cover: Cover) -> dict[int, set[int]]:
    """A cover to add to."""
    return {page: set(lines) for page, lines in cover.items()}


def no_cover(pages: Iterable[Sample]) -> dict[int, set[int]]:
    """The cover of no rule at all."""
    return {number: set[int]() for number, _ in enumerate(pages)}
