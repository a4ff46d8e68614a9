"""Lines that recur on a site: template where the articles differ, syndication where they agree.

The first pass over a folder records which lines stand in which document; `find_template` then picks, for each
site, the lines that stand in several *different* articles. Two documents hold the same article when bottom-k
sketches of their long lines agree (Broder 1997, "On the resemblance and containment of documents"), so copies
of one article never make its body look like a template. A long line may be the body of one article and a
teaser on the pages of others; it is template only where much of the site has it. The record is an SQLite
file: memory stays bounded, and the outcome depends neither on the order of the documents nor on who recorded
them.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import groupby, islice
from pathlib import Path
from typing import NamedTuple

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
_MASK = (1 << 63) - 1


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


def line_key(site: str, line: str) -> int:
    """63-bit key of a folded line on a site; the lowest bit says that the line is long."""
    data = line.encode("utf-8", "replace")
    digest = blake2b(site.encode("utf-8", "replace") + b"\0" + data, digest_size=8).digest()
    return int.from_bytes(digest) & _MASK & ~1 | (len(data) >= _LONG)


def _is_long(key: int) -> bool:
    return bool(key & 1)


def trace(site: str, text: str, *, guessed: bool = False) -> Trace:
    """The trace of a flat text of a site, known or `guessed`. Equal texts leave equal traces."""
    lines = {folded for line in text.splitlines() if (folded := fold(line))}
    sketch = sorted(filter(_is_long, (line_key("", line) for line in lines)))[:_SKETCH]
    keys = frozenset(line_key(site, line) for line in lines)
    return Trace(line_key(site, text), line_key(site, "") | guessed, tuple(sketch), keys)


class LineRecord:
    """The record of one batch, in an SQLite file that the caller owns."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(
            """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;
            CREATE TABLE IF NOT EXISTS document
                (id INTEGER PRIMARY KEY, site INTEGER NOT NULL, sketch TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS line (key INTEGER, document INTEGER, PRIMARY KEY (key, document))
                WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS template (key INTEGER PRIMARY KEY);
            BEGIN;
            """
        )

    def add(self, seen: Trace) -> None:
        """Record a document; the same document twice counts once."""
        sketch = " ".join(map(str, seen.sketch))
        self._db.execute(
            "INSERT OR IGNORE INTO document VALUES (?, ?, ?)", (seen.document, seen.site, sketch)
        )
        rows = ((key, seen.document) for key in seen.keys)
        self._db.executemany("INSERT OR IGNORE INTO line VALUES (?, ?)", rows)

    def find_template(self) -> int:
        """Mark the lines that recur in enough different articles; returns how many there are."""
        sizes: dict[int, int] = dict(self._db.execute("SELECT site, COUNT(*) FROM document GROUP BY site"))
        found = [(key,) for key, site, seen in self._witnesses() if _recurs(key, site, seen, sizes[site])]
        self._db.executemany("INSERT OR IGNORE INTO template VALUES (?)", found)
        self._db.execute("COMMIT")
        return len(found)

    def close(self) -> None:
        """Close the file; it stays on disk for readers."""
        self._db.close()

    def _witnesses(self) -> Iterator[tuple[int, int, "_Seen"]]:
        """Each line of enough documents, its site, and where it was seen."""
        rows = self._db.execute(
            """
            SELECT line.key, document.site, document.sketch
            FROM line JOIN document ON document.id = line.document
            WHERE line.key IN (SELECT key FROM line GROUP BY key HAVING COUNT(*) >= ?)
            ORDER BY line.key, document.id
            """,
            (MIN_ARTICLES,),
        )
        for (key, site), group in groupby(rows, key=lambda row: row[:2]):
            sketches = [frozenset(map(int, sketch.split())) for _, _, sketch in islice(group, _WITNESSES)]
            yield key, site, _Seen(sketches, len(sketches) + sum(1 for _ in group))


class _Seen(NamedTuple):
    """Sketches of the first documents with a line, and how many documents have it."""

    sketches: Sequence[frozenset[int]]
    documents: int


def _recurs(key: int, site: int, seen: _Seen, documents: int) -> bool:
    """Whether a line is template on its site of so many `documents`."""
    short = _MIN_SHARE_GUESSED if site & 1 else _MIN_SHARE
    enough, share = (_MIN_ARTICLES_LONG, _MIN_SHARE_LONG) if _is_long(key) else (MIN_ARTICLES, short)
    return seen.documents >= share * documents and _articles(seen.sketches, enough) == enough


def _articles(sketches: Sequence[frozenset[int]], enough: int) -> int:
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
    """Reads a finished record: which lines of a document are its site's template."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)

    def of(self, site: str, lines: Iterable[str]) -> frozenset[str]:
        """The folded lines among `lines` that are template on `site`."""
        by_key = {line_key(site, folded): folded for line in lines if (folded := fold(line))}
        return frozenset(by_key[key] for key in by_key if self._is_template(key))

    def _is_template(self, key: int) -> bool:
        return self._db.execute("SELECT 1 FROM template WHERE key = ?", (key,)).fetchone() is not None

    def close(self) -> None:
        """Close the file."""
        self._db.close()
