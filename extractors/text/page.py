"""The lines of one page as the context features see them: units, their shapes, their first scores."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import mul, sub
from typing import NamedTuple

from .shape import WORDS, Column, Measured, Shape
from .units import Unit

FAR = 99.0
"""A distance in units to something that is not there."""

PROSE_WORDS = 12
PROSE_SCORE = 0.5


class Lines(NamedTuple):
    """A page, unit by unit.

    `scores` are the probabilities of the first pass, `sizes` visible characters, `folded` lower-case texts,
    and `prose` says which units are running text by their own look. `own` are the columns of the first pass,
    `phrased` the units that hold phrases; `read` and `prose_read` count the characters, and those of prose,
    before each unit, the last value being all of them.
    """

    units: Sequence[Unit]
    shapes: Sequence[Shape]
    scores: Sequence[float]
    sizes: Sequence[int]
    folded: Sequence[str]
    prose: Sequence[bool]
    own: Sequence[Sequence[float]]
    phrased: Sequence[int]
    read: Sequence[float]
    prose_read: Sequence[float]


def make_lines(units: Sequence[Unit], measured: Measured, scores: Sequence[float]) -> Lines:
    """A page from its units and what the first pass made of them."""
    shapes, columns, *_ = measured
    texts = [unit.text for unit in units]
    sizes = list(map(len, texts))
    prose = [
        score > PROSE_SCORE and words >= PROSE_WORDS
        for score, words in zip(scores, columns[WORDS], strict=True)
    ]
    return Lines(
        units,
        shapes,
        scores,
        sizes,
        list(map(str.lower, texts)),
        prose,
        columns,
        [index for index, shape in enumerate(shapes) if shape.hits],
        sums(sizes),
        sums(list(map(mul, sizes, prose))),
    )


def sums(values: Sequence[float]) -> list[float]:
    """Prefix sums: `result[j] - result[i]` is the sum of `values[i:j]`."""
    return list(accumulate(values, initial=0.0))


_RAMP = list(map(float, range(100)))


def ramp(count: int) -> Column:
    """1, 2 and so on, as far as to `FAR`, which the rest is."""
    return _RAMP[1 : count + 1] + [FAR] * (count - int(FAR))


def since(flags: Sequence[bool], limit: float = FAR) -> Column:
    """Units since the last one that is flagged, 0 at it; `limit` where there is none, or it is further."""
    marks = [index for index, flag in enumerate(flags) if flag]
    if not marks:
        return [limit] * len(flags)
    column = [limit] * marks[0]
    reach = int(limit)
    for mark, following in zip(marks, [*marks[1:], len(flags)], strict=True):
        distance = following - mark
        column += _RAMP[: min(distance, reach)]
        if distance > reach:
            column += [limit] * (distance - reach)
    return column


def until(flags: Sequence[bool], limit: float = FAR) -> Column:
    """Units until the next one that is flagged, as `since`."""
    return since(flags[::-1], limit)[::-1]


def flags(count: int, marked: Iterable[int]) -> list[bool]:
    """Which of so many units are among those marked."""
    column = [False] * count
    for index in marked:
        column[index] = True
    return column


def shifted(values: Sequence[float], by: int, outside: float = -1.0) -> Column:
    """`values[i + by]` for each i, `outside` beyond the page."""
    count = len(values)
    if abs(by) >= count:
        return [outside] * count
    if by > 0:
        return [*values[by:], *[outside] * by]
    return [*[outside] * -by, *values[:by]]


def window(prefix: Sequence[float], before: int, after: int) -> Column:
    """Sums over units i - `before` to i + `after`, both included, from prefix sums; `after` is -1 or more."""
    upper = [*prefix[after + 1 :], *[prefix[-1]] * after]
    lower = [*[prefix[0]] * before, *prefix]
    return list(map(sub, upper[: len(prefix) - 1], lower))
