"""Coverage of rule files over a collection of pages: what fired, what never did, what looks stale."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from ..rules.loading import load_rules
from ..rules.model import Guard, SiteRules
from .pipeline import open_page, read
from .site_rules.lookup import find_rules
from .types import Article, Options

_NO_GUARD = Guard()
_MANY = 0.5  # share of a file's pages from which a failing is no longer chance
_CLOSE = 2.0  # times the least share that a guard lets be kept
_ENOUGH = 2  # pages on which rules could have fired


class Hits(NamedTuple):
    """How often one rule fired: on how many pages, on how many blocks, of how many characters."""

    pages: int = 0
    blocks: int = 0
    characters: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What rules did on one page.

    `known` holds the origins of all rules that speak for it, `fired` blocks and characters by origin. `kept`
    and `stripped` (by rules) are shares of its visible characters. `tripped` is the reason of a guard.
    """

    name: str
    site: str
    files: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    fired: Mapping[str, tuple[int, int]]
    kept: float = 0.0
    stripped: float = 0.0
    tripped: str | None = None
    lost_body: bool = False
    guard: Guard = _NO_GUARD


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCoverage:
    """One rule file: its pages, hits by rule, rules that never fired, and in words why it looks stale."""

    id: str
    pages: int
    tripped: int
    kept: float
    stripped: float
    rules: Mapping[str, Hits]
    never: tuple[str, ...]
    stale: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """All of it: `files` by id, and the number of pages by site for which no rule file speaks."""

    pages: int
    files: tuple[FileCoverage, ...]
    without: Mapping[str, int]
    trips: tuple[tuple[str, str], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The same for JSON; hits are objects."""
        found = asdict(self)
        for shown, file in zip(found["files"], self.files, strict=True):
            shown["rules"] = {origin: hits._asdict() for origin, hits in file.rules.items()}
        found["trips"] = [{"page": page, "reason": reason} for page, reason in self.trips]
        return found


def page_facts(name: str, source: bytes | str, options: Options) -> PageFacts:
    """Read one page and note what rules did. Raises InputError, and RuleError for a broken rule file."""
    page = open_page(source, options)
    article = read(page, options)
    rules = find_rules(load_rules(options.rules_dirs), page, date=lambda: article.metadata.date)
    site = _site(article, name)
    if rules is None:
        return PageFacts(name=name, site=site, fired={})
    fired, stripped = _fired(article)
    total = sum(len(block.text) for block, _ in article.blocks) or 1
    return PageFacts(
        name=name,
        site=site,
        files=rules.applied,
        known=tuple(origins(rules)),
        fired=fired,
        kept=sum(len(block.text) for block, _ in article.kept) / total,
        stripped=stripped / total,
        tripped=next((w for w in article.warnings if "; fallback: " in w), None),
        lost_body=any("no body selector matches" in warning for warning in article.warnings),
        guard=rules.body.guard,
    )


def cover(pages: Iterable[PageFacts]) -> Coverage:
    """Put the facts of all pages together."""
    every = list(pages)
    by_file: dict[str, list[PageFacts]] = defaultdict(list)
    for page in every:
        for file in page.files:
            by_file[file].append(page)
    without = Counter(page.site for page in every if not page.files)
    return Coverage(
        pages=len(every),
        files=tuple(_file(name, of_file) for name, of_file in sorted(by_file.items())),
        without=dict(without.most_common()),
        trips=tuple((page.name, page.tripped) for page in every if page.tripped),
    )


def origins(rules: SiteRules) -> Iterator[str]:
    """Where every rule on lines, records and elements stands, as verdicts name it."""
    text, html = rules.body.text, rules.body.html
    boundaries = (*text.start_after, *text.end_before)
    lines = (*text.drop_line, *text.drop_block, *text.drop_inline, *text.keep_line)
    elements = (*html.body, *html.strip, *html.keep)
    yield from (rule.origin for rule in (*boundaries, *lines, *elements, *rules.body.records))


def _fired(article: Article) -> tuple[dict[str, tuple[int, int]], int]:
    """Blocks and characters by origin, and the characters that rules stripped."""
    found: dict[str, tuple[int, int]] = {}
    stripped = 0
    for block, verdict in article.blocks:
        kind, _, origin = verdict.by.partition(":")
        if kind == "rule":
            blocks, characters = found.get(origin, (0, 0))
            found[origin] = (blocks + 1, characters + len(block.text))
            stripped += 0 if verdict.keep else len(block.text)
    return found, stripped


def _file(name: str, pages: list[PageFacts]) -> FileCoverage:
    own = dict.fromkeys(origin for page in pages for origin in page.known if origin.startswith(f"{name}:"))
    rules = {origin: _hits(origin, pages) for origin in own}
    never = tuple(origin for origin, hits in rules.items() if not hits.pages)
    return FileCoverage(
        id=name,
        pages=len(pages),
        tripped=sum(page.tripped is not None for page in pages),
        kept=_mean(page.kept for page in pages),
        stripped=_mean(page.stripped for page in pages),
        rules={origin: hits for origin, hits in rules.items() if hits.pages},
        never=never,
        stale=tuple(_stale(name, pages, fires=len(never) < len(rules), rules=len(rules))),
    )


def _hits(origin: str, pages: Iterable[PageFacts]) -> Hits:
    found = [page.fired[origin] for page in pages if origin in page.fired]
    return Hits(len(found), sum(blocks for blocks, _ in found), sum(size for _, size in found))


def _stale(name: str, pages: list[PageFacts], *, fires: bool, rules: int) -> Iterator[str]:
    count = len(pages)
    first = [page for page in pages if page.files[0] == name]
    lost = sum(page.lost_body for page in first)
    if lost and lost >= _MANY * count:
        yield f"no body selector matches on {lost} of {count} pages"
    tripped = sum(page.tripped is not None for page in first)
    if tripped and tripped >= _MANY * count:
        yield f"guards tripped on {tripped} of {count} pages"
    if rules and not fires and count >= _ENOUGH and not tripped:
        yield f"none of its rules fires on {count} pages"
    least = next((page.guard.min_keep_ratio for page in first), None)
    kept = _mean(page.kept for page in first)
    if least and first and not tripped and kept < _CLOSE * least:
        yield f"it keeps {kept:.0%} of a page, close to the {least:.0%} of its guard"


def _mean(values: Iterable[float]) -> float:
    every = list(values)
    return round(sum(every) / len(every), 4) if every else 0.0


def _site(article: Article, name: str) -> str:
    url = article.page.url or article.metadata.canonical_url
    host = urlsplit(url).hostname if url else None
    return (host or name).removeprefix("www.")
