"""Runs of `unboil preview --html`."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from ....extractors.errors import InputError
from ....extractors.types import Article, Options
from ...errors import UsageError
from ...exit_codes import ExitCode
from ...messages import complain
from ...output import whole_file
from ...sources import Source
from ...work import cause_of_page, read_article
from ..figures import figures_of
from .index import Entry, index_document
from .page import page_document


def write_pages(sources: Sequence[Source], options: Options, output: Path) -> ExitCode:
    """Write the document of one page to `output`; of several their list, and them to a folder beside it.

    The folder has the name of `output` with `_pages` for the suffix. A page that cannot be read is named, and
    the others are still written. Raises UsageError where an input would be written over, and OSError.
    """
    if output.is_dir():
        raise UsageError(f"--html {output}: is a folder")
    single = len(sources) == 1
    targets = [output] if single else list(_targets(sources, output))
    _check(sources, [output, *targets])
    entries: list[Entry] = []
    for source, target in zip(sources, targets, strict=True):
        try:
            article = read_article(source, options)
        except (InputError, OSError) as error:
            cause = cause_of_page(error, source)
            complain(f"{source.name}: {cause}")
            entries.append(Entry(name=source.name, notes=(cause,)))
            continue
        _write(target, page_document(source.name, article, index=None if single else _href(target, output)))
        entries.append(_entry(source, article, _href(output, target)))
    if not single:
        _write(output, index_document(entries))
    good = all(entry.href and entry.figures.kept.blocks for entry in entries)
    return ExitCode.DONE if good else ExitCode.PARTIAL


def _entry(source: Source, article: Article, href: str) -> Entry:
    return Entry(
        name=source.name,
        href=href,
        title=article.title or "",
        confidence=article.confidence,
        figures=figures_of(article),
        notes=article.warnings,
    )


def _targets(sources: Sequence[Source], output: Path) -> Iterator[Path]:
    """A document for each page, mirrored below the folder; of two with one name the second is numbered."""
    folder = output.with_name(f"{output.stem}_pages")
    taken: set[Path] = set()
    for source in sources:
        place, number = folder / source.place, 1
        target = place.with_name(f"{place.name}.html")
        while target in taken:
            number += 1
            target = place.with_name(f"{place.name}-{number}.html")
        taken.add(target)
        yield target


def _check(sources: Sequence[Source], targets: Sequence[Path]) -> None:
    inputs = {os.path.realpath(source.path): source for source in sources if source.path is not None}
    for target in targets:
        if source := inputs.get(os.path.realpath(target)):
            raise UsageError(f"--html: {target} would be written over the input {source.name}")


def _href(start: Path, target: Path) -> str:
    """The relative address of one file as seen from another."""
    relative = os.path.relpath(target, start.parent)
    return quote(PurePosixPath(*Path(relative).parts).as_posix(), errors="surrogateescape")


def _write(path: Path, text: str) -> None:
    with whole_file(path) as file:
        file.write(text.encode("utf-8", "replace"))
