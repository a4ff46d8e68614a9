"""The comparison of two readings at four widths, with and without colour."""

import re

import pytest
from samples import AD, ARABIC, EMOJI, JAPANESE, KEEP, NEWS, OTHERS, TITLE

from unboil.cli.diff.align import align
from unboil.cli.diff.compare import Comparison
from unboil.cli.diff.gold import Nearness
from unboil.cli.diff.rows import page_rows, summary
from unboil.cli.preview.paint import paint
from unboil.extractors import Judged

CODES = re.compile(r"\x1b\[[0-9;]*m")
TEXTS = {"news": NEWS, "arabic": ARABIC, "japanese": JAPANESE, "emoji": EMOJI}


def compared(name, article):
    """A page as it is, against a reading that keeps its title and its ad, and drops its last block."""
    kept = {TITLE, AD}
    before = [Judged(block, KEEP if verdict in kept else verdict) for block, verdict in article.blocks]
    before[-1] = Judged(before[-1].block, OTHERS if before[-1].verdict.keep else KEEP)
    return Comparison(f"{name}.txt", tuple(align(before, article.blocks)), Nearness(0.9, 0.8))


def printed(width, *, styled):
    pages = [compared(name, article) for name, article in TEXTS.items()]
    rows = [row for page in pages for row in page_rows(page, 1, width)]
    return list(paint([*rows, *summary(pages, "rules=old", width)], styled=styled))


@pytest.mark.parametrize("styled", [False, True], ids=["plain", "coloured"])
def test_differences(styled, golden):
    lines = []
    for width in (60, 80, 120, 200):
        lines += [f"=== {width} columns ===\n", *printed(width, styled=styled)]
    golden(f"diff.{'ansi' if styled else 'txt'}", "".join(lines).replace("\x1b", "␛"))


def test_colour_changes_no_character():
    assert [CODES.sub("", line).rstrip() for line in printed(80, styled=True)] == [
        line.rstrip() for line in printed(80, styled=False)
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_rows_fit_the_width(width):
    from unboil.cli.preview.wrap import width_of

    assert max(width_of(line.rstrip("\n")) for line in printed(width, styled=False)) <= max(width, 60)
