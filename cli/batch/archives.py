"""zip and tar: each member that may be a page, under a name of its own."""

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Any, cast

from ...extractors.errors import InputError
from ..messages import cause_of
from .packed import check_size, read_record, unpacked

_BROKEN = (
    zipfile.BadZipFile,
    lzma.LZMAError,
    zlib.error,
    InputError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
)
_END = cast("type[Exception]", vars(tarfile)["EOFHeaderError"])  # unknown to type checkers
_BAD_HEADER, _UNREADABLE = tarfile.HeaderError, tarfile.ReadError


def read_zip(path: Path) -> Iterator[Mapping[str, Any]]:
    """`label`, and `data` or `fault`, of each member, in order. Raises InputError where it is no archive."""
    names = _Names()
    with _as_input_error(zipfile.BadZipFile), zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            if not member.is_dir() and _is_page(member.filename):
                yield {"label": names.free(_below(member.filename)), **_member(archive, member)}


def read_tar(path: Path) -> Iterator[Mapping[str, Any]]:
    """`label`, and `data` or `fault`, of each member, in order.

    Raises InputError after the last whole member where the file is cut off or broken.
    """
    names = _Names()
    with (
        unpacked(path) as file,
        _as_input_error(tarfile.TarError),
        tarfile.open(fileobj=file, mode="r|", tarinfo=_Header) as archive,
    ):
        for member in archive:
            if member.isfile() and _is_page(member.name):
                yield {"label": names.free(_below(member.name)), **_tar_member(archive, member)}


class _Header(tarfile.TarInfo):
    """A header that has to be there: the library takes a missing or broken one for the end of the archive."""

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> "_Header":
        """The next header. Raises ReadError but at the block of zeros that ends an archive."""
        try:
            return super().fromtarfile(tarfile)
        except _END:
            raise
        except _BAD_HEADER as error:
            raise _UNREADABLE(f"{error} at byte {tarfile.offset}") from error


class _Names:
    """The names given so far, as digests: an archive may hold a name twice."""

    def __init__(self) -> None:
        self._given: set[bytes] = set()
        self._count = 0

    def free(self, name: str) -> str:
        """The name, or one made of it and of how many members there were, that was not given yet."""
        self._count += 1
        free, count = name, self._count
        while (key := blake2b(free.encode("utf-8", "surrogatepass"), digest_size=12).digest()) in self._given:
            free, count = f"{name}#{count}", count + 1
        self._given.add(key)
        return free


def _tar_member(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Mapping[str, Any]:
    try:
        check_size(member.size)
    except InputError as error:
        return {"fault": str(error)}
    file = archive.extractfile(member)
    return {"data": file.read() if file else b""}


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Mapping[str, Any]:
    try:
        check_size(member.file_size)
        with archive.open(member) as file:
            return {"data": read_record(file)}
    except _BROKEN as error:
        return {"fault": cause_of(error)}


def _below(name: str) -> str:
    """A member's name as a path that stays below the output folder."""
    parts = PurePosixPath(name.replace("\\", "/").replace("\0", "")).parts
    return "/".join(part for part in parts if part.strip("./")) or "member"


def _is_page(name: str) -> bool:
    """Whether a member is no hidden file, by the same rule as in folders."""
    return not any(part.startswith(".") and part.strip("./") for part in PurePosixPath(name).parts)


@contextmanager
def _as_input_error(kind: type[Exception]) -> Generator[None]:
    try:
        yield
    except kind as error:
        raise InputError(str(error)) from error
