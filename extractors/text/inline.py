"""Junk within a line of the body: share labels, advertisement marks and teasers stuck to a sentence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from ...rules.category import Category
from ..cuts import disjoint
from ..types import Block, Cut

BY = "signal:inline"

_ADVERT = (
    r"\s*[-–—]\s?(?:advertisement|anzeige|werbung|publicité|publicidad|pubblicità|реклама)"
    r"\s?[-–—]\s?(?:spot_img)?"
)
_SHARE = (
    r"^(?:(?:facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|email|"
    r"copy link|print|share)(?=[A-Z]|\s*\|)\W*){2,}"
    r"|\s*\(opens in (?:a )?new (?:window|tab)\)"
    r"|\s*click to share on \w+"
)
_SHARE_START = (
    r"^(?:Share this (?:article|story|post)|Share on (?:Facebook|Twitter|X|WhatsApp))[:.\s]*(?=[A-Z\"“])"
)
_READ_MORE = (
    r"(?<=[.!?…\"”»)])\s+[(\[]?(?:read (?:more|also|next)|also read|see also|related|more on this|"
    r"lire aussi|à lire aussi|"
    r"lesen sie auch|mehr dazu|lees ook|leer más|lea también|lee también|leia também|leia mais|leggi anche|"
    r"czytaj (?:też|także|więcej)|zobacz też|читайте также|читайте також|ayrıca oku|"
    r"läs också|les også|læs også|lue myös|"
    r"čtěte také)\s?:\s.{3,200}$"
)
_MARKS = ("dvert", "nzeige", "erbung", "blici", "еклам", "spot_img")
_SHARES = ("pens in", "hare", "acebook", "lick to")
_TOLD = _MARKS + _SHARES
_LABEL_ENDS = (
    "more", "also", "next", "read", "related", "this", "aussi", "auch", "dazu", "ook", "más", "también",
    "mais", "anche", "też", "także", "więcej", "также", "також", "oku", "också", "også", "myös", "také",
)  # fmt: skip
"""Words that `_READ_MORE` has before its colon."""

_LABEL, _HEADLINE = 40, 202
"""Characters before and after its colon that a teaser has at most."""

_LEAST = 40
"""Characters that a cut must leave: a line that is nothing but junk is no body line."""

# What stands behind a heading: a link to it (Sphinx), or one to change what it is about (wikis).
_BEHIND = (
    r"(?<=\S)(?:\s*¶|\s*\[\s?(?:edit|bearbeiten|modifier|editar|modifica|bewerken|edytuj|править|редагувати|"
    r"redigera|rediger|muokkaa|değiştir|编辑|編輯|編集|편집)(?:\s?\|\s?[^]\n|]{3,40})?\s?\])$"
)
_BEHIND_ENDS = ("¶", "]")
_HEADING = 160
"""Characters that a heading has at most."""


def find_cuts(blocks: Sequence[Block], keep: Sequence[bool]) -> Mapping[int, tuple[Cut, ...]]:
    """The junk within kept blocks, by their index; only what is certain."""
    cuts: dict[int, tuple[Cut, ...]] = {}
    kept = [(index, blocks[index].text) for index in compress(range(len(blocks)), keep)]
    whole = "\n".join([text for _, text in kept])
    told = [mark for mark in _TOLD if mark in whole]  # most of them nowhere on the page
    for index, text in kept:
        marked = any(mark in text for mark in told) if told else False
        found: tuple[Cut, ...] = ()
        if text.endswith(_BEHIND_ENDS) and len(text) <= _HEADING:
            found = tuple(_find(_BEHIND, text, Category.NAV))
        if not found and (marked or ":" in text) and len(text) >= _LEAST:
            found = _cuts(text, marked)
        if found:
            cuts[index] = found
    return cuts


def _cuts(text: str, marked: bool) -> tuple[Cut, ...]:
    found = list(_find_all(text, marked))
    chosen = disjoint(found) if found else ()
    left = len(text) - sum(cut.end - cut.start for cut in chosen)
    return chosen if left >= _LEAST else ()


def _find_all(text: str, marked: bool) -> Iterator[Cut]:
    """What is junk in a line; only one that is `marked` holds any of `_TOLD`."""
    if marked and any(map(text.__contains__, _MARKS)):
        yield from _find(_ADVERT, text, Category.AD)
    if marked and any(map(text.__contains__, _SHARES)):
        yield from _find(_SHARE, text, Category.SHARE)
        yield from _find(_SHARE_START, text, Category.SHARE, re.NOFLAG)
    label = _teaser_label(text)
    if label >= 0:
        yield from _find(_READ_MORE, text, Category.READ_MORE, start=max(0, label - _LABEL))


def _teaser_label(text: str) -> int:
    """Where the first colon is that may end the label of a teaser, a headline after it; -1 without one."""
    colon = text.find(":", max(0, len(text) - _HEADLINE))
    while colon >= 0:
        if text[max(0, colon - _LABEL) : colon].rstrip().lower().endswith(_LABEL_ENDS):
            return colon
        colon = text.find(":", colon + 1)
    return -1


def _find(
    pattern: str, text: str, category: Category, flags: re.RegexFlag = re.IGNORECASE, start: int = 0
) -> Iterator[Cut]:
    """Matches of a pattern that few texts need: compiled (and kept by `re`) when first asked for."""
    for match in re.compile(pattern, flags).finditer(text, start):
        if match.end() > match.start():
            yield Cut(match.start(), match.end(), category, BY, (f"{category.value} label within the line",))
