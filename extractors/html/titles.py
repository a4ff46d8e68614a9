"""The headline of a page, out of the several titles that it declares."""

import re
from collections.abc import Iterator, Sequence

from .strings import same

_SEPARATOR = re.compile(r"\s+[|–—\-·•:»«›/~⋅]+\s+|\s*[|»｜]\s*|(?<=\S)\s+::\s+|\s+[<>]\s+|_(?=[^_]{1,30}$)| \| ")


def choose_title(declared: Sequence[str], headings: Sequence[str], site_names: Sequence[str]) -> str | None:
    """The headline without the name of the site, or None.

    `declared` are the titles of the page's metadata, the most trusted first, `headings` the texts of its `h1`
    elements. A heading that a declared title repeats, as a whole or up to a separator, is the headline;
    otherwise it is the first declared title, without the part that names the site.
    """
    titles = [title for title in declared if same(title)]
    for title in titles:
        wholes = {same(part) for part in _beginnings(title)}
        match = next((heading for heading in headings if same(heading) in wholes), None)
        if match and not _is_site(match, site_names):
            return match
    others = [same(title) for title in titles]
    for title in titles:
        if not _is_site(title, site_names):
            return _without_site(title, site_names, others)
    return next((heading for heading in headings if same(heading)), None) or next(iter(titles), None)


def _beginnings(title: str) -> Iterator[str]:
    """The title, and what stands before, after and between its separators, the longest first."""
    yield title
    cuts = list(_SEPARATOR.finditer(title))
    for cut in reversed(cuts):
        yield title[: cut.start()]
    for cut in cuts:
        yield title[cut.end() :]


def _without_site(title: str, site_names: Sequence[str], others: Sequence[str]) -> str:
    cuts = list(_SEPARATOR.finditer(title))
    for cut in reversed(cuts):
        head, tail = title[: cut.start()], title[cut.end() :]
        if _is_site(tail, site_names) or (same(head) in others):
            return head.strip() or title
    if cuts and _is_site(title[: cuts[0].start()], site_names):
        return title[cuts[0].end() :].strip() or title
    return title


def _is_site(text: str, site_names: Sequence[str]) -> bool:
    key = same(text)
    return bool(key) and any(key == name or (len(name) > 3 and _near(key, name)) for name in map(same, site_names))


def _near(key: str, name: str) -> bool:
    """Whether one of two site names contains the other and little else: `example.com` and `Example`."""
    return (name in key or (len(key) > 3 and key in name)) and abs(len(key) - len(name)) <= 8
