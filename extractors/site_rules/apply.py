"""Site rules applied to blocks: what they keep and strip for good; the rest is left to the judge.

What keeps beats what strips. Of several rules that strip a block the first in this order is named:
elements, boundaries, blocks of lines, records, single lines, and last what lies outside `html.body`.
"""

from collections.abc import Iterable, Mapping, Sequence

from ...rules.category import Category
from ...rules.model import (
    BlockRule,
    Boundary,
    DocumentRule,
    Inside,
    LineRule,
    RecordRule,
    Scope,
    SiteRules,
    TextRules,
)
from ...rules.patterns import Pattern, any_of, matches_any
from ..cuts import disjoint
from ..types import Block, Cut, Verdict, texts_of
from .fields import text_fields
from .outcome import DocumentVerdict, ElementVerdicts, Outcome, Scan, kept, stripped, with_fields
from .possible import possible
from .scope import Places, is_prose, places
from .spans import Span, block_spans, end_spans, record_spans, start_span

Verdicts = dict[int, Verdict]


def judge_text(site: SiteRules, blocks: Sequence[Block]) -> Outcome:
    """What the rules say about the blocks of a flat text."""
    return _judge(site, blocks, Scan(), ElementVerdicts())


def judge_html(
    site: SiteRules, blocks: Sequence[Block], marks: Sequence[Iterable[str]], scan: Scan
) -> Outcome:
    """What the rules say about the blocks of an HTML page.

    `marks` holds, for each block, the labels that `scan` gave to the elements around it.
    """
    from .elements import element_verdicts

    labels = list(map(tuple, marks))
    return _judge(site, blocks, scan, element_verdicts(site, blocks, labels, scan.body))


def _judge(site: SiteRules, blocks: Sequence[Block], scan: Scan, elements: ElementVerdicts) -> Outcome:
    lines = texts_of(blocks)
    text = possible(site.body.text, lines)
    verdicts: Verdicts = {}
    _take(verdicts, elements.kept)
    cut = _boundaries(text, lines)
    where = _places(text, lines, cut)
    _take(verdicts, _line_verdicts(text.keep_line, lines, where))
    _take(verdicts, elements.stripped)
    _take(verdicts, cut)
    _take(verdicts, _stretches(text.drop_block, site.body.records, blocks, lines, where))
    _take(verdicts, _line_verdicts(text.drop_line, lines, where))
    cuts = _cuts(text.drop_inline, lines, where, verdicts)
    _take(verdicts, elements.rest)
    if text.inside is Inside.KEEP:
        _take(verdicts, _inside(lines, cut))
    return Outcome(
        fixed=tuple(map(verdicts.get, range(len(lines)))),
        cuts=cuts,
        fields=with_fields(text_fields(site.body.fields, lines), scan.fields),
        document=_document(site.body.document, lines, scan),
        warnings=elements.warnings,
    )


def _take(verdicts: Verdicts, new: Mapping[int, Verdict]) -> None:
    for index, verdict in new.items():
        verdicts.setdefault(index, verdict)


def _boundaries(rules: TextRules, lines: Sequence[str]) -> Verdicts:
    verdicts: Verdicts = {}
    start = 0
    for rule in rules.start_after:
        if span := start_span(rule, lines):
            start = max(start, span[1])
            _strip(verdicts, span, rule, f"up to {_named(rule, lines[span[1] - 1])}")
    for rule in rules.end_before:
        for span in end_spans(rule, lines, start):
            _strip(verdicts, span, rule, f"from {_named(rule, lines[span[0]])} on")
    return verdicts


def _inside(lines: Sequence[str], cut: Verdicts) -> Verdicts:
    """The prose above the first line that `end_before` cuts off."""
    ends = [index for index, verdict in cut.items() if ".end_before" in verdict.by]
    if not ends:
        return {}
    origin = cut[min(ends)].by.removeprefix("rule:")
    verdict = kept(origin, "prose above the end of the article")
    return {index: verdict for index in range(min(ends)) if is_prose(lines[index])}


def _strip(verdicts: Verdicts, span: Span, rule: Boundary, reason: str) -> None:
    for index in range(*span):
        verdicts.setdefault(index, stripped(rule.origin, rule.category, reason))


def _named(rule: Boundary, line: str) -> str:
    return repr(str(matches_any(rule.patterns, line)))


def _places(rules: TextRules, lines: Sequence[str], cut: Verdicts) -> Places:
    """Head, body and tail, as far as any rule asks for them."""
    scoped = (*rules.keep_line, *rules.drop_line, *rules.drop_block, *rules.drop_inline)
    if all(rule.scope is Scope.PAGE for rule in scoped):
        return Places(0, len(lines) - 1)
    return places(lines, cut.keys())


def _stretches(
    rules: Iterable[BlockRule],
    records: Iterable[RecordRule],
    blocks: Sequence[Block],
    lines: Sequence[str],
    where: Places,
) -> Verdicts:
    verdicts: Verdicts = {}
    for rule in rules:
        for start, stop in block_spans(rule, blocks, lines, where):
            opening = matches_any(rule.patterns, lines[start])
            verdict = stripped(rule.origin, rule.category, f"block of lines that {str(opening)!r} opens")
            _take(verdicts, dict.fromkeys(range(start, stop), verdict))
    for record in records:
        verdict = stripped(record.origin, record.category, f"record of {len(record.lines)} lines")
        for span in record_spans(record, lines):
            _take(verdicts, dict.fromkeys(range(*span), verdict))
    return verdicts


def _line_verdicts(rules: Iterable[LineRule], lines: Sequence[str], where: Places) -> Verdicts:
    verdicts: Verdicts = {}
    for rule in rules:
        covering = any_of(rule.patterns)
        for index in where.indices(rule.scope, len(lines)):
            if index not in verdicts and (pattern := covering(lines[index])):
                verdicts[index] = _line_verdict(rule, pattern)
    return verdicts


def _line_verdict(rule: LineRule, pattern: Pattern) -> Verdict:
    reason = f"the line is {str(pattern)!r}"
    if rule.category is Category.BODY:
        return kept(rule.origin, reason)
    return stripped(rule.origin, rule.category, reason)


def _cuts(
    rules: Iterable[LineRule], lines: Sequence[str], where: Places, verdicts: Verdicts
) -> dict[int, tuple[Cut, ...]]:
    """Junk within lines. A line of which nothing is left is stripped as a whole, in `verdicts`."""
    found: dict[int, list[Cut]] = {}
    for rule in rules:
        for index in where.indices(rule.scope, len(lines)):
            if index not in verdicts or verdicts[index].keep:
                found.setdefault(index, []).extend(_within(rule, lines[index]))
    cuts: dict[int, tuple[Cut, ...]] = {}
    for index, items in found.items():
        ordered = disjoint(items)
        if ordered and not _rest(lines[index], ordered):
            verdicts.setdefault(
                index,
                stripped(ordered[0].by.removeprefix("rule:"), ordered[0].category, ordered[0].reasons[0]),
            )
        elif ordered:
            cuts[index] = ordered
    return cuts


def _within(rule: LineRule, line: str) -> list[Cut]:
    return [
        Cut(start, end, rule.category, f"rule:{rule.origin}", (f"within the line: {str(pattern)!r}",))
        for pattern in rule.patterns
        for start, end in pattern.find(line)
    ]


def _rest(line: str, cuts: Sequence[Cut]) -> str:
    """What is left of a line, without white space."""
    bounds = [0, *(bound for cut in cuts for bound in (cut.start, cut.end)), len(line)]
    return "".join(line[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True)).strip()


def _document(rules: Iterable[DocumentRule], lines: Sequence[str], scan: Scan) -> DocumentVerdict | None:
    for rule in rules:
        if rule.selector is not None:
            if rule.origin in scan.seen:
                return DocumentVerdict(rule.kind, f"rule:{rule.origin}", f"the page has {rule.selector!r}")
        elif rule.pattern and any(rule.pattern.matches(line) for line in lines):
            return DocumentVerdict(rule.kind, f"rule:{rule.origin}", f"the page has {str(rule.pattern)!r}")
    return None
