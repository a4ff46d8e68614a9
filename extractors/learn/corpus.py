"""Which pages are learned from, and which are held out for the tests; refused where they support no rule."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..recurrence import MIN_ARTICLES, same_article
from .errors import NotLearnableError
from .sample import Sample

_DOUBTFUL = 0.2  # confidence below which a page is not taken for an article
_SHORT_DOMAIN = 3  # letters up to which a label before a country code is a public suffix (`co.uk`)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Different articles of one site, all in one form. `site` is the host that covers their pages, if known.

    `learned` and `held` are parallel to nothing: each holds one page an article, in an order that only their
    content decides. `notes` say in words what was left out and what is doubtful.
    """

    learned: tuple[Sample, ...]
    held: tuple[Sample, ...]
    site: str | None
    notes: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[Sample, ...]:
        """All pages, those held out last."""
        return self.learned + self.held

    @property
    def html(self) -> bool:
        """Whether the pages are HTML."""
        return self.learned[0].html

    def confident(self) -> Iterable[str]:
        """Folded lines of any page that the generic reading is sure are body."""
        return (line.key for page in self.pages for line in page.lines if line.confident)


def assemble(samples: Iterable[Sample], site: str | None) -> Corpus:
    """Sort pages into a corpus. `site` is the host that the caller named.

    A fifth of the pages or so, two at most, is held out, as long as three articles are left to learn from:
    the tests are made of them, and no rule may strip what is surely body on them.
    Raises NotLearnableError for several forms or sites, and for fewer than three different articles.
    """
    pages = sorted(samples, key=lambda page: (page.digest, page.name))
    if len({page.html for page in pages}) > 1:
        raise NotLearnableError("pages of both HTML and flat text: learn from one form at a time")
    host = site or common_host([page.host for page in pages if page.host])
    articles, notes = _articles(pages)
    notes += _foreign(articles, site)
    ranked = sorted(articles, key=lambda page: (-round(page.confidence, 1), page.digest))
    count = min(2, (len(articles) - 1) // 3) if len(articles) > MIN_ARTICLES else 0
    held = sorted(ranked[:count], key=lambda page: page.digest)
    learned = sorted(ranked[count:], key=lambda page: page.digest)
    return Corpus(learned=tuple(learned), held=tuple(held), site=host, notes=tuple(notes))


def common_host(hosts: Iterable[str]) -> str | None:
    """The host that covers all of `hosts`; None where there is none.

    Raises NotLearnableError where they have no more in common than a public suffix.
    """
    names = sorted(set(hosts))
    if not names:
        return None
    shared: list[str] = []
    for labels in zip(*(name.split(".")[::-1] for name in names), strict=False):
        if len(set(labels)) > 1:
            break
        shared.insert(0, labels[0])
    suffix = len(shared) == 2 and len(shared[1]) == 2 and len(shared[0]) <= _SHORT_DOMAIN
    if len(names) > 1 and (len(shared) < 2 or suffix):
        raise NotLearnableError(
            f"pages of several sites: {', '.join(names[:4])}{', …' if len(names) > 4 else ''}"
        )
    return ".".join(shared) if re.search(r"[a-z]", ".".join(shared)) else names[0]


def _articles(pages: Sequence[Sample]) -> tuple[list[Sample], list[str]]:
    """One page for each different article; and what was left out."""
    chosen: list[Sample] = []
    doubtful: list[str] = []
    copies = 0
    for page in pages:
        if not page.body_size or page.confidence < _DOUBTFUL:
            doubtful.append(page.name)
        elif any(same_article(page.sketch, other.sketch) for other in chosen):
            copies += 1
        else:
            chosen.append(page)
    if len(chosen) < MIN_ARTICLES:
        raise NotLearnableError(_too_few(len(pages), len(chosen), copies, len(doubtful)))
    notes = [f"{copies} pages hold the article of another page and were left out"] if copies else []
    if doubtful:
        notes.append(f"left out, for they do not read like articles: {', '.join(sorted(doubtful)[:5])}")
    return chosen, notes


def _too_few(pages: int, different: int, copies: int, doubtful: int) -> str:
    why = [f"{copies} are copies of another's article"] * bool(copies)
    why += [f"{doubtful} do not read like articles"] * bool(doubtful)
    detail = f" ({', '.join(why)})" if why else ""
    return f"{different} different articles in {pages} pages{detail}: a rule needs {MIN_ARTICLES} or more"


def _foreign(pages: Sequence[Sample], site: str | None) -> list[str]:
    """Pages that name another host as their own than the one the caller gave."""
    if site is None:
        return []
    hosts = {page.host for page in pages if page.host}
    others = sorted(h for h in hosts if h != site and not h.endswith(f".{site.removeprefix('www.')}"))
    return [f"pages say that they are from {', '.join(others[:4])}, not {site}"] if others else []
