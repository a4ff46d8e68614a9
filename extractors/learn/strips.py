"""`html.strip`: elements of one class that recur in different articles and are never surely body."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from ...rules.category import Category
from ..recurrence import MIN_ARTICLES
from .findings import Cover, Element, Evidence
from .recurring import kind_of, may_be_heading
from .regions import Regions, best_named, regions, tells_what
from .sample import Line, Sample

# Mean probability of body, weighted by characters, below which an element goes; and one that is named so.
_BOILERPLATE, _NAMED = 0.45, 0.7
_CONCLUSIVE = frozenset(
    {
        Category.COMMENTS,
        Category.NEWSLETTER,
        Category.SHARE,
        Category.BIO,
        Category.BYLINE,
        Category.DATE,
        Category.AD,
    }
)

# Words of class names, by what they are most often given to. Order matters: the first that fits counts.
_NAMES = (
    (Category.COMMENTS, r"comment|disqus|respond|reply|replies|livefyre"),
    (Category.NEWSLETTER, r"newsletter|subscri|signup|sign-up|mailing"),
    (Category.SHARE, r"shar(?:e|ing)|social|bookmark|addthis|addtoany|follow|twitter|facebook|toolbar|tools"),
    (Category.RELATED, r"relat|recommend|popular|trending|more-?(?:stories|from|on)|teaser"),
    (Category.RELATED, r"promo|see-?(?:also|more)|most-?(?:read|recent)|latest|readmore"),
    (Category.RELATED, r"outbrain|taboola|sidebar|rail\b|carousel"),
    (Category.BIO, r"bio|about-?author|author-?(?:box|card|info|bio)"),
    (Category.BYLINE, r"byline|author|contributor|credit-?line|writer"),
    (Category.DATE, r"date|time-?stamp|timestamp|published|updated"),
    (Category.CAPTION, r"caption|photo-?credit|image-?credit|copyright-?holder|video|gallery|image|figure"),
    (Category.AD, r"advert|sponsor|adsense|banner|(?:^|[-_])ads?(?:$|[-_])|dfp|gpt"),
    (Category.LEGAL, r"cookie|consent|gdpr|copyright|disclaimer|terms|privacy"),
    (Category.PAYWALL, r"paywall|premium|meter|subscriber"),
    (Category.METADATA, r"meta|tags?(?:$|[-_])|categor|keyword|cats|topic|reading-?time"),
    (Category.NAV, r"nav|menu|crumb|footer|header|masthead|skip|search|pag(?:er|ination)|toc\b|tabs?\b"),
)  # fmt: skip


def find_strips(
    pages: Sequence[Sample],
    layout: Sequence[Regions],
    inside: Sequence[frozenset[int] | None],
    recurring: Collection[str],
    against: Collection[str] = (),
) -> tuple[list[Element], dict[int, set[int]]]:
    """Selectors of boilerplate, by category; and the lines that they cover.

    `inside` is where the body stands on each page; on a page with None all of it is looked at. As few
    selectors as cover the most are chosen, each of which must strip something on three pages or more. Those
    in `against` are not.
    """
    wanted = [range(len(p.lines)) if lines is None else lines for p, lines in zip(pages, inside, strict=True)]
    cover: dict[int, set[int]] = {number: set() for number, _ in enumerate(pages)}
    names = {name for found in layout for name in found}
    names = {name for name in names if _is_usable(name) and name not in against}
    usable = sorted(name for name in names if _goes(name, pages, layout, recurring))
    chosen: list[str] = []
    while best := _best(usable, pages, layout, wanted, cover):
        chosen.append(best)
        for number, here in enumerate(layout):
            cover[number] |= here.get(best, frozenset())
    kept = _needed(chosen, layout, wanted)
    return sorted((_element(name, pages, layout) for name in kept), key=lambda e: (e.category, e.css)), cover


def body_names(page: Sample, recurring: Collection[str]) -> set[str]:
    """Selectors of elements that hold what is surely body on a page, or its headline."""
    sure = {
        n
        for n, line in enumerate(page.lines)
        if line.category is Category.TITLE or (line.confident and line.key not in recurring)
    }
    return {name for name, lines in regions(page).items() if not sure.isdisjoint(lines)}


def _is_usable(name: str) -> bool:
    return name[0] not in ".#" or tells_what(name)


def _goes(name: str, pages: Sequence[Sample], layout: Sequence[Regions], recurring: Collection[str]) -> bool:
    """Whether what `name` selects is boilerplate on all pages together, and surely body on none.

    Lines that recur count as boilerplate, but for those of a few words: a heading or label may recur, too.
    """
    size = body = 0.0
    found = 0
    for page, found_in in zip(pages, layout, strict=True):
        lines = [page.lines[n] for n in found_in.get(name, ())]
        own = [line for line in lines if line.key not in recurring or may_be_heading(line.text)]
        if any(line.confident or line.category is Category.TITLE for line in own):
            return False
        found += bool(lines)
        size += sum(len(line.text) for line in lines)
        body += sum(len(line.text) * line.chance for line in own)
    return (
        found >= MIN_ARTICLES and body < (_NAMED if named_kind(name) in _CONCLUSIVE else _BOILERPLATE) * size
    )


def _best(
    names: Sequence[str],
    pages: Sequence[Sample],
    layout: Sequence[Regions],
    wanted: Sequence[Collection[int]],
    cover: Cover,
) -> str | None:
    """The selector that strips most characters not covered yet; of equals the best named."""
    gains: dict[str, int] = {}
    for name in names:
        new = [
            [page.lines[i] for i in here.get(name, ()) if i in wanted[n] and i not in cover[n]]
            for n, (page, here) in enumerate(zip(pages, layout, strict=True))
        ]
        if sum(map(bool, new)) >= MIN_ARTICLES:
            gains[name] = sum(len(line.text) for lines in new for line in lines)
    if not gains:
        return None
    top = max(gains.values())
    return best_named(name for name, gain in gains.items() if gain == top)


def _needed(chosen: Sequence[str], layout: Sequence[Regions], wanted: Sequence[Collection[int]]) -> list[str]:
    """The selectors without those whose lines the others cover as well."""
    kept = list(chosen)
    for name in chosen:
        others = [other for other in kept if other != name]
        if all(
            _within(here, others).issuperset(i for i in here.get(name, ()) if i in wanted[n])
            for n, here in enumerate(layout)
        ):
            kept = others
    return kept


def _within(here: Regions, names: Collection[str]) -> frozenset[int]:
    return frozenset(line for name in names for line in here.get(name, ()))


def _element(name: str, pages: Sequence[Sample], layout: Sequence[Regions]) -> Element:
    found = [[page.lines[i] for i in sorted(r.get(name, ()))] for page, r in zip(pages, layout, strict=True)]
    lines = [line for group in found for line in group]
    example = next(group[0].text for group in found if group)
    evidence = Evidence(sum(map(bool, found)), len(pages), sum(map(bool, found)), example)
    return Element(name, named_kind(name) or _kind(lines), evidence)


def named_kind(name: str) -> Category | None:
    """The category that a class or id names."""
    return next((category for category, words in _NAMES if re.search(words, name.lower())), None)


def _kind(lines: Sequence[Line]) -> Category:
    """The category of most characters; of the phrases of the first line where the reading has none."""
    sizes: Counter[Category] = Counter()
    for line in lines:
        if line.category not in (Category.BODY, Category.OTHER, Category.TITLE):
            sizes[line.category] += len(line.text)
    return min(sizes, key=lambda category: (-sizes[category], category)) if sizes else kind_of(lines[:1])
