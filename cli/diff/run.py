"""Runs of `unboil diff`."""

from collections.abc import Iterator, Sequence
from typing import Any

from ...extractors.errors import InputError
from ...extractors.types import Options, Verdict
from ..exit_codes import ExitCode
from ..flags import TerminalFlags
from ..json_text import to_json
from ..messages import complain
from ..preview.pager import page_out
from ..preview.paint import paint
from ..sources import Source
from ..terminal import console
from ..work import cause_of_page
from .against import Against
from .align import Pair, Turn
from .compare import Comparison, compare
from .form import Form
from .rows import page_rows, summary


def diff(
    sources: Sequence[Source],
    options: Options,
    against: Against,
    terminal: TerminalFlags,
    *,
    form: Form,
    context: int,
    strict: bool,
) -> ExitCode:
    """Compare pages and print what flips; a page that cannot be read is named, the others are still compared.

    `strict` makes a difference count as a failure. Raises RuleError for a broken rule file.
    """
    failures: list[str] = []
    pages = _compared(sources, options, against, failures)
    done: list[Comparison] = []
    if form is Form.JSONL:
        page_out(_records(pages, done))
    else:
        out = console(terminal.color)
        rows = _rows(pages, done, str(against), form, context, out.width)
        page_out(paint(rows, styled=out.color_system is not None and not out.no_color))
    changed = strict and any(page.flips for page in done)
    return ExitCode.PARTIAL if failures or changed else ExitCode.DONE


def _compared(
    sources: Sequence[Source], options: Options, against: Against, failures: list[str]
) -> Iterator[Comparison]:
    for source in sources:
        try:
            yield compare(source, options, against)
        except (InputError, OSError) as error:
            complain(f"{source.name}: {cause_of_page(error, source)}")
            failures.append(source.name)


def _rows(
    pages: Iterator[Comparison], done: list[Comparison], against: str, form: Form, context: int, width: int
) -> Iterator[list[tuple[str, str]]]:
    for page in pages:
        done.append(page)
        if form is Form.TEXT:
            yield from page_rows(page, context, width)
    yield from summary(done, against, width)


def _records(pages: Iterator[Comparison], done: list[Comparison]) -> Iterator[str]:
    """A line of JSON for each piece of which the verdict or its category changed."""
    for page in pages:
        done.append(page)
        for pair in page.pairs:
            if pair.turn is not Turn.SAME:
                yield to_json(_record(page.name, pair)) + "\n"


def _record(name: str, pair: Pair) -> dict[str, Any]:
    return {
        "source": name,
        "line": pair.number,
        "turn": pair.turn.value,
        "text": pair.text,
        "before": _verdict(pair.before),
        "after": _verdict(pair.after),
    }


def _verdict(verdict: Verdict | None) -> dict[str, Any] | None:
    if verdict is None:
        return None
    return {
        "keep": verdict.keep,
        "category": verdict.category.value,
        "by": verdict.by,
        "score": round(verdict.score, 4),
        "reasons": list(verdict.reasons),
    }
