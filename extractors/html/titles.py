"""The headline of a page, out of the several titles that it declares and shows."""

import re
from collections.abc import Iterator, Sequence

from .strings import same

_SEPARATOR = re.compile(r"\s+[|–—\-·•:»«›/~⋅]+\s+|\s*[|｜ㅣ]\s*|\s+[<>]\s+")
_OVERLAP = 0.3
_WORD = re.compile(r"\w+")


def choose_title(
    headline: str, declared: Sequence[str], headings: Sequence[str], site_names: Sequence[str]
) -> str | None:
    """The headline without the name of the site, or None.

    `headline` is the one of the page's JSON-LD article (may be empty), `declared` are the titles of its
    other metadata, the most trusted first, `headings` the texts of its `h1` elements. A heading that a title
    repeats, as a whole or up to a separator, is the headline. Failing that it is the JSON-LD headline, then a
    heading that shares words with a title, then the first title without the part that names the site.
    """
    titles = [title for title in (headline, *declared) if same(title) and not is_site(title, site_names)]
    shown = [heading for heading in headings if same(heading) and not is_site(heading, site_names)]
    repeated = _repeated(titles, shown)
    if repeated:
        return repeated
    if len(headline.split()) > 2:
        return _without_site(headline, site_names, titles)
    related = next((heading for heading in shown if any(_related(heading, title) for title in titles)), None)
    if related:
        return related
    if titles:
        return _without_site(titles[0], site_names, titles)
    return next(iter((*shown, *filter(same, declared), *headings)), None)


def is_site(text: str, site_names: Sequence[str]) -> bool:
    """Whether `text` is one of these names of the site, or nearly (`example.com`, `Example`)."""
    key = same(text)
    return bool(key) and any(_near(key, same(name)) for name in site_names)


def _repeated(titles: Sequence[str], headings: Sequence[str]) -> str | None:
    keys = [same(heading) for heading in headings]
    for title in titles:
        for part in _beginnings(title):
            if (key := same(part)) in keys:
                return _better_spaced(headings[keys.index(key)], part)
    return None


def _better_spaced(heading: str, title: str) -> str:
    """The heading, unless elements within it have run its words together or torn them apart."""
    return heading if len(heading.split()) == len(title.split()) else title


def _related(heading: str, title: str) -> bool:
    ours, theirs = (set(_WORD.findall(text.casefold())) for text in (heading, title))
    return len(ours & theirs) >= _OVERLAP * max(1, min(len(ours), len(theirs)))


def _beginnings(title: str) -> Iterator[str]:
    """The title, what stands before each of its separators, the longest first, then what stands after."""
    yield title
    cuts = list(_SEPARATOR.finditer(title))
    for cut in reversed(cuts):
        yield title[: cut.start()].strip()
    for cut in cuts:
        yield title[cut.end() :].strip()


def _without_site(title: str, site_names: Sequence[str], others: Sequence[str]) -> str:
    cuts = list(_SEPARATOR.finditer(title))
    keys = {same(other) for other in others if other != title}
    for cut in reversed(cuts):
        head, tail = title[: cut.start()].strip(), title[cut.end() :].strip()
        if same(head) and (is_site(tail, site_names) or same(head) in keys or _is_section(cut, head, tail)):
            return head
    if cuts and is_site(title[: cuts[0].start()], site_names) and same(title[cuts[0].end() :]):
        return title[cuts[0].end() :].strip()
    return title


def _is_section(cut: re.Match[str], head: str, tail: str) -> bool:
    """Whether a short part after a bar names a section or a site that the page names nowhere else."""
    return "|" in cut[0] and len(tail.split()) <= 4 and len(head.split()) >= 3


def _near(key: str, name: str) -> bool:
    if key == name:
        return True
    short, long = sorted((key, name), key=len)
    return len(short) > 3 and short in long and len(long) - len(short) <= 8
