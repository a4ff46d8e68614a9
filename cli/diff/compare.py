"""One page, read now and by the reference, and what is different."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...extractors.errors import InputError
from ...extractors.types import Article, Judged, Options
from ..sources import Source
from ..work import read_article
from .against import Against, Way
from .align import Pair, Turn, align
from .gold import Nearness, judge_by, nearness
from .saved import load_saved

_SUFFIX = {Way.GOLD: ".txt", Way.SAVED: ".json"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A page's pieces with both verdicts. `nearness` is known where the reference is a clean text."""

    name: str
    pairs: tuple[Pair, ...]
    nearness: Nearness | None = None

    @property
    def flips(self) -> tuple[Pair, ...]:
        """What was kept and is not, or the other way."""
        return tuple(pair for pair in self.pairs if pair.turn in (Turn.LOST, Turn.GAINED))


def compare(source: Source, options: Options, against: Against) -> Comparison:
    """Read a page and its reference.

    Raises InputError and OSError where either cannot be read, and RuleError for a broken rule file.
    """
    article = read_article(source, options)
    if against.way is Way.GOLD:
        gold = _reference(against, source).read_text("utf-8", "replace")
        pairs = align(judge_by(gold, article.blocks), article.blocks)
        return Comparison(source.name, tuple(pairs), nearness(article.text, gold))
    return Comparison(source.name, tuple(align(_before(source, options, against), article.blocks)))


def _before(source: Source, options: Options, against: Against) -> Sequence[Judged]:
    other = against.options(options)
    if other is None:
        return load_saved(_reference(against, source), source.name)
    article: Article = read_article(source, other)
    return article.blocks


def _reference(against: Against, source: Source) -> Path:
    """The file of a page in the reference folder, mirrored; or the one file that the reference is."""
    if not against.path.is_dir():
        return against.path
    candidates = list(_names(against.path / source.place, _SUFFIX[against.way]))
    for file in candidates:
        if file.is_file():
            return file
    raise InputError(f"{against}: there is no {candidates[0]}")


def _names(place: Path, suffix: str) -> Iterator[Path]:
    yield place.with_suffix(suffix)
    yield place.with_name(place.name + suffix)
