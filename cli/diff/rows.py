"""A comparison as rows on a terminal: what flipped, with both reasons, and what that comes to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest

from ...extractors.types import Verdict
from ...rules.phrases import count_of
from ..preview.lines import shown
from ..preview.margin import reason_runs
from ..preview.summary import counted
from ..preview.wrap import Row, padded, wrap
from ..sanitize import sanitize_line
from .align import Pair, Turn
from .compare import Comparison

_STYLE = {Turn.LOST: "stripped", Turn.GAINED: "added", Turn.RENAMED: "kept", Turn.SAME: "faint"}
_NARROW = 72  # columns
_MOST = 4  # rows of a block's text
_WORST = 10  # of those who changed most, and of pages


def page_rows(page: Comparison, context: int, width: int) -> Iterator[Row]:
    """A page's flips, with `context` pieces around each; nothing for a page without."""
    if not page.flips:
        return
    yield from wrap([(sanitize_line(page.name), "strong"), (f"  {_told(page)}", "faint")], width)
    numbers = max(len(str(pair.number or "")) for pair in page.pairs)
    for pair in _near(page.pairs, context):
        yield from [_gap(numbers)] if pair is None else _pair(pair, numbers, width)
    yield []


def _told(page: Comparison) -> str:
    turns = Counter(pair.turn for pair in page.flips)
    told = ", ".join(f"{turns[turn]} {turn}" for turn in (Turn.LOST, Turn.GAINED) if turns[turn])
    return f"{told}, F1 {page.nearness.f1:.3f}" if page.nearness else told


def _near(pairs: Sequence[Pair], context: int) -> Iterator[Pair | None]:
    """The flips and what stands around them; None where something was left out between."""
    wanted = sorted(
        {
            near
            for i, pair in enumerate(pairs)
            if pair.turn in (Turn.LOST, Turn.GAINED)
            for near in range(max(0, i - context), min(len(pairs), i + context + 1))
        }
    )
    for before, i in zip([None, *wanted], wanted, strict=False):
        if context and before is not None and i != before + 1:
            yield None
        yield pairs[i]


def _gap(numbers: int) -> Row:
    return [(f"{'':>{numbers}} …", "faint")]


def _pair(pair: Pair, numbers: int, width: int) -> Iterator[Row]:
    indent = numbers + 3
    free = max(16, width - indent)
    room = free if width < _NARROW else free // 2
    text = list(_text(pair, room))
    flip = pair.turn in (Turn.LOST, Turn.GAINED)
    reasons = list(_reasons(pair, free if width < _NARROW else free - room - 2)) if flip else []
    start: Row = [(f"{pair.number or '':>{numbers}} ", "faint"), (f"{pair.turn.mark} ", _STYLE[pair.turn])]
    if width < _NARROW:
        for i, row in enumerate(text):
            yield [*(start if i == 0 else padded([], indent)), *row]
        yield from ([*padded([], indent), *row] for row in reasons)
        return
    for i, (row, reason) in enumerate(zip_longest(text, reasons)):
        left = [*(start if i == 0 else padded([], indent)), *(row or [])]
        yield [*padded(left, indent + room), ("  ", "kept"), *reason] if reason else left


def _text(pair: Pair, width: int) -> Iterator[Row]:
    """The first rows of the text."""
    text = " ".join(shown(pair.text).split())
    rows = wrap([(text, _STYLE[pair.turn])], max(8, width - 2))
    for i, row in enumerate(islice(rows, _MOST + 1)):
        if i == _MOST:
            return
        yield row if i < _MOST - 1 or len(text) <= _MOST * width else [*row, (" …", "faint")]


def _reasons(pair: Pair, width: int) -> Iterator[Row]:
    for label, verdict in (("was", pair.before), ("now", pair.after)):
        for i, row in enumerate(wrap(_reason(verdict), max(8, width - 4))):
            yield [("    " if i else f"{label} ", "faint"), *row]


def _reason(verdict: Verdict | None) -> Iterable[tuple[str, str]]:
    return [("not on the page", "faint")] if verdict is None else reason_runs(verdict)


def summary(pages: Sequence[Comparison], against: str, width: int) -> Iterator[Row]:
    """All pages together: how much was lost, gained and renamed, by whom, and the pages that changed most."""
    changed = [page for page in pages if page.flips]
    yield [
        (f"against {sanitize_line(against)}", "strong"),
        (f"  {len(changed):,} of {_pages(pages)} changed", "kept"),
    ]
    pairs = [pair for page in pages for pair in page.pairs]
    for turn in (Turn.LOST, Turn.GAINED, Turn.RENAMED):
        found = [pair for pair in pairs if pair.turn is turn]
        size = sum(len(pair.text) for pair in found)
        mark = f"{turn.mark} {turn:<9}"
        counts = f"{counted(len(found), 'block', 7)} {counted(size, 'character', 10)}"
        yield [(mark, _STYLE[turn]), (counts, "kept")]
    yield from _nearness(pages)
    yield from _table("changed by", Counter(_who(pair) for page in pages for pair in page.flips), width)
    if len(changed) > 1:
        sizes = {f"{sanitize_line(p.name)}": sum(len(f.text) for f in p.flips) for p in changed}
        yield from _table("pages that changed most, in characters", Counter(sizes), width)


def _pages(pages: Sequence[Comparison]) -> str:
    return count_of(len(pages), "page")


def _nearness(pages: Sequence[Comparison]) -> Iterator[Row]:
    found = [page.nearness for page in pages if page.nearness]
    if found:
        n = len(found)
        f1, precision, recall = (
            sum(values) / n
            for values in zip(*((one.f1, one.precision, one.recall) for one in found), strict=True)
        )
        yield [
            (f"F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f}", "strong"),
            (f", mean of {_pages(pages)}", "faint"),
        ]


def _who(pair: Pair) -> str:
    """The mark, and who made the difference: the rule or signal of either side, this one's first."""
    sides = [verdict for verdict in (pair.after, pair.before) if verdict]
    special = next((v for v in sides if v.by.startswith(("rule:", "signal:", "option:"))), sides[0])
    return f"{pair.turn.mark} {sanitize_line(special.by)}, {special.category}"


def _table(title: str, counts: Counter[str], width: int) -> Iterator[Row]:
    if not counts:
        return
    yield [(title, "faint")]
    for name, count in counts.most_common(_WORST):
        for i, row in enumerate(wrap([(name, "kept")], max(8, width - 10))):
            yield [(" " * 9 + " " if i else f"{count:>9,} ", "strong"), *row]
