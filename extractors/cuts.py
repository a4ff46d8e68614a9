"""Inline cuts: a kept block with junk inside becomes several, and every character still has one verdict."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from .types import Cut, Judged, Verdict


def apply_cuts(
    source: str, blocks: Sequence[Judged], cuts: Mapping[int, Sequence[Cut]]
) -> tuple[Judged, ...]:
    """Split each kept block that has cuts; pieces of flat text tile the block's span in `source`."""
    out: list[Judged] = []
    for index, item in enumerate(blocks):
        wanted = cuts.get(index, ()) if item.verdict.keep else ()
        out += _split(source, item, wanted) if wanted else [item]
    return tuple(out)


def disjoint(cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    """The cuts in order, without those that begin within an earlier one; the longest of equal starts."""
    chosen: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        if not chosen or cut.start >= chosen[-1].end:
            chosen.append(cut)
    return tuple(chosen)


def _split(source: str, item: Judged, cuts: Sequence[Cut]) -> list[Judged]:
    block = item.block
    pieces = list(_pieces(item, cuts))
    out: list[Judged] = []
    for number, (start, end, verdict) in enumerate(pieces):
        piece = block._replace(text=block.text[start:end].strip(), glued=block.glued or number > 0, markup="")
        if block.start is not None and block.end is not None:
            base = block.start + source[block.start : block.end].find(block.text)
            first, last = number == 0, number == len(pieces) - 1
            piece = piece._replace(
                start=block.start if first else base + start,
                end=block.end if last else base + end,
            )
        out.append(Judged(piece, verdict))
    return out


def _pieces(item: Judged, cuts: Sequence[Cut]) -> Iterator[tuple[int, int, Verdict]]:
    """Ranges of the block's text, in order, with the verdict on each; neither empty nor overlapping."""
    text, at = item.block.text, 0
    for cut in sorted(cuts, key=lambda c: c.start):
        start, end = max(cut.start, at), min(cut.end, len(text))
        if start >= end:
            continue
        if text[at:start].strip():
            yield at, start, item.verdict
            at = start
        yield at, end, Verdict(False, cut.category, cut.by, 0.0, cut.reasons)
        at = end
    if at < len(text):
        yield at, len(text), item.verdict
