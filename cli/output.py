"""How an article is written: as text, Markdown or JSON, to standard output or to whole files."""

import os
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import BinaryIO

from ..extractors.types import Article, Kind
from ..rules.category import Category
from .errors import OutputError
from .flags import Format, WriteFlags
from .sanitize import sanitize

_BUFFER = 1 << 16  # bytes; to find out which number is best takes longer than to write a page
_PREFIX = ".unboil-"  # of the names of temporary files; the number of their process follows


def to_bytes(
    article: Article, flags: WriteFlags, id_: str | int | None = None, text: str | None = None
) -> bytes:
    """The article in the wanted form, UTF-8, with a final line end. JSON carries the `id_` of a record.

    `text` is the article's, for who has it already.
    """
    if flags.format.is_json:
        return _json(article, id_, indent=2 if flags.format is Format.JSON else None)
    if flags.format is Format.MARKDOWN:
        from ..extractors.render import render_markdown

        body = render_markdown(article)
    else:
        body = article.text if text is None else text
    whole = _header(article, flags) + body
    return (whole + _line_end(article)).encode("utf-8", "replace")


def _json(article: Article, id_: str | int | None, *, indent: int | None) -> bytes:
    from ..extractors.serialize import to_dict
    from .json_text import to_json

    data = to_dict(article) if id_ is None else {"id": id_, **to_dict(article)}
    return (to_json(data, indent) + "\n").encode()


def _line_end(article: Article) -> str:
    text = article.page.text
    return "\r\n" if article.page.kind is Kind.TEXT and "\r\n" in text[: text.find("\n") + 1] else "\n"


def _header(article: Article, flags: WriteFlags) -> str:
    markdown = flags.format is Format.MARKDOWN
    wanted = flags.with_title and article.title and not _is_headed(article)
    title = _title(article, markdown=markdown) if wanted else ""
    fields = dict(_fields(article)) if flags.metadata else {}
    if not fields:
        return title
    if markdown:
        return _front_matter(fields) + title
    return "".join(f"{name.capitalize()}: {value}\n" for name, value in fields.items()) + "\n" + title


def _title(article: Article, *, markdown: bool) -> str:
    title = article.title or ""
    if markdown:
        from ..extractors.markdown import escaped, heading

        title = heading(escaped(title) if article.page.kind is Kind.HTML else title, 1)
    return f"{title}\n\n"


def _is_headed(article: Article) -> bool:
    """Whether the headline was kept and stands in the text anyway."""
    return any(verdict.category is Category.TITLE for _, verdict in article.kept)


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    data, page = article.metadata, article.page
    named = {
        "title": data.title,
        "authors": ", ".join(data.authors),
        "date": data.date,
        "language": data.language,
        "site": data.site_name or page.site,
        "url": page.url or data.canonical_url,
        "source": page.path,
    }
    return ((name, " ".join(value.split())) for name, value in named.items() if value)


def _front_matter(fields: dict[str, str]) -> str:
    from .json_text import to_json

    lines = (f"{name}: {to_json(value)}\n" for name, value in fields.items())
    return f"---\n{''.join(lines)}---\n\n"


def write_stdout(data: bytes) -> None:
    """Write data to standard output: as it is to a file or a pipe, made harmless on a terminal."""
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison] - so it is where it was closed
        raise OutputError("standard output is closed")
    if sys.stdout.isatty():
        data = sanitize(data.decode("utf-8", "replace")).encode()
    with blamed_on("standard output"):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@contextmanager
def blamed_on(name: str, instead: str | None = None) -> Generator[None]:
    """Let an OSError that names no file, or the one `instead`, name what the user asked to be written."""
    try:
        yield
    except OSError as error:
        if error.filename in (None, instead):
            error.filename = name
        raise


def digest(*parts: bytes) -> str:
    """What stands for the bytes, all parts in a row, where they are compared later."""
    from hashlib import sha256  # with OpenSSL, which a pipe does not need

    found = sha256()
    for part in parts:
        found.update(part)
    return found.hexdigest()[:24]


@contextmanager
def whole_file(path: Path, *, durable: bool = True) -> Generator[BinaryIO]:
    """A file that appears under its name only when all of it is written, and on the disk if `durable`.

    Folders are made as needed. A device or pipe is written to directly. Raises OSError.
    """
    target = _target(path)
    if target is None:
        with blamed_on(str(path)), path.open("wb") as file:
            yield file
        return
    temporary = target.with_name(f"{_PREFIX}{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        with blamed_on(str(path), str(temporary)):
            with _created(temporary) as file:
                yield file
                file.flush()
                if durable:
                    os.fsync(file.fileno())
            temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _target(path: Path) -> Path | None:
    """The file to replace: of a link the one it leads to; None for a device or pipe. One look, most often."""
    try:
        mode = path.lstat().st_mode
    except OSError:  # most often nothing is there yet; all else will be said when the file is made
        return path
    if S_ISLNK(mode):
        target = Path(os.path.realpath(path))
        return target if target.is_file() or not target.exists() else None
    return path if S_ISREG(mode) or S_ISDIR(mode) else None


def _created(path: Path) -> BinaryIO:
    """A new file, in a folder that may have to be made first."""
    try:
        return path.open("xb", _BUFFER)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("xb", _BUFFER)


def remove_leftovers(folder: Path, process: int) -> None:
    """Remove the temporary files of a killed process in a folder."""
    for path in folder.glob(f"{_PREFIX}{process}-*.tmp"):
        path.unlink(missing_ok=True)


def leftovers(folder: Path, *, below: bool) -> Iterator[Path]:
    """The temporary files of all processes in a folder (and in the folders below)."""
    pattern = f"{_PREFIX}*-*.tmp"
    return folder.rglob(pattern) if below else folder.glob(pattern)


def remove_dead(temporaries: Iterable[Path]) -> list[Path]:
    """Remove those temporary files whose process is no more, or is this one; the others are given back.

    To be called while this process writes nothing.
    """
    rest: list[Path] = []
    for path in temporaries:
        if _is_at_work(path.name.removeprefix(_PREFIX).partition("-")[0]):
            rest.append(path)
        else:
            path.unlink(missing_ok=True)
    return rest


def _is_at_work(process: str) -> bool:
    """Whether another process of that number lives; where this cannot be asked, it is taken for dead."""
    if sys.platform == "win32" or not process.isdecimal() or int(process) == os.getpid():
        return False
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # somebody else's
        pass
    return True


def is_special(path: Path) -> bool:
    """Whether it is a device or a pipe: something to write to that cannot be replaced."""
    return path.exists() and not path.is_file() and not path.is_dir()


def hand_over(finished: Path, path: Path) -> None:
    """Make a finished file appear under its name; a device or pipe is given what is in it. Raises OSError."""
    if is_special(path):
        with finished.open("rb") as source, path.open("wb") as target:
            from shutil import copyfileobj

            copyfileobj(source, target)
        return
    with finished.open("rb") as file:
        os.fsync(file.fileno())
    finished.replace(os.path.realpath(path))
