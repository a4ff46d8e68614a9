"""From one job to its result: read, clean, write, and say how it went. Runs in any process."""

import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from time import monotonic
from typing import Any, NamedTuple

from ..extractors.collector import uncollected
from ..extractors.errors import InputError
from ..extractors.types import Article, Kind, Options, Page
from ..rules.category import Category
from ..rules.errors import UnboilError
from .flags import WriteFlags
from .messages import cause_of
from .output import digest, to_bytes, whole_file
from .plan import Job, Known
from .sources import Source


class Status(StrEnum):
    """How a job went."""

    DONE = "done"
    EMPTY = "no-article"
    FAILED = "failed"


class Result(NamedTuple):
    """What became of a job. `data` is the article where the job has no output of its own.

    `sizes` counts the page's visible characters by category; None where nobody asked for that. `cause` says
    in one line what went wrong.
    `known` stands for what was read and written; `same` says that it is what the job knew, and nothing
    was done. By the article's `sketch` its copies are found, where that was asked for.
    """

    job: Job
    status: Status = Status.DONE
    cause: str = ""
    data: bytes | None = None
    sizes: Mapping[Category, int] | None = {}
    confidence: float = 0.0
    rules: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0
    known: Known | None = None
    same: bool = False
    sketch: bytes = b""

    def record(self) -> dict[str, Any]:
        """The result as a line of a report."""
        sizes = self.sizes or {}
        total = sum(sizes.values())
        return {
            "source": self.job.source.name,
            "output": None if self.job.output is None else str(self.job.output),
            "status": self.status.value,
            "cause": self.cause or None,
            "kept": round(sizes.get(Category.BODY, 0) / total, 4) if total else None,
            "sizes": None if self.sizes is None else {kind.value: n for kind, n in sizes.items() if n},
            "confidence": round(self.confidence, 4),
            "rules": list(self.rules),
            "warnings": list(self.warnings),
            "seconds": round(self.seconds, 4),
            "copy_of": None,
        }


def from_record(job: Job, record: Mapping[str, Any]) -> Result:
    """The result that a line of a report tells of."""
    sizes = record["sizes"]
    return Result(
        job=job,
        status=Status(record["status"]),
        cause=record["cause"] or "",
        sizes=None if sizes is None else {Category(name): size for name, size in sizes.items()},
        confidence=record["confidence"],
        rules=tuple(record["rules"]),
        warnings=tuple(record["warnings"]),
        seconds=record["seconds"],
        known=job.known,
    )


Template = Callable[[Source, Page], frozenset[str]]
"""Looks up which lines of a flat text are its site's template."""

Sketch = Callable[[str], bytes]
"""Makes of an article's text what its copies are found by."""


class Noting(NamedTuple):
    """What a batch wants of each page besides its article. `sizes` by category take long to tell."""

    template: Template | None = None
    sketch: Sketch | None = None
    sizes: bool = False


def read_article(source: Source, options: Options) -> Article:
    """Read and clean one page.

    Raises InputError, OSError, and RuleError where a rule file is broken.
    """
    from ..extractors.pipeline import open_page, read

    options = options_for(source, options)
    return read(open_page(source.read(), options), options)


def options_for(source: Source, options: Options) -> Options:
    """The options of a run for one of its pages."""
    path = None if source.path is None else source.name
    return options._replace(path=path, url=source.url or options.url)


@uncollected
def work(job: Job, options: Options, flags: WriteFlags, noting: Noting | None = None) -> Result:
    """Do one job. Whatever is wrong with the page becomes a result.

    With `noting`, as a part of a batch: digests of what was read and written are noted, by which a file is
    found that a power cut tore; without, an article's file is on the disk before this returns.

    Raises UnboilError where it is wrong with all pages: a broken rule file, a `--site` that is not known.
    Raises MemoryError.
    """
    start = monotonic()
    try:
        result = _work(job, options, flags, noting)
    except (InputError, OSError) as error:
        result = Result(job=job, status=Status.FAILED, cause=cause_of_page(error, job.source))
    except (UnboilError, MemoryError):
        raise
    except Exception as error:  # one page must never end a run over many
        if sys.flags.dev_mode:
            raise
        cause = f"internal error, {type(error).__name__}: {' '.join(str(error).split())[:200]}"
        result = Result(job=job, status=Status.FAILED, cause=cause)
    return result._replace(job=_without_data(job), seconds=monotonic() - start)


def answer(task: Callable[[Job], Result], job: Job) -> tuple[Any, ...]:
    """What `task` makes of a job, without the job itself."""
    return task(job)[1:]


def result_of(job: Job, answered: tuple[Any, ...]) -> Result:
    """The result of a job, of what `answer` gave for it."""
    return Result(_without_data(job), *answered)


def _work(job: Job, options: Options, flags: WriteFlags, noting: Noting | None) -> Result:
    from ..extractors.pipeline import open_page, read
    from ..extractors.sizes import sizes

    options = options_for(job.source, options)
    source = job.source.read()
    page = open_page(source, options)
    if noting and noting.template and page.kind is Kind.TEXT:
        options = options._replace(template=noting.template(job.source, page))
    seen = _fingerprint(source, page, options, job.source) if noting else ""
    if job.known and job.known.read == seen and _as_written(job):
        return Result(job=job, same=True)
    tell_sizes = noting is not None and noting.sizes
    article = read(page, options, hold=tell_sizes or flags.format.is_json or flags.metadata)
    text = article.text
    if not text:
        cause = "; ".join(article.warnings) or "no article found"
        return Result(job=job, status=Status.EMPTY, cause=cause, known=Known(seen) if seen else None)
    data = to_bytes(article, flags, job.source.id, text)
    if job.output is not None:
        with whole_file(job.output, durable=noting is None) as file:
            file.write(data)
    return Result(
        job=job,
        data=data if job.output is None else None,
        sizes=sizes(article) if tell_sizes else None,
        confidence=article.confidence,
        rules=article.rules,
        warnings=article.warnings,
        known=Known(seen, digest(data)) if seen else None,
        sketch=noting.sketch(text) if noting and noting.sketch else b"",
    )


def _fingerprint(data: bytes | str, page: Page, options: Options, source: Source) -> str:
    """Stands for everything about the page that decides its article, the run's options aside."""
    about = "\0".join(map(str, (page.kind, page.url, source.id, *sorted(options.template))))
    return digest(digest(_encoded(about)).encode(), _encoded(data) if isinstance(data, str) else data)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _as_written(job: Job) -> bool:
    """Whether a known job's output is what was written then."""
    if job.output is None or job.known is None or job.known.written is None:
        return True
    try:
        return digest(job.output.read_bytes()) == job.known.written
    except OSError:
        return False


def _without_data(job: Job) -> Job:
    """The job without the page itself, which need not travel back."""
    return job._replace(source=job.source._replace(data=None)) if job.source.data is not None else job


def cause_of_page(error: BaseException, source: Source) -> str:
    """The cause without the page's own name, which stands before it anyway; another file's name stays."""
    if isinstance(error, OSError) and error.filename == str(source.path):
        return (error.strerror or str(error)).lower()
    return cause_of(error)
