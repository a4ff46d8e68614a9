"""Lines that recur on a site: template where the articles differ, syndication where they agree.

The first pass over a folder records which lines stand in which document; `find_template` then picks, for each
site, the lines that stand in several *different* articles. Two documents hold the same article when bottom-k
sketches of their long lines agree (Broder 1997, "On the resemblance and containment of documents"), so copies
of one article never make its body look like a template. A long line may be the body of one article and a
teaser on the pages of others; it is template only where much of the site has it. The record is on disk:
memory stays bounded, and the outcome depends neither on the order of the documents nor on who recorded them.
"""

import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from .occurrences import Occurrences

MIN_ARTICLES = 3
"""Different articles that a short line must stand in."""

_MIN_SHARE = 0.005
"""Share of the site's documents that it must stand in: on a large site short sentences recur by chance."""

_MIN_SHARE_GUESSED = 0.05
"""The same where the site is only guessed from the folder: it may hold the pages of many sites."""

_MIN_ARTICLES_LONG = 5
_MIN_SHARE_LONG = 0.2
"""Different articles, and share of the site's documents, that a long line must stand in."""

_SKETCH = 8
_LONG = 60  # UTF-8 bytes: a line of sixty letters, or of twenty Chinese characters
_WITNESSES = 24
_EVEN = (1 << 63) - 2


class Trace(NamedTuple):
    """What a document leaves in the record: its id, its site, its article's sketch, the keys of its lines.

    The lowest bit of `site` says that the site is only guessed.
    """

    document: int
    site: int
    sketch: tuple[int, ...]
    keys: frozenset[int]


def fold(line: str) -> str:
    """The form in which lines are compared: white space folded."""
    return " ".join(line.split())


def _digest(data: bytes) -> int:
    """63 bits, the lowest of them free."""
    return int.from_bytes(blake2b(data, digest_size=8).digest()) & _EVEN


def _line(line: str) -> int:
    """The digest of a folded line on any site; the lowest bit says that the line is long."""
    data = line.encode("utf-8", "replace")
    return _digest(data) | (len(data) >= _LONG)


def _salt(site: str) -> int:
    """What makes of the digest of a line its key on a site, by exclusive or."""
    return _digest(b"\0" + site.encode("utf-8", "replace"))


def _is_long(key: int) -> bool:
    return bool(key & 1)


def trace(site: str, text: str, *, guessed: bool = False) -> Trace:
    """The trace of a flat text of a site, known or `guessed`. Equal texts leave equal traces."""
    lines = list(map(_line, {folded for line in text.splitlines() if (folded := fold(line))}))
    salt = _salt(site)
    sketch = tuple(sorted(filter(_is_long, lines))[:_SKETCH])
    document = _digest(text.encode("utf-8", "replace")) ^ salt
    return Trace(document, salt | guessed, sketch, frozenset([line ^ salt for line in lines]))


class LineRecord:
    """The record of one batch, in an SQLite file that the caller owns; without a path in memory."""

    def __init__(self, path: Path | None = None) -> None:
        self._db = sqlite3.connect(path or ":memory:", isolation_level=None)
        self._lines = Occurrences(path.parent if path else None)
        self._db.executescript(
            """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;
            CREATE TABLE seen (document INTEGER PRIMARY KEY);
            CREATE TABLE document (id INTEGER, site INTEGER, sketch TEXT);
            CREATE TABLE template (key INTEGER PRIMARY KEY);
            BEGIN;
            """
        )

    def add(self, seen: Trace) -> None:
        """Record a document; the same document twice counts once. Raises OSError."""
        known = self._db.execute("INSERT OR IGNORE INTO seen VALUES (?)", (seen.document,))
        if not known.rowcount:
            return
        sketch = " ".join(map(str, seen.sketch))
        self._db.execute("INSERT INTO document VALUES (?, ?, ?)", (seen.document, seen.site, sketch))
        self._lines.add(seen.document, seen.keys)

    def find_template(self) -> int:
        """Mark the lines that recur in enough different articles; returns how many there are."""
        self._db.execute("CREATE INDEX document_id ON document (id)")
        sizes: dict[int, int] = dict(self._db.execute("SELECT site, COUNT(*) FROM document GROUP BY site"))
        found = [
            (key,)
            for key, documents in self._lines.recurring(MIN_ARTICLES)
            if self._recurs(key, documents, sizes)
        ]
        self._db.executemany("INSERT INTO template VALUES (?)", found)
        self._db.execute("COMMIT")
        return len(found)

    def template(self) -> Iterator[int]:
        """The keys of the lines that were found, in order."""
        return _template(self._db)

    def close(self) -> None:
        """Close the file; it stays on disk for readers."""
        self._lines.close()
        self._db.close()

    def _recurs(self, key: int, documents: Sequence[int], sizes: Mapping[int, int]) -> bool:
        """Whether a line that stands in these documents is template on its site."""
        (site,) = self._db.execute("SELECT site FROM document WHERE id = ?", documents[:1]).fetchone()
        short = _MIN_SHARE_GUESSED if site & 1 else _MIN_SHARE
        enough, share = (_MIN_ARTICLES_LONG, _MIN_SHARE_LONG) if _is_long(key) else (MIN_ARTICLES, short)
        if len(documents) < share * sizes[site]:
            return False
        return _articles(map(self._sketch, documents[:_WITNESSES]), enough) == enough

    def _sketch(self, document: int) -> frozenset[int]:
        (sketch,) = self._db.execute("SELECT sketch FROM document WHERE id = ?", (document,)).fetchone()
        return frozenset(map(int, sketch.split()))


def _articles(sketches: Iterable[frozenset[int]], enough: int) -> int:
    """How many different articles the sketches show, counted up to `enough`."""
    different: list[frozenset[int]] = []
    for sketch in sketches:
        if not any(same_article(sketch, other) for other in different):
            different.append(sketch)
            if len(different) >= enough:
                break
    return len(different)


def same_article(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether two sketches are of one article: they share half of the smaller one. Empty ones never are."""
    return bool(a and b) and len(a & b) * 2 >= min(len(a), len(b))


class TemplateLines:
    """Which lines of a document are its site's template, by their sorted keys: eight bytes each."""

    def __init__(self, keys: Sequence[int]) -> None:
        self._keys = keys

    def of(self, site: str, lines: Iterable[str]) -> frozenset[str]:
        """The folded lines among `lines` that are template on `site`."""
        salt = _salt(site)
        folded = {fold(line) for line in lines}
        return frozenset([line for line in folded if line and self._holds(_line(line) ^ salt)])

    def _holds(self, key: int) -> bool:
        at = bisect_left(self._keys, key)
        return at < len(self._keys) and self._keys[at] == key


def recorded_template(path: Path) -> TemplateLines:
    """The template lines of a finished record. Raises sqlite3.Error."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as record:
        return TemplateLines(array("q", _template(record)))


def _template(record: sqlite3.Connection) -> Iterator[int]:
    """The keys of the lines that were found, in order."""
    return (key for (key,) in record.execute("SELECT key FROM template ORDER BY key"))
