"""A first rule file from one page: what can be told from it, and all of its blocks as comments."""

from collections.abc import Iterator

from ...rules.write import Section
from . import compose
from .body import find_body
from .examples import make_example
from .findings import Findings, shorten
from .first_text import boundary_comments, first_signature
from .learn import Learned, guard_for, slug
from .regions import best_named, own_selectors, regions
from .sample import Line, Sample
from .trial import parse, ratios, read_with

_LEGEND = (
    "The page, block by block: + kept and - stripped without rules, the probability that it is body, its",
    "category, the nearest element with a name, its text. Rules are made of these names and texts, such as:",
    '  [[html.strip]]  css = ".related"   category = "related"',
    '  [[text.drop_line]]  line = "Read more"   category = "read-more"',
    '  [[text.end_before]]  line = "Comments"   min_lines_before = 3   category = "comments"',
)


def start(
    page: Sample, *, site: str | None = None, name: str | None = None, checked: str | None = None
) -> Learned:
    """A rule file for the site of `page`: its hosts, a body selector, guards and a test if there can be.

    Flat text has no selectors: it gets a signature, and boundaries as comments.
    `site`, `name` and `checked` are as in `learn`. The file loads, and is meant to be edited.
    """
    host = site or page.host
    name = slug(name or host or "new")
    body = find_body(page, regions(page)) if page.html else None
    found = Findings(bodies=(body,) if body else ())
    signature = () if page.html else first_signature(page)
    top = compose.head(name, host, signature, "", checked, [f"A first rule file, made from {page.name}."])
    sections = [top, *compose.rules(found)]
    article = read_with(parse(compose.compose(sections), name), page.page)
    sections.append(guard_for([ratios(article)]))
    example = make_example(parse(compose.compose(sections), name), page, ())
    notes = [] if example else ["the file has no test: write one before you rely on it"]
    if signature:
        notes.append(
            "text_signature is a guess from one page: keep lines that stand on every page of the site"
        )
    elif host is None:
        notes.append("the file applies to nothing yet: give it hosts, files or a text_signature")
    tests = [compose.test(example, host, "Made from the same page.")] if example else []
    bounds = () if page.html else (*boundary_comments(page), "")
    blocks = Section("", (), (*bounds, *_LEGEND, "", *_blocks(page)))
    return Learned(compose.compose([*sections, *tests, blocks]), tuple(notes))


def _blocks(page: Sample) -> Iterator[str]:
    for line in page.lines:
        if line.text:
            sign = "+" if line.keep else "-"
            yield f"{sign} {line.chance:.2f} {line.category} {_named(line)} | {shorten(line.text)}"


def _named(line: Line) -> str:
    """The nearest element around a line that has a name, and the line's own tag."""
    box = line.box
    while box is not None and box.parent is not None:
        if names := own_selectors(box):
            return (
                best_named(names)
                if box is line.box
                else f"{best_named(names)} {line.box.tag if line.box else ''}"
            )
        box = box.parent
    return line.box.tag if line.box else ""
