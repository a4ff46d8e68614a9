"""Boundaries, blocks of lines and records: rules that cover a stretch of lines."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ...rules.model import BlockRule, Boundary, RecordLine, RecordRule
from ...rules.patterns import Form, Pattern, any_of, fold, matches_any
from ..types import Block
from .scope import Places, is_sentence

Span = tuple[int, int]
_SHORT, _HEADLINE, _LONG = 80, 200, 120  # characters


def start_span(rule: Boundary, lines: Sequence[str]) -> Span | None:
    """What `start_after` strips: everything through the first line that it covers."""
    return next(((0, at + 1) for at in _covered(rule, lines, 0)), None)


def end_spans(rule: Boundary, lines: Sequence[str], start: int) -> list[Span]:
    """What `end_before` strips: from a line at `start` or later on; again after each `until`."""
    spans: list[Span] = []
    for at in _covered(rule, lines, start):
        if spans and at < spans[-1][1]:
            continue
        rest = range(at + 1, len(lines)) if rule.until else ()
        stop = next((n for n in rest if matches_any(rule.until, lines[n])), len(lines))
        spans.append((at, stop))
    return spans


def _covered(rule: Boundary, lines: Sequence[str], start: int) -> Iterator[int]:
    """Indices of the lines that the boundary covers and whose conditions hold."""
    first = max(start + rule.min_lines_before, round((1 - rule.in_last) * len(lines)))
    covering = any_of(rule.patterns)
    for at in range(first, round(rule.in_first * len(lines))):
        if covering(lines[at]) and _followed(rule.followed_by, lines, at):
            yield at


def _followed(patterns: tuple[Pattern, ...], lines: Sequence[str], at: int) -> bool:
    if not patterns:
        return True
    return at + 1 < len(lines) and matches_any(patterns, lines[at + 1]) is not None


def block_spans(rule: BlockRule, blocks: Sequence[Block], lines: Sequence[str], places: Places) -> list[Span]:
    """What `drop_block` strips: from each opening line on, as far as the rule's bounds allow."""
    spans: list[Span] = []
    covering = any_of(rule.patterns)
    past = 0
    for at in places.indices(rule.scope, len(lines)):
        if at >= past and covering(lines[at]):
            past = _block_end(rule, blocks, lines, at)
            if past > at:
                spans.append((at, past))
    return spans


def _block_end(rule: BlockRule, blocks: Sequence[Block], lines: Sequence[str], at: int) -> int:
    limit = min(len(lines), at + max(1, rule.max_lines))
    for n in range(at, limit):
        if rule.close and n > at and matches_any(rule.close, lines[n]):
            return n + 1
        if rule.until_blank and (n + 1 == len(lines) or gap(blocks[n], blocks[n + 1])):
            return n + 1
    return at if rule.close and not rule.until_blank else limit


def gap(block: Block, following: Block) -> bool:
    """Whether a blank line parts two blocks; on HTML, whether they lie in different parents."""
    if block.line is None or following.line is None:
        return block.path.rpartition(">")[0] != following.path.rpartition(">")[0]
    return following.line - block.line - (len(block.text.splitlines()) - 1) > 1


def record_spans(rule: RecordRule, lines: Sequence[str]) -> list[Span]:
    """What a record strips: every run of at least `min_repeat` records one after another."""
    runs: list[list[Span]] = []
    at = 0
    while at < len(lines):
        stop = _record_end(rule.lines, lines, at)
        if stop is None:
            at += 1
            continue
        if runs and runs[-1][-1][1] == at:
            runs[-1].append((at, stop))
        else:
            runs.append([(at, stop)])
        at = stop
    return [(run[0][0], run[-1][1]) for run in runs if len(run) >= rule.min_repeat]


def _record_end(record: Sequence[RecordLine], lines: Sequence[str], at: int) -> int | None:
    """Where the record that begins at `at` ends; None where none does. Greedy, no backtracking."""
    start, names = at, dict[str, str]()
    for item, following in zip_longest(record, record[1:]):
        count = 0
        if (
            item.optional
            and following
            and at < len(lines)
            and _fits(following.patterns, lines[at], dict(names))
        ):
            continue
        while at < len(lines) and (item.repeat or count == 0) and _fits(item.patterns, lines[at], names):
            at, count = at + 1, count + 1
        if count == 0 and not item.optional:
            return None
    return at if at > start else None


def _fits(patterns: Sequence[Pattern], line: str, names: dict[str, str]) -> bool:
    return any(_fits_one(pattern, line, names) for pattern in patterns)


def _fits_one(pattern: Pattern, line: str, names: dict[str, str]) -> bool:
    before, brace, rest = pattern.source.partition("{")
    name, closing, after = rest.partition("}")
    if pattern.form is not Form.LITERAL or not brace or not closing or not name.isidentifier():
        return pattern.matches(line)
    before, after, text = fold(before), fold(after), fold(line)
    if not (text.startswith(before) and text.endswith(after) and len(text) >= len(before) + len(after)):
        return False
    value = text[len(before) : len(text) - len(after)].strip()
    return bool(value) and _placeholder(name, value, names)


def _placeholder(name: str, value: str, names: dict[str, str]) -> bool:
    if name == "any":
        return True
    if name == "long":
        return len(value) >= _LONG
    if name == "headline":
        return len(value) <= _HEADLINE and not is_sentence(value)
    return len(value) <= _SHORT and (name == "short" or names.setdefault(name, value) == value)
