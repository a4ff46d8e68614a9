"""The elements of a page by the selectors that could name them in a rule: ids, classes, roles, tags."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..html.boxes import Box
from ..types import Role
from .sample import Sample

Regions = Mapping[str, frozenset[int]]
"""By selector: the indices of the lines that stand in elements it matches."""

_TAGS = frozenset(
    "article main aside nav header footer form figure figcaption blockquote dl address details".split()  # noqa: SIM905
)
_NAME = re.compile(r"-?[A-Za-z_][\w-]*")
# Made by a build or for one page: a run of digits, a hash at the end, letters and digits mixed.
_MADE_UP = re.compile(
    r"\d{3,}|^(?:css|sc|jsx|emotion|svelte|astro|ember|wp|post|id|node|yui|ext-gen)[-_]?[\da-z]*\d[\da-z]*$"
    r"|__?[A-Za-z0-9]*\d[A-Za-z0-9]{2,}$|_[A-Za-z0-9]{5,}$(?<![a-z]{5})|^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])\w{6,}$"
    r"|^\d|^[a-f\d]{8,}$"
)
# Said of looks or place, not of what an element is.
_LOOKS = re.compile(
    r"(?i)(?:clear(?:fix|ed)?|cf|group|row|cols?|columns?|grid|flex|first|last|odd|even|hidden|visible|show|left|right|"
    r"center|active|open|selected|current|container|wrap(?:per)?|inner|outer|content|main|page|item|items|text|block|"
    r"section|box|wide|narrow|full|half|small|large|medium|big|top|bottom|desktop|mobile|tablet|print|noprint|no|has|"
    r"is|js|lang|en|ltr|rtl|dark|light|bold|italic|link|links|list|title|heading|head|body|post|story|article|entry|"
    r"p|m|mt|mb|ml|mr|px|py|pt|pb|w|h|d|md|lg|sm|xs|xl|align|float|width|height|image|img|media|\d+)"
)


def is_stable(name: str) -> bool:
    """Whether a class or id was given by a person, and for more than one page.

    >>> [is_stable(name) for name in ("story-body", "css-1q2w3e", "post-48213", "Body_root__3xYz1")]
    [True, False, False, False]
    """
    return 2 <= len(name) <= 40 and _NAME.fullmatch(name) is not None and not _MADE_UP.search(name)


def tells_what(name: str) -> bool:
    """Whether a class or id says what the element is, and not only how it looks or where it stands."""
    words = [word for word in re.split(r"[-_]+|(?<=[a-z])(?=[A-Z])", name.lstrip(".#")) if word]
    return not all(_LOOKS.fullmatch(word) for word in words)


def own_selectors(box: Box) -> list[str]:
    """The selectors that name one element: by id, classes, `itemprop`, `role`, and tags with a meaning."""
    found = [box.tag] if box.tag in _TAGS else []
    attributes = box.attributes
    name = (attributes.get("id") or "").strip()
    if is_stable(name) and box.role is not Role.HEADING:  # that one is the place that a link leads to
        found.append(f"#{name}")
    found += (f".{name}" for name in (attributes.get("class") or "").split() if is_stable(name))
    for key in ("itemprop", "role"):
        value = (attributes.get(key) or "").strip()
        if _NAME.fullmatch(value):
            found.append(f'[{key}="{value}"]')
    return found


def regions(page: Sample) -> Regions:
    """The regions of an HTML page."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    known: dict[int, frozenset[str]] = {}
    for index, line in enumerate(page.lines):
        if line.box is not None:
            for name in _around(line.box, known):
                found[name].add(index)
    return {name: frozenset(lines) for name, lines in found.items()}


def _around(box: Box, known: dict[int, frozenset[str]]) -> frozenset[str]:
    """The selectors of an element and of all around it but the page itself."""
    chain: list[Box] = []
    above: Box | None = box
    while above is not None and above.index not in known:
        chain.append(above)
        above = above.parent
    names = known[above.index] if above is not None else frozenset[str]()
    for item in reversed(chain):
        names = names | frozenset(own_selectors(item) if item.parent is not None else ())
        known[item.index] = names
    return names


def rank(selector: str) -> tuple[int, int, str]:
    """Order of preference: by meaning, by id, by class, by tag; of equals the shorter."""
    kinds = {"[": 0, "#": 1, ".": 2}
    return (kinds.get(selector[0], 3), len(selector), selector)


def best_named(selectors: Iterable[str]) -> str:
    """The preferred one of selectors that name the same lines."""
    return min(selectors, key=lambda text: (not tells_what(text) and text[0] in ".#", rank(text)))
