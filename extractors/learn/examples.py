"""`[[test]]`s made from pages: excerpts, and what must and must not come of them."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from ...rules.model import SiteRules
from ...rules.patterns import fold
from ..types import Article
from .excerpt import cut_out, is_movable
from .sample import Sample
from .trial import gone_lines, read_with

_BODY_LINES = (6, 12, 10_000)  # of an excerpt, in the order in which they are tried
_BODY, _GONE = (50, 700), (8, 300)  # characters of lines that are quoted
_RULES = 8  # of which lines are quoted
_QUOTE = 60
_LONGEST = 30_000  # characters of an excerpt


class Example(NamedTuple):
    """A test: a page, and pieces of text that must and must not be in its body."""

    name: str
    html: bool
    page: str
    contains: tuple[str, ...]
    not_contains: tuple[str, ...]


def make_example(site: SiteRules, page: Sample, wanted: Collection[str]) -> Example | None:
    """A test of `site` from a page; None where no excerpt shows both what stays and what goes.

    `wanted` are folded lines that the excerpt must have, each with the line after it. What the test says is
    what the rules do to the excerpt and to the whole page alike.
    """
    article = read_with(site, page.page)
    body = _body_lines(page, article)
    gone = _gone_lines(page, article)
    always = [
        i for n, x in enumerate(page.lines[:-1]) if x.key in wanted and is_movable(x) for i in (n, n + 1)
    ]
    for count in _BODY_LINES:
        text = cut_out(page, (*always, *gone, *_spread(body, count)))
        if len(text) > _LONGEST:
            break
        example = _verified(site, page, text, _spread(body, 3), gone)
        if example.contains and example.not_contains:
            return example
    return None


def _body_lines(page: Sample, article: Article) -> list[int]:
    kept = {fold(block.text) for block, _ in article.kept}
    lines = ((n, line) for n, line in enumerate(page.lines) if line.confident and line.key in kept)
    return [n for n, line in lines if _BODY[0] <= len(line.text) <= _BODY[1] and is_movable(line)]


def _gone_lines(page: Sample, article: Article) -> list[int]:
    """Lines that rules strip: of each rule the first one and the longest."""
    gone = gone_lines(article)
    by_rule: dict[str, list[int]] = {}
    for n, line in enumerate(page.lines):
        if (
            line.key in gone
            and not line.confident
            and _GONE[0] <= len(line.text) <= _GONE[1]
            and is_movable(line)
        ):
            by_rule.setdefault(gone[line.key], []).append(n)
    chosen: list[int] = []
    for lines in list(by_rule.values())[:_RULES]:
        longest = max(lines, key=lambda n: len(page.lines[n].text))
        chosen += [lines[0], longest]
    return sorted(set(chosen))


def _spread(indices: Sequence[int], count: int) -> list[int]:
    """`count` of the indices: the first, the last, and others evenly between them."""
    if len(indices) <= count:
        return list(indices)
    return sorted({indices[round(i * (len(indices) - 1) / (count - 1))] for i in range(count)})


def _verified(site: SiteRules, page: Sample, text: str, body: Sequence[int], gone: Sequence[int]) -> Example:
    """The test with what is true of the excerpt."""
    article = read_with(site, page.page._replace(text=text, url=None))
    found = fold(article.text)
    stay = (_quoted(page.lines[n].text) for n in body)
    go = (_quoted(page.lines[n].text) for n in gone)
    return Example(
        name=f"excerpt of {page.name}",
        html=page.html,
        page=text,
        contains=tuple(dict.fromkeys(text for text in stay if fold(text) in found)),
        not_contains=tuple(
            _distinct(text for text in go if len(text) >= _GONE[0] and fold(text) not in found)
        ),
    )


def _quoted(text: str) -> str:
    return text if len(text) <= _QUOTE else text[:_QUOTE].rsplit(" ", 1)[0]


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
