"""The list of several pages: what failed, then the doubtful ones, then the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ....rules.phrases import count_of
from ...sanitize import sanitize_line
from ..figures import Figures, total
from ..lines import shown
from .frame import bar, document, percent
from .markup import Markup, join, tag
from .page import trust


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page on the list. `href` is the relative address of its document, None where it could not be read."""

    name: str
    href: str | None = None
    title: str = ""
    confidence: float = 0.0
    figures: Figures = field(default_factory=Figures)
    notes: tuple[str, ...] = ()


def index_document(entries: Sequence[Entry]) -> str:
    """The list as a document."""
    ordered = sorted(entries, key=lambda entry: (entry.href is not None, entry.confidence, entry.name))
    count = count_of(len(entries), "page")
    return document(
        f"{count} – unboil preview",
        tag("header", tag("h1", count), tag("p", "Failures first, then by confidence.", class_="facts")),
        tag("main", _table(ordered), class_="panel"),
        tag("section", *_totals(entries), class_="panel", aria_label="All pages together"),
    )


def _totals(entries: Sequence[Entry]) -> Iterator[Markup]:
    figures = total(entry.figures for entry in entries)
    rows = [_total("body, kept", figures.kept.size, figures.size, went=False)]
    rows += (_total(name, tally.size, figures.size, went=True) for name, tally in figures.by_category)
    yield tag("h2", "All pages together")
    yield tag("table", tag("tbody", join(rows)))


def _total(name: str, size: int, whole: int, *, went: bool) -> Markup:
    share = size / (whole or 1)
    return tag(
        "tr",
        tag("th", name, scope="row"),
        tag("td", bar(share, went=went), class_="wide"),
        tag("td", percent(share), class_="number"),
        tag("td", f"{size:,} characters", class_="number extra"),
    )


def _table(entries: Sequence[Entry]) -> Markup:
    names = (
        ("Page", None),
        ("Confidence", None),
        ("Kept", "number"),
        ("", "wide"),
        ("What went most", "extra"),
    )
    heads = [
        tag("th", text, scope="col", class_=style) if text else tag("td", class_=style)
        for text, style in names
    ]
    rows = join([_row(entry) for entry in entries])
    caption = tag("caption", "Pages, the doubtful ones first", class_="hidden")
    return tag("table", caption, tag("thead", tag("tr", *heads)), tag("tbody", rows))


def _row(entry: Entry) -> Markup:
    notes = [tag("div", sanitize_line(note), class_="warning") for note in entry.notes]
    if entry.href is None:
        name = tag("th", sanitize_line(entry.name), *notes, scope="row")
        rest = (tag("td"), tag("td", class_="wide"), tag("td", class_="extra"))
        return tag("tr", name, tag("td", tag("span", "failed", class_="trust")), *rest)
    link = tag("a", sanitize_line(entry.name), href=entry.href)
    title = tag("div", shown(" ".join(entry.title.split())), class_="dim", dir="auto")
    most = ", ".join(category for category, _ in entry.figures.by_category[:3])
    share = entry.figures.kept_share
    return tag(
        "tr",
        tag("th", link, title, *notes, scope="row"),
        tag("td", trust(entry.confidence)),
        tag("td", percent(share), class_="number"),
        tag("td", bar(share, went=False), class_="wide"),
        tag("td", most, class_="extra"),
    )
