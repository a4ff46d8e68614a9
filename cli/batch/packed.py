"""Packed files, read as what they hold. What is cut off is an error, after all that stands before the cut."""

import io
import zlib
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from ...extractors.errors import InputError
from . import extras

RECORD_BYTES = 256 << 20
"""The most that one record may be, unpacked: it is read in one piece, by the process that gives out all."""
_CHUNK = 1 << 18  # bytes
_PIECE = 1 << 12  # bytes, packed: what is made to grow becomes 30,000 times as much


@contextmanager
def unpacked(path: Path) -> Generator[IO[bytes]]:
    """The file's content, whatever its name says it is packed with. A read may give less than was asked for.

    Reading raises EOFError where the file is cut off, and ValueError where it is broken.
    """
    with path.open("rb") as raw:
        frame = _FRAMES.get(path.suffix.lower())
        yield raw if frame is None else _Packed(raw, frame)  # pyright: ignore[reportReturnType]


@contextmanager
def unpacked_lines(path: Path) -> Generator[Iterator[bytes | None]]:
    """The lines of the same, None for one that is longer than a record may be; raises likewise."""
    with unpacked(path) as file:
        yield _lines(file if isinstance(file, io.BufferedReader) else io.BufferedReader(file, _CHUNK))  # pyright: ignore[reportArgumentType]


def check_size(size: int) -> None:
    """Raises InputError for a record of more bytes than one may have."""
    if size > RECORD_BYTES:
        raise InputError(f"the record is larger than {RECORD_BYTES >> 20} MB unpacked")


def read_record(file: IO[bytes]) -> bytes:
    """All of a file that unpacks as it is read. Raises InputError where it becomes too large."""
    parts: list[bytes] = []
    size = 0
    while part := file.read(_PIECE):
        size += len(part)
        check_size(size)
        parts.append(part)
    return b"".join(parts)


def _lines(file: Any) -> Iterator[bytes | None]:
    while line := file.readline(RECORD_BYTES + 1):
        if len(line) <= RECORD_BYTES:
            yield line
            continue
        yield None
        while line and not line.endswith(b"\n"):
            line = file.readline(RECORD_BYTES)


class _Packed(io.RawIOBase):
    """Packed frames, one after the other.

    The libraries' own readers will not do: one takes a cut for the end, the other loses what it had read
    ahead of it.
    """

    def __init__(self, raw: IO[bytes], frame: Callable[[], Any]) -> None:
        self._raw, self._new = raw, frame
        self._frame: Any = None  # in work; None between two
        self._packed = b""
        self._ready = memoryview(b"")
        self._given = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        """How many bytes were read: asked for by readers of records."""
        return self._given

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with the next bytes; 0 says that there are none."""
        while not self._ready and self._more():
            self._frame = self._frame or self._new()
            try:
                self._ready = memoryview(self._frame.decompress(self._packed))
            except Exception as error:  # each library has its own
                raise ValueError(f"{error}") from error
            self._packed = self._frame.unused_data if self._frame.eof else b""
            self._frame = None if self._frame.eof else self._frame
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        self._given += size
        return size

    def _more(self) -> bool:
        self._packed = self._packed or self._raw.read(_PIECE)
        while self._frame is None and self._packed.startswith(b"\0"):  # files may be padded
            self._packed = self._packed.lstrip(b"\0") or self._raw.read(_PIECE)
        if not self._packed and self._frame is not None:
            raise EOFError("it is cut off in the middle of what is packed")
        return bool(self._packed)


def _gzip() -> Any:
    return zlib.decompressobj(zlib.MAX_WBITS | 16)


def _zstandard() -> Any:
    return extras.zstandard().ZstdDecompressor().decompressobj()


_FRAMES: Mapping[str, Callable[[], Any]] = {".gz": _gzip, ".tgz": _gzip, ".zst": _zstandard}
