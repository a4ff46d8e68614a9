"""From source to Article: open the page, cut it into blocks, judge them, put the article together."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from . import trafilatura_engine
from .collector import uncollected
from .cuts import apply_cuts
from .decode import decode, decode_text
from .errors import InputError
from .refusal import refuse
from .site_rules.lookup import rules_for
from .sniff import sniff
from .types import Article, Block, Engine, Judged, JudgedBlocks, Kind, Options, Page, Reading, Verdict, keeps

if TYPE_CHECKING:
    from ..rules.model import SiteRules

_DEFAULT = Options()
_SENTENCE = 50  # characters of the longest block of a second opinion worth having


def clean(source: bytes | str, *, url: str | None = None, options: Options | None = None) -> Article:
    """Read a page, HTML or flat text, and judge every block of it.

    `url` is short for `Options(url=…)`. An article whose `text` is empty holds the reason in `warnings`.

    Raises InputError where the source is empty, binary, or its encoding is unknown, and RuleError where a
    rule file that is needed is broken.
    """
    options = options or _DEFAULT
    if url is not None:
        options = options._replace(url=url)
    return read(open_page(source, options), options)


def open_page(source: bytes | str, options: Options = _DEFAULT) -> Page:
    """Decode a source and tell its kind.

    Raises InputError where there is nothing to read.
    """
    if not source:
        raise InputError("empty input")
    decoded = decode_text(source) if isinstance(source, str) else decode(source, options.encoding)
    text, encoding, warnings = decoded
    if not text or text.isspace():
        raise InputError("nothing but white space")
    return Page(
        text=text,
        kind=options.kind or sniff(text),
        encoding=encoding,
        url=options.url,
        site=options.site,
        path=options.path,
        warnings=warnings,
    )


@uncollected
def read(page: Page, options: Options = _DEFAULT, *, hold: bool = False) -> Article:
    """Judge an opened page.

    Its parsed tree, which is large, is not kept: who asks for authors, date or categories later has it made
    anew. `hold` keeps it for as long as the article lives, for who will ask for them.
    """
    article = _read_text(page, options) if page.kind is Kind.TEXT else _read_html(page, options, hold)
    return refuse(article, options)


def _read_text(page: Page, options: Options) -> Article:
    from .text import judge, segment

    if options.engine is Engine.TRAFILATURA:
        raise InputError("trafilatura reads HTML only, and this is flat text")
    blocks = segment(page.text)
    ours = partial(judge, blocks, options=options)
    site = rules_for(page, options)
    if site is None:
        return assemble(page, blocks, ours(fixed=[None] * len(blocks)), options)
    from .site_rules.apply import judge_text
    from .site_rules.reading import read_with_rules

    reading = read_with_rules(site, blocks, judge_text(site, blocks), lambda fixed: ours(fixed=fixed))
    return assemble(page, blocks, reading, options, site)


def _read_html(page: Page, options: Options, hold: bool) -> Article:
    from .html import Document, judge, segment
    from .html.metadata import read_metadata
    from .site_rules.apply import judge_html
    from .site_rules.elements import scan_document
    from .site_rules.outcome import Scan
    from .site_rules.reading import read_with_rules

    document = Document(page)
    page = page._replace(warnings=page.warnings + document.warnings)
    metadata = read_metadata(document, hold=hold)
    if options.engine is Engine.TRAFILATURA:
        blocks = segment(document, {}).blocks
        return assemble(page, blocks, trafilatura_engine.judge(page, blocks, metadata), options)
    site = rules_for(page, options, date=lambda: metadata.date, document=document)
    scan = scan_document(site, document) if site else Scan()
    segmented = segment(document, scan.marks, markup=options.markup)
    blocks = segmented.blocks
    ours = partial(judge, segmented, metadata=metadata, options=options)
    if site is None:
        reading = ours(fixed=[None] * len(blocks))
    else:
        outcome = judge_html(site, blocks, segmented.marks, scan)
        reading = read_with_rules(site, blocks, outcome, lambda fixed: ours(fixed=fixed))
    return assemble(page, blocks, _second_opinion(page, blocks, reading), options, site)


def _second_opinion(page: Page, blocks: Sequence[Block], reading: Reading) -> Reading:
    """Before a page is said to hold no article, trafilatura is asked, unless a site rule says so.

    Without one sentence it is no article: trafilatura gives the navigation where there is nothing else.
    """
    verdicts = reading.verdicts
    if any(keeps(verdicts)) or any(verdict.by.startswith("rule:") for verdict in verdicts):
        return reading
    theirs = trafilatura_engine.judge(page, blocks, reading.metadata)
    kept = (len(block.text) for block, verdict in zip(blocks, theirs.verdicts, strict=True) if verdict.keep)
    if max(kept, default=0) < _SENTENCE:
        return reading
    note = "unboil found no article here; this is trafilatura's reading"
    return theirs._replace(page_type=reading.page_type, warnings=(*reading.warnings, note))


def assemble(
    page: Page, blocks: Sequence[Block], reading: Reading, options: Options, site: "SiteRules | None" = None
) -> Article:
    """Put blocks and verdicts together, with inline cuts made and the caller's categories obeyed."""
    judged: Sequence[Judged] = JudgedBlocks(blocks, reading.verdicts)
    if reading.cuts:
        judged = apply_cuts(page.text, judged, reading.cuts)
    if options.keep or options.strip:
        judged = tuple(Judged(block, _obey(verdict, options)) for block, verdict in judged)
    return Article(
        page=page,
        blocks=judged,
        metadata=reading.metadata,
        page_type=reading.page_type,
        confidence=reading.confidence,
        rules=site.applied if site else (),
        warnings=page.warnings + reading.warnings,
    )


def _obey(verdict: Verdict, options: Options) -> Verdict:
    if verdict.keep and verdict.category in options.strip:
        return verdict._replace(keep=False, by="option:strip")
    if not verdict.keep and verdict.category in options.keep:
        return verdict._replace(keep=True, by="option:keep")
    return verdict
