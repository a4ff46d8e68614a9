"""How specifically a rule file speaks for a page: by host, file name, lines of its text, or fingerprint."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from .patterns import Pattern, fold

SITE, PLATFORM, GLOBAL = 2, 1, 0
Rank = tuple[int, float]

_HEAD = 200_000  # bytes of a page's source in UTF-8 in which its fingerprint is sought
_SHORT = 20_000  # characters of a source that is not worth the loading of RE2
_LONGEST_SIGNATURE = 200  # characters; longer lines cannot be one
MARKER = "html:"


def _undated() -> None:
    return None


class Match(NamedTuple):
    """To which pages a rule file applies.

    `hosts`, `files`, `text_signature` and `generator` each identify a site; `paths` and `lang` narrow it
    where the page's URL or language is known. A host covers its subdomains; `=host` does not, `!host`
    excludes, `*` is every page. A signature is a group of lines that all occur in the text. A generator is
    the beginning of the `<meta name="generator">`, or `html:` and a string in the page's source.
    """

    hosts: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    generator: tuple[str, ...] = ()
    text_signature: tuple[tuple[str, ...], ...] = ()
    lang: tuple[str, ...] = ()


class Query(NamedTuple):
    """What is known of a page when its rules are looked up. `source` is its decoded text or HTML.

    `generators` are what an HTML page says that it was made by. `encoded` is the source in UTF-8, for who has
    that at hand: it is searched faster, but takes time to make. `date` (ISO 8601) is asked for only where
    rules that apply have dated versions.
    """

    source: str = ""
    html: bool = False
    host: str | None = None
    path: str | None = None
    file: str | None = None
    site: str | None = None
    lang: str | None = None
    date: Callable[[], str | None] = _undated
    generators: tuple[str, ...] = ()
    encoded: bytes | None = None


class Lookup:
    """A query with what is computed from its source, once and only if a rule asks for it.

    `markers` are those (see `markers_of`) of all the rules that it is to be ranked by.
    """

    def __init__(self, query: Query, markers: tuple[str, ...] = ()) -> None:
        self.query, self.markers = query, markers
        self.host = (query.host or "").lower().rstrip(".")
        self.suffixes = suffixes(self.host)

    @cached_property
    def lines(self) -> frozenset[str]:
        """The short lines of a flat text, folded."""
        if self.query.html:
            return frozenset()
        lines = self.query.source.splitlines()
        return frozenset(fold(line) for line in lines if 0 < len(line) <= _LONGEST_SIGNATURE)

    @cached_property
    def marked(self) -> frozenset[str]:
        """Those of the markers that occur in the beginning of the source."""
        source = self.query.source
        if len(source) < _SHORT:
            return frozenset(marker for marker in self.markers if marker in source)
        from .regex import literal_set

        encoded = self.query.encoded or source[:_HEAD].encode("utf-8", "replace")
        return frozenset(literal_set(self.markers)(encoded[:_HEAD]))

    @cached_property
    def generators(self) -> list[str]:
        """What the page says that it was made by, folded."""
        return list(map(fold, self.query.generators))


def markers_of(matches: Iterable[Match]) -> tuple[str, ...]:
    """The strings in a page's source that these rules know it by, each once."""
    texts = (text for match in matches for text in match.generator if text.startswith(MARKER))
    return tuple(dict.fromkeys(text.removeprefix(MARKER) for text in texts))


def suffixes(host: str) -> list[str]:
    """`host` and the domains above it that have two labels or more: `a.b.org`, `b.org`."""
    labels = host.split(".")
    return [".".join(labels[n:]) for n in range(len(labels) - 1)]


def rank(match: Match, page: Lookup) -> Rank | None:
    """Level and specificity of a match, higher is more specific; None where the rules do not apply."""
    if not _fits(match, page):
        return None
    found = _identified(match, page)
    return None if found is None else (found[0], found[1] + 0.5 * bool(match.paths))


def _fits(match: Match, page: Lookup) -> bool:
    """Whether host, path and language, where they are known, are not ruled out."""
    if any(host[1:] in page.suffixes for host in match.hosts if host.startswith("!")):
        return False
    if match.paths and page.query.path is not None and not _path_fits(match.paths, page.query.path):
        return False
    if not match.lang or not page.query.lang:
        return True
    return _language(page.query.lang) in {_language(lang) for lang in match.lang}


def _language(tag: str) -> str:
    return re.split("[-_]", tag)[0].lower()


def _path_fits(paths: tuple[str, ...], path: str) -> bool:
    if any(_glob(glob[1:], path) for glob in paths if glob.startswith("!")):
        return False
    wanted = [glob for glob in paths if not glob.startswith("!")]
    return not wanted or any(_glob(glob, path) for glob in wanted)


def _glob(glob: str, text: str) -> bool:
    return Pattern.parse(f"glob:{glob}").matches(text)


def _identified(match: Match, page: Lookup) -> Rank | None:
    if found := _by_host(match, page):
        return found
    if page.query.file and any(_glob(glob, page.query.file.replace("\\", "/")) for glob in match.files):
        return (SITE, 50)
    if match.text_signature and (size := _signed(match.text_signature, page.lines)):
        return (PLATFORM if match.generator else SITE, min(size / 1000, 40))
    if match.generator and _generated(match.generator, page):
        return (PLATFORM, float(max(len(text) for text in match.generator)))
    return (GLOBAL, 0) if "*" in match.hosts else None


def _by_host(match: Match, page: Lookup) -> Rank | None:
    best = 0.0
    for wanted in _names(match.hosts):
        if wanted.startswith("="):
            best = max(best, 1000.0 if wanted[1:] == page.host else 0.0)
        elif wanted in page.suffixes:
            best = max(best, wanted.count(".") + 1.0)
    return (SITE, 100 + best) if best else None


def _names(hosts: Iterable[str]) -> list[str]:
    return [host for host in hosts if host != "*" and not host.startswith("!")]


def _signed(groups: tuple[tuple[str, ...], ...], lines: frozenset[str]) -> int:
    """Size of the largest signature whose lines all occur, in characters; 0 where none does."""
    sizes = [sum(map(len, group)) for group in groups if all(_occurs(text, lines) for text in group)]
    return max(sizes, default=0)


def _occurs(text: str, lines: frozenset[str]) -> bool:
    if not text.startswith("glob:"):
        return fold(text) in lines
    pattern = Pattern.parse(text)
    return any(pattern.matches(line) for line in lines)


def _generated(generators: tuple[str, ...], page: Lookup) -> bool:
    if not page.query.html:
        return False
    for text in generators:
        if text.startswith(MARKER):
            if text.removeprefix(MARKER) in page.marked:
                return True
        elif any(name.startswith(fold(text)) for name in page.generators):
            return True
    return False
