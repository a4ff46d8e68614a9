"""Corrections of an HTML page as selectors: the elements that hold corrected blocks and no others."""

from collections.abc import Iterator, Set
from typing import NamedTuple

from ...extractors.learn.regions import Regions, best_named, regions, tells_what
from ...extractors.learn.sample import Sample, read_sample
from ...extractors.types import Kind, Options
from ...rules.category import Category
from .correct import Case


class Element(NamedTuple):
    """A selector, what its elements are (`body`: they stay), and the blocks in them, by index."""

    css: str
    category: Category
    blocks: frozenset[int]


def sample_of(case: Case, options: Options) -> Sample | None:
    """The page with the element of each block; None for flat text, and where rules cut blocks in parts."""
    if case.article.page.kind is not Kind.HTML:
        return None
    sample = read_sample(case.source.name, case.article.page.text, options)
    texts = [" ".join(block.text.split()) for block, _ in case.article.blocks]
    return sample if texts == [line.text for line in sample.lines] else None


def find_elements(case: Case, sample: Sample) -> list[Element]:
    """As few selectors as name the most corrected blocks, and no block that should come out otherwise.

    They name what an element is, not how it looks or where it stands; the greedy choice of Chvátal's (1979)
    set cover, of equals the selector that names fewest other blocks.
    """
    kept = {i for i, (_, verdict) in enumerate(case.result.blocks) if verdict.keep}
    found = regions(sample)
    chosen: list[Element] = []
    for category in dict.fromkeys(case.turned.values()):
        right = kept if category is Category.BODY else set(range(len(sample.lines))) - kept
        usable = {css: blocks for css, blocks in found.items() if blocks <= right and _is_told(css)}
        wanted = {i for i, turned in case.turned.items() if turned is category}
        chosen += (Element(css, category, found[css]) for css in _cover(usable, wanted))
    return chosen


def _is_told(css: str) -> bool:
    return css[0] not in ".#" or tells_what(css)


def _cover(usable: Regions, wanted: Set[int]) -> Iterator[str]:
    left = set(wanted)
    while left:
        ranks = {css: (len(blocks & left), -len(blocks)) for css, blocks in usable.items() if blocks & left}
        if not ranks:
            return
        top = max(ranks.values())
        best = best_named(css for css, rank in ranks.items() if rank == top)
        yield best
        left -= usable[best]
