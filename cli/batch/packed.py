"""Packed files, read as what they hold. What is cut off is an error, after all that stands before the cut."""

import io
import zlib
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from . import extras

_CHUNK = 1 << 18  # bytes


@contextmanager
def unpacked(path: Path) -> Generator[IO[bytes]]:
    """The file's content, whatever its name says it is packed with. A read may give less than was asked for.

    Reading raises EOFError where the file is cut off, and ValueError where it is broken.
    """
    with path.open("rb") as raw:
        frame = _FRAMES.get(path.suffix.lower())
        yield raw if frame is None else _Packed(raw, frame)  # pyright: ignore[reportReturnType]


@contextmanager
def unpacked_lines(path: Path) -> Generator[Iterable[bytes]]:
    """The lines of the same; raises likewise."""
    with unpacked(path) as file:
        yield file if isinstance(file, io.BufferedReader) else io.BufferedReader(file, _CHUNK)  # pyright: ignore[reportArgumentType]


class _Packed(io.RawIOBase):
    """Packed frames, one after the other.

    The libraries' own readers will not do: one takes a cut for the end, the other loses what it had read
    ahead of it.
    """

    def __init__(self, raw: IO[bytes], frame: Callable[[], Any]) -> None:
        self._raw, self._new = raw, frame
        self._frame: Any = None  # in work; None between two
        self._packed = self._ready = b""
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
                self._ready = self._frame.decompress(self._packed)
            except Exception as error:  # each library has its own
                raise ValueError(f"{error}") from error
            self._packed = self._frame.unused_data if self._frame.eof else b""
            self._frame = None if self._frame.eof else self._frame
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        self._given += size
        return size

    def _more(self) -> bool:
        if self._frame is None:
            self._packed = self._packed.lstrip(b"\0")  # files may be padded
        self._packed = self._packed or self._raw.read(_CHUNK)
        if not self._packed and self._frame is not None:
            raise EOFError("it is cut off in the middle of what is packed")
        return bool(self._packed)


def _gzip() -> Any:
    return zlib.decompressobj(zlib.MAX_WBITS | 16)


def _zstandard() -> Any:
    return extras.zstandard().ZstdDecompressor().decompressobj()


_FRAMES: Mapping[str, Callable[[], Any]] = {".gz": _gzip, ".tgz": _gzip, ".zst": _zstandard}
