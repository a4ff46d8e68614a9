"""How an article is written: as text, Markdown or JSON, to standard output or to whole files."""

import os
import secrets
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ..extractors.types import Article, Kind
from .errors import OutputError
from .flags import Format, WriteFlags
from .sanitize import sanitize


def to_bytes(article: Article, flags: WriteFlags) -> bytes:
    """The article in the wanted form, UTF-8, with a final line end."""
    if flags.format in (Format.JSON, Format.JSONL):
        return _json(article, indent=2 if flags.format is Format.JSON else None)
    if flags.format is Format.MARKDOWN:
        from ..extractors.render import render_markdown

        body = render_markdown(article)
    else:
        body = article.text
    text = _header(article, flags) + body
    return (text + _line_end(article)).encode("utf-8", "replace")


def _json(article: Article, indent: int | None) -> bytes:
    import json

    from ..extractors.serialize import to_dict

    text = json.dumps(to_dict(article), ensure_ascii=False, indent=indent)
    return (text + "\n").encode("utf-8", "backslashreplace")


def _line_end(article: Article) -> str:
    text = article.page.text
    return "\r\n" if article.page.kind is Kind.TEXT and "\r\n" in text[: text.find("\n") + 1] else "\n"


def _header(article: Article, flags: WriteFlags) -> str:
    markdown = flags.format is Format.MARKDOWN
    title = f"{'# ' if markdown else ''}{article.title}\n\n" if flags.with_title and article.title else ""
    fields = dict(_fields(article)) if flags.metadata else {}
    if not fields:
        return title
    if markdown:
        return _front_matter(fields) + title
    return "".join(f"{name.capitalize()}: {value}\n" for name, value in fields.items()) + "\n" + title


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
    import json

    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    return f"---\n{''.join(lines)}---\n\n"


def write_stdout(data: bytes) -> None:
    """Write data to standard output: as it is to a file or a pipe, made harmless on a terminal."""
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison] - so it is where it was closed
        raise OutputError("standard output is closed")
    if sys.stdout.isatty():
        data = sanitize(data.decode("utf-8", "replace")).encode()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


@contextmanager
def whole_file(path: Path) -> Generator[BinaryIO]:
    """A file that appears under its name only when all of it is written and on the disk.

    Folders are made as needed. A device or pipe is written to directly. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".unboil-{secrets.token_hex(6)}.tmp")
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
