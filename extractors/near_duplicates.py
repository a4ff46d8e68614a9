"""Articles that are copies of one another, such as an agency's story on many sites.

Two texts are copies when four fifths of their shingles (runs of five words) are the same (Jaccard). Sketches
by MinHash estimate it (Broder 1997), and banding finds the pairs worth comparing (Leskovec, Rajaraman and
Ullman, "Mining of Massive Datasets", chapter 3): 21 bands of 6 find 99.8 % of the pairs at .8.

The best copy of each story is kept: the pages are gone through from the best to the worst, and one that is a
copy of a kept one is a copy of the best such. So the outcome depends neither on the order in which the pages
came nor on who recorded them. The record is an SQLite file: memory stays bounded.
"""

import re
import sqlite3
import struct
from collections.abc import Iterator
from hashlib import blake2b
from importlib import import_module
from operator import eq
from pathlib import Path
from typing import NamedTuple

SAME = 0.8
"""Share of common shingles from which on two texts are copies."""

_SHINGLE = 5
_BANDS, _ROWS = 21, 6
_SIZE = _BANDS * _ROWS
_FORM = struct.Struct(f"<{_SIZE}I")
_BAND = 4 * _ROWS  # bytes
_SEED = 1
_LONGEST_WORDS = 12  # characters of a word on average: beyond, the script writes no spaces
_WORD = re.compile(r"\w+")


class Page(NamedTuple):
    """What ranks a page among its copies, and its sketch. `size` is in characters of body."""

    name: str
    confidence: float
    size: int
    sketch: bytes


def sketch(text: str) -> bytes:
    """The MinHash signature of a text: 126 numbers of 32 bits. Raises ImportError without `rensa`."""
    signature = import_module("rensa").RMinHash(num_perm=_SIZE, seed=_SEED)
    signature.update(_shingles(text))
    return _FORM.pack(*signature.digest())


def similarity(a: bytes, b: bytes) -> float:
    """The estimated share of common shingles of two texts, from their sketches."""
    return sum(map(eq, _FORM.unpack(a), _FORM.unpack(b))) / _SIZE


def _shingles(text: str) -> list[str]:
    """Runs of words, or of characters in scripts without spaces; case and punctuation do not count."""
    units = _WORD.findall(text.casefold())
    if sum(map(len, units)) > _LONGEST_WORDS * len(units):
        units = list("".join(units))
    return [" ".join(units[at : at + _SHINGLE]) for at in range(max(1, len(units) - _SHINGLE + 1))]


def _keys(signature: bytes) -> list[int]:
    """A 63-bit key for each band: pages with one in common are worth comparing."""
    bands = (bytes((at,)) + signature[at * _BAND : (at + 1) * _BAND] for at in range(_BANDS))
    return [int.from_bytes(blake2b(band, digest_size=8).digest()) >> 1 for band in bands]


class CopyRecord:
    """The record of one batch, in an SQLite file that the caller owns; about 1.3 kB a page."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(
            """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;
            CREATE TABLE page (id INTEGER PRIMARY KEY, name BLOB, confidence REAL, size INTEGER, sketch BLOB);
            CREATE TABLE band (key INTEGER, page INTEGER);
            CREATE TABLE kept (key INTEGER, rank INTEGER, page INTEGER, PRIMARY KEY (key, rank))
                WITHOUT ROWID;
            CREATE TABLE copy (name BLOB PRIMARY KEY, best BLOB) WITHOUT ROWID;
            BEGIN;
            """
        )

    def add(self, page: Page) -> None:
        """Record a page, once."""
        row = (_bytes(page.name), page.confidence, page.size, page.sketch)
        added = self._db.execute("INSERT INTO page VALUES (NULL, ?, ?, ?, ?)", row).lastrowid
        self._db.executemany("INSERT INTO band VALUES (?, ?)", ((key, added) for key in _keys(page.sketch)))

    def find(self) -> int:
        """Find the copies; returns how many there are."""
        self._db.execute("CREATE INDEX band_key ON band (key, page)")
        for rank, (page, name, signature) in enumerate(self._candidates()):
            best = self._best_like(signature)
            if best is not None:
                self._db.execute("INSERT INTO copy VALUES (?, ?)", (name, best))
            else:
                rows = ((key, rank, page) for key in _keys(signature))
                self._db.executemany("INSERT OR IGNORE INTO kept VALUES (?, ?, ?)", rows)
        self._db.execute("COMMIT")
        return self._db.execute("SELECT COUNT(*) FROM copy").fetchone()[0]

    def copy_of(self, name: str) -> str | None:
        """The page of which this one is a copy, once they are found."""
        found = self._db.execute("SELECT best FROM copy WHERE name = ?", (_bytes(name),)).fetchone()
        return None if found is None else _text(found[0])

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _candidates(self) -> Iterator[tuple[int, bytes, bytes]]:
        """The pages that have a band in common with another, the best first."""
        return self._db.execute(
            """
            SELECT id, name, sketch FROM page
            WHERE id IN (
                SELECT page FROM band WHERE key IN (SELECT key FROM band GROUP BY key HAVING COUNT(*) > 1)
            )
            ORDER BY confidence DESC, size DESC, name
            """
        )

    def _best_like(self, signature: bytes) -> bytes | None:
        """The name of the best page kept so far that this one is a copy of."""
        keys = _keys(signature)
        marks = ", ".join("?" * len(keys))
        rows = self._db.execute(
            f"""
            SELECT DISTINCT kept.rank, page.name, page.sketch FROM kept JOIN page ON page.id = kept.page
            WHERE kept.key IN ({marks}) ORDER BY kept.rank
            """,  # noqa: S608 - nothing but question marks
            keys,
        )
        return next((name for _, name, other in rows if similarity(signature, other) >= SAME), None)


def _bytes(name: str) -> bytes:
    """A name as bytes: names of files need not be UTF-8."""
    return name.encode("utf-8", "surrogateescape")


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")
