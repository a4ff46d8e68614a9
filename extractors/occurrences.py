"""Which documents each of many lines stands in, grouped without an index: memory stays bounded.

Pairs of a line's key and a document are appended to parts by the key's first bits (a radix partition, as of
the hash join of Kitsuregawa et al. 1983), in memory at first and then in temporary files. A part is small
enough to be counted in memory when all pairs are there.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

_BITS = 6
_SHIFT = 63 - _BITS
_HELD = 1 << 20
"""Numbers that are held in memory at most; eight bytes each."""


class Occurrences:
    """Pairs of keys (63 bits, evenly spread) and documents. Use as a context; files are made in `folder`."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._parts = [array("q") for _ in range(1 << _BITS)]
        self._files: list[IO[bytes]] = []
        self._held = 0

    def add(self, document: int, keys: Iterable[int]) -> None:
        """Note a document in which lines of these keys stand. Raises OSError."""
        parts = self._parts
        for key in keys:
            part = parts[key >> _SHIFT]
            part.append(key)
            part.append(document)
            self._held += 2
        if self._held > _HELD:
            self._spill()

    def recurring(self, least: int) -> Iterator[tuple[int, list[int]]]:
        """Each key that stands in at least so many documents, and these in order."""
        for number in range(len(self._parts)):
            pairs = self._part(number)
            counts = Counter(pairs[::2])
            found: dict[int, list[int]] = {key: [] for key, count in counts.items() if count >= least}
            del counts
            for key, document in zip(pairs[::2], pairs[1::2], strict=True):
                if key in found:
                    found[key].append(document)
            for key in sorted(found):
                yield key, sorted(found[key])

    def close(self) -> None:
        """Let go of the files."""
        for file in self._files:
            file.close()

    def _spill(self) -> None:
        if not self._files:
            self._files = [TemporaryFile(dir=self._folder) for _ in self._parts]  # noqa: SIM115 - `close` does
        for part, file in zip(self._parts, self._files, strict=True):
            part.tofile(file)
            del part[:]
        self._held = 0

    def _part(self, number: int) -> "array[int]":
        """All pairs of a part, keys and documents in turn."""
        part = array("q")
        if self._files:
            file = self._files[number]
            file.flush()
            file.seek(0)
            part.frombytes(file.read())
        part.extend(self._parts[number])
        return part
