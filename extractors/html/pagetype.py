"""What kind of page it is, from its address, what it declares, and what it is made of."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from operator import mul
from typing import NamedTuple

from ..trees import Odds, probabilities
from ..types import PageType, Role
from .facts import Fact
from .hints import SCHEMA_TYPES, Hints
from .kinds import Kind
from .segment import Segmented

_URL_WORDS = (
    "forum|forums|thread|threads|topic|topics|showthread|viewtopic|discussion|question|questions|community|comments",
    "product|products|shop|store|item|dp|p|buy|listing",
    "docs|doc|documentation|wiki|api|reference|guide|manual|help|tutorial|learn|kb|support",
    "category|categories|tag|tags|collection|collections|archive|search|topics|c|shop|all|browse",
    "blog|news|article|articles|story|stories|post|posts|magazine|politics|sport",
    "services|service|solutions|about|pricing|contact|features",
)
_URL = tuple(re.compile(rf"[/.?&=_-](?:{words})(?=[/.?&=_-]|$)", re.IGNORECASE) for words in _URL_WORDS)
_DATE = re.compile(r"/20\d\d/|20\d\d-\d\d")
_SIGNS = ("$", "€", "£", "¥", "₹", "EUR", "USD", "kr", "zł", "₽")
_PRICE = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:€|EUR|USD|kr|zł|₽)")
_WORDS = ("comment", "post", "product", "price", "cart", "quote", "card", "item", "author", "message")

_ROLES = tuple(Role)
_SENTENCE = ("stop", "call")
_MEASURES = "blocks size linked articles long_blocks long_share sentences stops"
_ADDRESS = "url_date url_depth url_hyphens url_last_length"
_DECLARED = "og_article og_website og_product og_other"
_PARTS = "prices per_block longest commonest"
NAMES: tuple[str, ...] = (
    *_MEASURES.split(),
    *(f"url_{words.split('|')[0]}" for words in _URL_WORDS),
    *_ADDRESS.split(),
    *_DECLARED.split(),
    *(f"schema_{name}" for name in SCHEMA_TYPES),
    *(f"role_{role}" for role in Role),
    *_PARTS.split(),
    *(f"boxes_{word}" for word in _WORDS),
)
"""The columns of a page, in order."""


class _Texts(NamedTuple):
    """Columns of the facts of all blocks but short links, of which nothing but the size is counted."""

    roles: Sequence[Role] = ()
    sizes: Sequence[int] = ()
    linked: Sequence[float] = ()
    endings: Sequence[str] = ()
    stops: Sequence[float] = ()


def page_row(page: Segmented, facts: Sequence[Fact]) -> list[float]:
    """The columns of one page."""
    texts = _texts(page.shown.roles, facts)
    return [
        *_measures(page, facts, texts),
        *_address(page.hints),
        *_declared(page.hints),
        *_made_of(page, texts),
    ]


def _texts(roles: Sequence[Role], facts: Sequence[Fact]) -> _Texts:
    told = [not fact.menu for fact in facts]
    if True not in told:
        return _Texts()
    sizes, _, linked, endings, _, _, stops, *_ = zip(*compress(facts, told), strict=True)
    return _Texts(list(compress(roles, told)), sizes, linked, endings, stops)


def _measures(page: Segmented, facts: Sequence[Fact], texts: _Texts) -> list[float]:
    total = sum([fact.size for fact in facts]) + 1e-9
    long = [
        size for size, linked in zip(texts.sizes, texts.linked, strict=True) if size > 200 and linked < 0.3
    ]
    return [
        float(len(facts)),
        total,
        sum([fact.linked * fact.size for fact in facts]) / total,
        float(sum([times for kind, times in page.kinds.items() if kind.tag == "article"])),
        float(len(long)),
        sum(long) / total,
        sum([size for size, end in zip(texts.sizes, texts.endings, strict=True) if end in _SENTENCE]) / total,
        sum(map(mul, texts.stops, texts.sizes)) / total,
    ]


def _address(hints: Hints) -> list[float]:
    url = re.sub(r"^\w+://[^/]*", "", hints.url)
    last = url.rstrip("/").rsplit("/", 1)[-1]
    row = [float(bool(pattern.search(url))) for pattern in _URL]
    depth = float(len([part for part in url.split("?")[0].split("/") if part]))
    return [*row, float(bool(_DATE.search(url))), depth, float(last.count("-")), float(len(last))]


def _declared(hints: Hints) -> list[float]:
    kind = hints.og_type.lower()
    known = ("article", "website", "product")
    row = [float(kind.endswith(name)) for name in known]
    row.append(float(bool(kind) and not kind.endswith(known)))
    return row + [float(name in hints.types) for name in SCHEMA_TYPES]


def _made_of(page: Segmented, texts: _Texts) -> list[float]:
    sizes = dict.fromkeys(_ROLES, 0)
    longest = 0
    for role, size, linked in zip(texts.roles, texts.sizes, texts.linked, strict=True):
        if linked < 0.5:
            sizes[role] += size
            if linked < 0.3 and size > longest:
                longest = size
    total = sum(sizes.values()) + 1e-9
    count = len(page.shown.texts) or 1
    return [
        *(size / total for size in sizes.values()),
        float(_prices([text for text in page.shown.texts if len(text) < 80])),
        total / count,
        longest / total,
        max(page.kinds.values(), default=0) / (sum(page.kinds.values()) or 1),
        *_named(page.kinds),
    ]


def _named(kinds: Iterable[Kind]) -> list[float]:
    """How often each of `_WORDS` stands in the names of the kinds of boxes."""
    names = "\n".join([kind.names for kind in kinds]).lower()
    return [float(names.count(word)) for word in _WORDS]


def _prices(texts: Sequence[str]) -> int:
    """Number of texts with a price. Most pages have none, and no sign of one."""
    whole = "\0".join(texts)
    if not any(sign in whole for sign in _SIGNS) or not _PRICE.search(whole):
        return 0
    return len([1 for text in texts if _PRICE.search(text)])


def type_chances(row: Sequence[float], trees: Mapping[PageType, Odds]) -> dict[PageType, float]:
    """Probability of each type that was learned; they sum to 1."""
    found = {name: probabilities(forest, [row])[0] for name, forest in trees.items()}
    total = sum(found.values()) or 1.0
    return {name: value / total for name, value in found.items()}
