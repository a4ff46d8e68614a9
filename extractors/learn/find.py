"""Everything that a corpus supports, in the order in which one rule makes others needless."""

from collections.abc import Collection, Sequence
from statistics import mean

from .body import Bodies, find_bodies
from .bounds import find_bounds
from .corpus import Corpus
from .findings import Cover, Findings, copy_cover, no_cover
from .lines import find_lines, order
from .recurring import recurring_keys
from .regions import regions
from .sample import Sample
from .strips import body_names, find_strips

_JUNK = 0.3  # probability of body below which a line in the body is junk
_JUNK_MEAN, _JUNK_MOST = (
    0.003,
    0.01,
)  # share of the body's characters that may be junk: on average, on each page


def find(corpus: Corpus) -> Findings:
    """The rules that the pages support, and what is doubtful. Deterministic in the content of the pages."""
    return _in_html(corpus) if corpus.html else _in_text(corpus)


def _in_text(corpus: Corpus) -> Findings:
    pages = corpus.learned
    bounds, doubts, cover = find_bounds(pages, corpus.held, no_cover(pages))
    lines, more = find_lines(pages, corpus.held, cover)
    return Findings(bounds=tuple(bounds), lines=tuple(lines), doubts=(*doubts, *more))


def _in_html(corpus: Corpus) -> Findings:
    pages = corpus.learned
    recurring = recurring_keys(pages)
    layout = [regions(page) for page in pages]
    bodies = find_bodies(pages, layout, recurring)
    against = {name for page in corpus.held for name in body_names(page, recurring)}
    strips, cover = find_strips(pages, layout, bodies.inside, recurring, against)
    inner = _without_outside(cover, pages, bodies)
    lines, doubts = find_lines(pages, corpus.held, inner)
    outer, _ = find_lines(pages, corpus.held, _without_inside(cover, bodies), prose_only=True)
    return Findings(
        bodies=bodies.elements,
        strips=tuple(strips),
        keep_inside=bool(bodies.elements) and _is_clean(pages, bodies, inner, {line.text for line in lines}),
        lines=tuple(sorted({*lines, *outer}, key=order)),
        doubts=(*bodies.doubts, *doubts),
    )


def _without_outside(cover: Cover, pages: Sequence[Sample], bodies: Bodies) -> dict[int, set[int]]:
    """The cover with all that stands outside of the body."""
    covered = copy_cover(cover)
    for number, inside in enumerate(bodies.inside):
        if inside is not None:
            covered[number] |= set(range(len(pages[number].lines))) - inside
    return covered


def _without_inside(cover: Cover, bodies: Bodies) -> dict[int, set[int]]:
    return {number: lines | (bodies.inside[number] or set()) for number, lines in cover.items()}


def _is_clean(pages: Sequence[Sample], bodies: Bodies, cover: Cover, dropped: Collection[str]) -> bool:
    """Whether next to nothing in the body, once stripped, is junk."""
    shares: list[float] = []
    for number, inside in enumerate(bodies.inside):
        if inside is None:
            continue
        left = [pages[number].lines[i] for i in inside if i not in cover[number]]
        left = [line for line in left if line.text not in dropped]
        junk = sum(len(line.text) for line in left if line.chance < _JUNK)
        shares.append(junk / (sum(len(line.text) for line in left) or 1))
    return bool(shares) and mean(shares) <= _JUNK_MEAN and max(shares) <= _JUNK_MOST
