"""All that is known about one line: every verdict on it, the rule's place, the lines around it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from ...extractors.types import Block, Verdict
from ..sanitize import sanitize_line
from .lines import Line, Piece, category_of, shown
from .margin import is_estimate
from .rule_place import rule_place
from .unified import unified
from .wrap import Row, Run, wrap

_AROUND = 3  # lines on each side
_LABEL = 10
_WHO = {
    "rule": "a site rule, which is final",
    "signal": "a signal that is certain by itself",
    "option": "an option of this run",
    "model": "the calibrated heuristic",
    "trafilatura": "the engine trafilatura",
}


def explain(lines: Sequence[Line], number: int, folders: Sequence[Path], width: int) -> Iterator[Row]:
    """Everything about the lines with this number; `folders` hold the rules that the page was read with.

    Raises LookupError, with the lines that there are in words, where no line has the number, and RuleError.
    """
    found = [i for i, line in enumerate(lines) if line.number == number]
    if not found:
        raise LookupError(_nearest(lines, number))
    for i in found:
        for piece in lines[i].pieces:
            yield from _piece(number, piece, folders, width)
            yield []
    yield [("around it", "strong")]
    yield from unified(lines[max(0, found[0] - _AROUND) : found[-1] + _AROUND + 1], width)


def _nearest(lines: Sequence[Line], number: int) -> str:
    numbers = [line.number for line in lines]
    if not numbers:
        return "the page has no line with text"
    if number > numbers[-1]:
        return f"the last line with text is {numbers[-1]}"
    first = next((b for a, b in pairwise([0, *numbers]) if a < number < b), numbers[0])
    return f"line {number} has no text; the next that has is {first}"


def _piece(number: int, piece: Piece, folders: Sequence[Path], width: int) -> Iterator[Row]:
    verdict = piece.item.verdict
    what = "kept" if verdict.keep else "stripped"
    yield [
        (f"line {number}", "strong"),
        (f"  {what}", "kept" if verdict.keep else "stripped"),
        (f"  {category_of(verdict)}", "strong"),
    ]
    for row in wrap([(piece.text.strip(), "kept" if verdict.keep else "stripped")], max(8, width - 2)):
        yield [("  ", "kept"), *row]
    for label, value in _facts(piece, folders):
        yield from _field(label, value, width)


def _facts(piece: Piece, folders: Sequence[Path]) -> Iterator[tuple[str, str]]:
    verdict = piece.item.verdict
    who = _WHO.get(verdict.by.partition(":")[0], "")
    yield "said by", f"{verdict.by} ({who})" if who else verdict.by
    if place := rule_place(verdict, folders):
        yield "rule", str(place.near())
        yield "", place.source
    yield "P(body)", f"{verdict.score:.2f}, {_certainty(verdict)}"
    for rank, reason in enumerate(verdict.reasons, 1):
        yield f"signal {rank}", reason
    yield "block", ", ".join(_place(piece.item.block))


def _certainty(verdict: Verdict) -> str:
    return "estimated" if is_estimate(verdict) else "certain"


def _place(block: Block) -> Iterator[str]:
    yield block.role.value
    yield f"{len(block.text):,} characters"
    if block.start is not None and block.end is not None:
        yield f"{block.start:,} to {block.end:,} of the input"
    if block.path:
        yield block.path
    if block.glued:
        yield "goes on in the line of the block before it"


def _field(label: str, value: str, width: int) -> Iterator[Row]:
    text = " ".join(sanitize_line(shown(value)).split())
    for i, row in enumerate(wrap([(text, "kept")], max(8, width - _LABEL))):
        name: Run = (f"{'' if i else label:<{_LABEL}}", "faint")
        yield [name, *row]
