"""All that is known about one line: verdicts, the rule's place, the lines around it, and the weights."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path

from ...extractors.types import Article, Block, Judged, Options, Verdict
from ...extractors.weights.explain import explain as weigh
from ...extractors.weights.types import Weighing
from ..sanitize import sanitize_line
from .lines import Line, Piece, category_of, lines_of, shown
from .margin import is_estimate
from .rule_place import rule_place
from .unified import unified
from .weights import weight_rows
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


def explain(article: Article, options: Options, number: int, width: int) -> Iterator[Row]:
    """Everything about the lines with this number of an article that was read with `options`.

    Raises LookupError, with the lines that there are in words, where no line has the number, and RuleError.
    """
    lines = list(lines_of(article))
    found = [i for i, line in enumerate(lines) if line.number == number]
    if not found:
        raise LookupError(_nearest(lines, number))
    pieces = [piece for i in found for piece in lines[i].pieces]
    for _, parts in groupby(pieces, key=lambda piece: id(piece.item)):
        yield from _block(number, list(parts), options.rules_dirs, width)
        yield []
    yield [("around it", "strong")]
    yield from unified(lines[max(0, found[0] - _AROUND) : found[-1] + _AROUND + 1], width)
    for weighing in _weighings(article, options, pieces):
        yield []
        yield from weight_rows(weighing, width)


def _weighings(article: Article, options: Options, pieces: Sequence[Piece]) -> Iterator[Weighing]:
    """How the heuristic weighs the blocks of these pieces; what is the same for several is told once."""
    places = {id(item): at for at, item in enumerate(article.blocks)}
    told: list[Weighing] = []
    for piece in pieces:
        weighing = weigh(article, places[id(piece.item)], options)
        if weighing and weighing not in told:
            told.append(weighing)
            yield weighing


def _nearest(lines: Sequence[Line], number: int) -> str:
    numbers = [line.number for line in lines]
    if not numbers:
        return "the page has no line with text"
    if number > numbers[-1]:
        return f"the last line with text is {numbers[-1]}"
    first = next((b for a, b in pairwise([0, *numbers]) if a < number < b), numbers[0])
    return f"line {number} has no text; the next that has is {first}"


def _block(number: int, pieces: Sequence[Piece], folders: Sequence[Path], width: int) -> Iterator[Row]:
    """What is known of the block that these pieces are of."""
    verdict = pieces[0].item.verdict
    what = "kept" if verdict.keep else "stripped"
    yield [
        (f"line {number}", "strong"),
        (f"  {what}", "kept" if verdict.keep else "stripped"),
        (f"  {category_of(verdict)}", "strong"),
    ]
    for piece in pieces:
        for row in wrap([(piece.text.strip(), "kept" if verdict.keep else "stripped")], max(8, width - 2)):
            yield [("  ", "kept"), *row]
    for label, value in _facts(pieces[0].item, folders):
        yield from _field(label, value, width)


def _facts(item: Judged, folders: Sequence[Path]) -> Iterator[tuple[str, str]]:
    verdict = item.verdict
    who = _WHO.get(verdict.by.partition(":")[0], "")
    yield "said by", f"{verdict.by} ({who})" if who else verdict.by
    if place := rule_place(verdict, folders):
        yield "rule", str(place.near())
        yield "", place.source
    yield "P(body)", f"{verdict.score:.2f}, {_certainty(verdict)}"
    for rank, reason in enumerate(verdict.reasons, 1):
        yield f"signal {rank}", reason
    yield "block", ", ".join(_place(item.block))


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
