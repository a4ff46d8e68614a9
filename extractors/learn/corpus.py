"""Which pages are learned from, and which are held out for the tests; refused where they support no rule."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..recurrence import MIN_ARTICLES, same_article
from .errors import NotLearnableError
from .sample import Sample

_DOUBTFUL = 0.2  # confidence below which a page is not taken for an article
_MOST = 0.75  # of the pages that a host must cover, for the others to be left out
_NAMED = 4  # hosts in a message
_ANYBODYS = frozenset(
    ("blogspot.com", "wordpress.com", "substack.com", "medium.com", "tumblr.com", "github.io", "typepad.com")
)
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


def assemble(samples: Iterable[Sample], site: str | None) -> Corpus:
    """Sort pages into a corpus. `site` is the host that the caller named.

    A fifth of the pages or so, two at most, is held out, as long as three articles are left to learn from:
    the tests are made of them, and no rule may strip what is surely body on them.
    Raises NotLearnableError for several forms or sites, and for fewer than three different articles.
    """
    pages = sorted(samples, key=lambda page: (page.digest, page.name))
    if len({page.html for page in pages}) > 1:
        raise NotLearnableError("pages of both HTML and flat text: learn from one form at a time")
    host = site or common_host(page.host for page in pages)
    others = [page.host for page in pages if page.host and not (host and is_within(page.host, host))]
    if site is None:
        pages = [page for page in pages if page.host not in others]
    articles, notes = _articles(pages)
    if others:
        verb = "left out are pages" if site is None else "there are pages"
        notes.append(f"{verb} that say that they are from {', '.join(sorted(set(filter(None, others)))[:4])}")
    ranked = sorted(articles, key=lambda page: (-round(page.confidence, 1), page.digest))
    count = min(2, (len(articles) - 1) // 3) if len(articles) > MIN_ARTICLES else 0
    held = sorted(ranked[:count], key=lambda page: page.digest)
    learned = sorted(ranked[count:], key=lambda page: page.digest)
    return Corpus(learned=tuple(learned), held=tuple(held), site=host, notes=tuple(notes))


def common_host(hosts: Iterable[str | None]) -> str | None:
    """The host that covers all of `hosts`, or three quarters of them; None where no page names one.

    Raises NotLearnableError where they have no more in common than a public suffix.
    """
    named = [host for host in hosts if host]
    counts = Counter(named)
    if not counts:
        return None
    if covering := _shared_domain(counts):
        return covering
    host, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    if count < _MOST * len(named):
        names = sorted(counts)
        more = ", …" if len(names) > _NAMED else ""
        raise NotLearnableError(f"pages of several sites: {', '.join(names[:_NAMED])}{more}")
    return host


def is_within(host: str, site: str) -> bool:
    """Whether a host is a site's own or below it."""
    site = site.removeprefix("www.")
    return host == site or host.endswith(f".{site}")


def _shared_domain(hosts: Iterable[str]) -> str | None:
    """The domain that all hosts share, unless it is a public suffix or one where anybody's sites are."""
    names = sorted(hosts)
    if len(names) == 1:
        return names[0]
    shared: list[str] = []
    for labels in zip(*(name.split(".")[::-1] for name in names), strict=False):
        if len(set(labels)) > 1:
            break
        shared.insert(0, labels[0])
    suffix = len(shared) == 2 and len(shared[1]) == 2 and len(shared[0]) <= _SHORT_DOMAIN
    domain = ".".join(shared)
    return None if len(shared) < 2 or suffix or domain in _ANYBODYS else domain


def _articles(pages: Sequence[Sample]) -> tuple[list[Sample], list[str]]:
    """One page for each different article; and what was left out."""
    chosen: list[Sample] = []
    doubtful: list[str] = []
    copies = 0
    for page in pages:
        if not page.body_size or page.confidence < _DOUBTFUL:
            doubtful.append(page.name)
        elif any(_are_copies(page, other) for other in chosen):
            copies += 1
        else:
            chosen.append(page)
    if len(chosen) < MIN_ARTICLES:
        raise NotLearnableError(_too_few(len(pages), len(chosen), copies, len(doubtful)))
    notes = [f"{copies} pages hold the article of another page and were left out"] if copies else []
    if doubtful:
        notes.append(f"left out, for they do not read like articles: {', '.join(sorted(doubtful)[:5])}")
    return chosen, notes


def _are_copies(a: Sample, b: Sample) -> bool:
    if same_article(a.sketch, b.sketch):
        return True
    return [line.key for line in a.lines if line.keep] == [line.key for line in b.lines if line.keep]


def _too_few(pages: int, different: int, copies: int, doubtful: int) -> str:
    why = [f"{copies} are copies of another's article"] * bool(copies)
    why += [f"{doubtful} do not read like articles"] * bool(doubtful)
    detail = f" ({', '.join(why)})" if why else ""
    return f"{different} different articles in {pages} pages{detail}: a rule needs {MIN_ARTICLES} or more"
