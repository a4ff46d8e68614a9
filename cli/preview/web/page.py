"""One page as a document: as it came and clean, side by side, with the reason for all that went."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ....extractors.types import Article, Verdict
from ....rules.category import Category
from ...sanitize import sanitize_line
from ..figures import Figures, Tally, Trust, figures_of
from ..lines import Line, Piece, lines_of, shown
from ..margin import is_estimate
from .frame import bar, document, percent
from .markup import Markup, join, tag

_EXCERPT = 80  # characters
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def page_document(name: str, article: Article, *, index: str | None = None) -> str:
    """The document of an article. `index` is the relative address of the page that lists it with others."""
    lines = list(lines_of(article))
    title = shown(" ".join((article.title or name).split()))
    return document(
        f"{title} – unboil preview",
        tag("a", "Skip to the lines of the page", href="#lines", class_="skip"),
        tag("header", *_head(name, title, article, index)),
        tag("nav", *_index(figures_of(article), lines), class_="panel", aria_label="Index by category"),
        tag("main", _table(lines, article.metadata.language), id="lines", tabindex="-1"),
    )


def trust(confidence: float) -> Markup:
    """The confidence as a figure and a word."""
    return tag("span", f"{confidence:.2f}, {Trust.of(confidence)}", class_="trust")


def _head(name: str, title: str, article: Article, index: str | None) -> Iterator[Markup]:
    if index is not None:
        yield tag("a", "← all pages", href=index)
    yield tag("h1", title, dir="auto")
    rules = ", ".join(article.rules) or "none"
    facts = f"{name} · {article.page.kind} · site rules: {rules} · confidence "
    yield tag("p", sanitize_line(facts), trust(article.confidence), class_="facts")
    for warning in article.warnings:
        yield tag("p", f"Warning: {sanitize_line(warning)}", class_="warning")


def _index(figures: Figures, lines: Sequence[Line]) -> Iterator[Markup]:
    choices = (("show-all", "the whole page"), ("show-went", "what went"), ("show-kept", "what stayed"))
    radios = [
        tag("label", tag("input", type="radio", name="show", id=key, checked=key == "show-all"), f" {text}")
        for key, text in choices
    ]
    yield tag("fieldset", tag("legend", "Show"), *radios)
    heads = tag("tr", *_heads("Category", "", "Share", "Characters", "Blocks", "Where"))
    rows = [_row(Category.BODY, figures.kept, figures.size, lines)]
    rows += (_row(category, tally, figures.size, lines) for category, tally in figures.by_category)
    yield tag("table", tag("thead", heads), tag("tbody", join(rows)))


_STYLES = {"": "wide", "Share": "number", "Characters": "number extra", "Blocks": "number extra"}


def _heads(*names: str) -> Iterator[Markup]:
    for name in names:
        style = _STYLES.get(name)
        yield tag("th", name, class_=style, scope="col") if name else tag("td", class_=style)


def _row(category: Category, tally: Tally, size: int, lines: Sequence[Line]) -> Markup:
    share = tally.size / (size or 1)
    went = category is not Category.BODY
    box = tag("input", type="checkbox", checked=True, id=f"c-{category}")
    name = tag("label", box, f" {category}") if went else tag("span", "body, kept")
    places = _places(category, lines) if went else Markup("")
    return tag(
        "tr",
        tag("th", name, scope="row"),
        tag("td", bar(share, went=went), class_="wide"),
        tag("td", percent(share), class_="number"),
        *(tag("td", text, class_="number extra") for text in (f"{tally.size:,}", f"{tally.blocks:,}")),
        tag("td", places),
    )


def _places(category: Category, lines: Sequence[Line]) -> Markup:
    """Links to every run of lines in which something went as this category."""
    links: list[Markup] = []
    runs = groupby(enumerate(lines), lambda item: category in _categories(item[1]))
    for index, line in (next(run) for has, run in runs if has):
        text = next(piece.text for piece in line.pieces if not piece.keep and piece.category is category)
        short = text.strip()[:_EXCERPT]
        links.append(tag("li", tag("a", f"{line.number}: {short}", href=f"#r{index}", dir="auto")))
    places = "1 place" if len(links) == 1 else f"{len(links):,} places"
    return tag("details", tag("summary", places), tag("ol", join(links)))


def _categories(line: Line) -> list[Category]:
    return list(dict.fromkeys(piece.category for piece in line.pieces if not piece.keep))


def _table(lines: Sequence[Line], language: str | None) -> Markup:
    lang = language if language and _LANGUAGE.fullmatch(language) else None
    heads = [tag("th", text, scope="col", class_=style) for text, style in
             (("Line", "count"), ("Page as it came", None), ("Clean article", None))]  # fmt: skip
    caption = tag(
        "caption",
        "Each line of the page, and what is left of it or why it went",
        class_="hidden",
    )
    rows = join([_line(i, line, lang) for i, line in enumerate(lines)])
    return tag("table", caption, tag("thead", tag("tr", *heads)), tag("tbody", rows), class_="lines")


def _line(index: int, line: Line, lang: str | None) -> Markup:
    classes = ["stayed" if line.kept else "went" if not line.mixed else "mixed"]
    if not line.kept and not line.mixed:
        classes += (f"c-{category}" for category in _categories(line))
    sign = "" if line.kept else "~" if line.mixed else "−"
    mark = tag("span", sign, class_="mark", aria_hidden="true") if sign else Markup("")
    return tag(
        "tr",
        tag("th", mark, str(line.number), scope="row"),
        tag("td", *_raw(index, line), lang=lang, dir="auto"),
        tag("td", *_clean(index, line, lang)),
        id=f"r{index}",
        class_=" ".join(classes),
    )


def _raw(index: int, line: Line) -> Iterator[Markup]:
    """The line as it came; what went of it can be reached by keyboard and names its reason."""
    for n, piece in enumerate(line.pieces):
        text = (" " if n else "") + piece.text
        if piece.keep:
            yield tag("span", text, class_=piece.item.block.role.value)
        else:
            cut = "cut" if line.mixed else None
            yield tag("del", text, tabindex="0", aria_describedby=f"w{index}", class_=cut)


def _clean(index: int, line: Line, lang: str | None) -> Iterator[Markup]:
    kept = [piece for piece in line.pieces if piece.keep]
    if kept:
        text = " ".join(piece.text.strip() for piece in kept)
        yield tag("div", text, class_=kept[0].item.block.role.value, lang=lang, dir="auto")
    if not line.kept:
        yield tag("span", ", ".join(_categories(line)), class_="chip")
        yield tag("div", *_reasons(line.pieces), class_="why", id=f"w{index}", role="tooltip")


def _reasons(pieces: Sequence[Piece]) -> Iterator[Markup]:
    verdicts = dict.fromkeys(piece.item.verdict for piece in pieces if not piece.keep)
    for verdict in verdicts:
        signals = [tag("li", sanitize_line(reason)) for reason in verdict.reasons]
        yield tag("div", tag("strong", verdict.category.value), f" · {sanitize_line(_who(verdict))}")
        if signals:
            yield tag("ul", *signals)


def _who(verdict: Verdict) -> str:
    if is_estimate(verdict):
        return f"{verdict.by}: {verdict.score:.2f} likely to be body"
    return verdict.by
