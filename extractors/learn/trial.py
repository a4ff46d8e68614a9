"""Pages read under rules that are still being made: what they strip, and how much."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ...rules.model import SiteRules
from ...rules.patterns import fold
from ...rules.read import build
from ...rules.table import Source
from ..pipeline import assemble
from ..site_rules.apply import judge_html, judge_text
from ..site_rules.reading import read_with_rules
from ..types import Article, Kind, Options, Page
from .sample import Sample


class Ratios(NamedTuple):
    """Shares of a page's visible characters (0 to 1): what is kept, and what rules strip."""

    kept: float
    gone: float


def parse(text: str, name: str) -> SiteRules:
    """The rules that a file's text says. Raises RuleError where it cannot be one."""
    import tomllib

    return build(tomllib.loads(text), Source(Path(f"{name}.toml")))


def read_with(site: SiteRules, page: Page) -> Article:
    """The page read under these rules and no others."""
    options = Options(site_rules=False)
    if page.kind is Kind.TEXT:
        from ..text import judge, segment

        blocks = segment(page.text)
        outcome = judge_text(site, blocks)
        reading = read_with_rules(site, blocks, outcome, lambda fixed: judge(blocks, fixed, options))
        return assemble(page, blocks, reading, options, site)
    return _read_html(site, page, options)


def _read_html(site: SiteRules, page: Page, options: Options) -> Article:
    from ..html import Document, judge, segment
    from ..html.metadata import read_metadata
    from ..site_rules.elements import scan_document

    document = Document(page)
    metadata = read_metadata(document)
    scan = scan_document(site, document)
    segmented = segment(document, scan.marks)
    outcome = judge_html(site, segmented.blocks, segmented.marks, scan)
    reading = read_with_rules(
        site, segmented.blocks, outcome, lambda fixed: judge(segmented, fixed, metadata, options)
    )
    return assemble(page, segmented.blocks, reading, options, site)


def ratios(article: Article) -> Ratios:
    """How much of a page is kept and how much rules strip."""
    sizes = [(len(block.text), verdict) for block, verdict in article.blocks]
    total = sum(size for size, _ in sizes) or 1
    kept = sum(size for size, verdict in sizes if verdict.keep)
    gone = sum(size for size, v in sizes if not v.keep and v.by.startswith("rule:"))
    return Ratios(kept / total, gone / total)


def gone_lines(article: Article) -> dict[str, str]:
    """Folded text of each block that a rule strips and that is kept nowhere, and which rule it was."""
    kept = {fold(block.text) for block, _ in article.kept}
    gone = {
        fold(block.text): verdict.by
        for block, verdict in article.stripped
        if verdict.by.startswith("rule:") and block.text
    }
    return {key: by for key, by in gone.items() if key not in kept}


def lost_body(pages: Iterable[Sample], articles: Sequence[Article], recurring: frozenset[str]) -> list[str]:
    """In words, for each page: the longest line that reads like body, does not recur, and goes by a rule."""
    found: list[str] = []
    for page, article in zip(pages, articles, strict=True):
        gone = gone_lines(article)
        lost = [x for x in page.lines if x.confident and x.key in gone and x.key not in recurring]
        if lost:
            worst = max(lost, key=lambda line: (len(line.text), line.text))
            found.append(f"{gone[worst.key]} strips what reads like body on {page.name}: “{worst.text[:70]}”")
    return found
