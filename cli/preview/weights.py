"""The weights behind a verdict as rows: what each signal adds to the log-odds of body, the largest first."""

from collections.abc import Iterator, Sequence

from ...extractors.weights.types import Stage, Weighing, Weight
from ..sanitize import sanitize_line
from .lines import shown
from .wrap import Row, padded, size_of, wrap

_LEAST = 0.005  # weights below it show as 0.00
_BAR = 12  # cells of the longest bar
_WIDE = 72  # columns
_FOR, _AGAINST = "█", "▒"


def weight_rows(weighing: Weighing, width: int) -> Iterator[Row]:
    """Every step of the heuristic, the last first; the verdict's own probability is what it comes to."""
    title = "weights: what each signal adds to the log-odds of being body (Shapley values)"
    yield from wrap([(title, "strong")], width)
    for number, stage in enumerate(weighing.stages):
        yield from wrap([("  ", "kept"), (_plain(stage.title), "strong")], width)
        end = f"P(body) {stage.chance:.2f}, kept from {weighing.cut:.2f}" if number == 0 else "in all"
        yield from _stage(stage, end, width)
    for note in weighing.notes:
        yield from wrap([(f"  {_plain(note)}", "faint")], width)


def _stage(stage: Stage, outcome: str, width: int) -> Iterator[Row]:
    yield [_figure(stage.base), (_plain(stage.start), "faint")]
    large = [part for part in stage.weights if abs(part.weight) >= _LEAST]
    longest = max((abs(part.weight) for part in large), default=1.0)
    for part in large:
        yield from _part(part, longest, width)
    yield from _rest(stage.weights[len(large) :])
    yield [_figure(stage.log_odds), (outcome, "strong")]


def _figure(value: float) -> tuple[str, str]:
    return f"  {value:>+7.2f}  ", "kept"


def _part(part: Weight, longest: float, width: int) -> Iterator[Row]:
    cells = max(1, round(_BAR * abs(part.weight) / longest))
    sign, style = (_FOR, "kept") if part.weight > 0 else (_AGAINST, "stripped")
    bar = [(f"{sign * cells:<{_BAR}} ", style)] if width >= _WIDE else []
    text = _plain(f"{part.name} {part.value}")
    start: Row = [_figure(part.weight), *bar]
    used = size_of(start)
    for i, row in enumerate(wrap([(text, "kept")], max(8, width - used))):
        yield [*(padded([], used) if i else start), *row]


def _plain(text: str) -> str:
    return " ".join(sanitize_line(shown(text)).split())


def _rest(weights: Sequence[Weight]) -> Iterator[Row]:
    if weights:
        total = sum(part.weight for part in weights)
        yield [_figure(total), (f"{len(weights)} more, less than {_LEAST} each", "faint")]
