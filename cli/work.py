"""From one job to its result: read, clean, write, and say how it went. Runs in any process."""

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from ..extractors.errors import InputError, NoArticleError
from ..extractors.types import Article, Kind, Options, Page
from ..rules.category import Category
from ..rules.errors import UnboilError
from .flags import WriteFlags
from .messages import cause_of
from .output import to_bytes, whole_file
from .plan import Job
from .sources import Source


class Status(StrEnum):
    """How a job went."""

    DONE = "done"
    EMPTY = "no-article"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of a job. `data` is the article where the job has no output of its own.

    `sizes` counts the page's visible characters by category. `cause` says in one line what went wrong.
    """

    job: Job
    status: Status = Status.DONE
    cause: str = ""
    data: bytes | None = None
    sizes: Mapping[Category, int] = field(default_factory=dict[Category, int])
    confidence: float = 0.0
    rules: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """The result as a line of a report."""
        total = sum(self.sizes.values())
        return {
            "source": self.job.source.name,
            "output": None if self.job.output is None else str(self.job.output),
            "status": self.status.value,
            "cause": self.cause or None,
            "kept": round(self.sizes.get(Category.BODY, 0) / total, 4) if total else None,
            "confidence": round(self.confidence, 4),
            "rules": list(self.rules),
            "warnings": list(self.warnings),
        }


Template = Callable[[Source, Page], frozenset[str]]
"""Looks up which lines of a flat text are its site's template."""


def read_article(source: Source, options: Options, template: Template | None = None) -> Article:
    """Read and clean one page.

    Raises InputError, OSError, and RuleError where a rule file is broken.
    """
    from ..extractors.pipeline import open_page, read

    options = options_for(source, options)
    page = open_page(source.read(), options)
    if template and page.kind is Kind.TEXT:
        options = replace(options, template=template(source, page))
    return read(page, options)


def options_for(source: Source, options: Options) -> Options:
    """The options of a run for one of its pages."""
    path = None if source.path is None else source.name
    return replace(options, path=path, url=source.url or options.url)


def work(job: Job, options: Options, flags: WriteFlags, template: Template | None = None) -> Result:
    """Do one job. Whatever is wrong with the page becomes a result.

    Raises UnboilError where it is wrong with all pages: a broken rule file, a `--site` that is not known.
    Raises MemoryError.
    """
    try:
        return _work(job, options, flags, template)
    except NoArticleError as error:
        return Result(job=job, status=Status.EMPTY, cause=cause_of(error))
    except (InputError, OSError) as error:
        return Result(job=job, status=Status.FAILED, cause=cause_of_page(error, job.source))
    except (UnboilError, MemoryError):
        raise
    except Exception as error:  # one page must never end a run over many
        if sys.flags.dev_mode:
            raise
        cause = f"internal error, {type(error).__name__}: {' '.join(str(error).split())[:200]}"
        return Result(job=job, status=Status.FAILED, cause=cause)


def _work(job: Job, options: Options, flags: WriteFlags, template: Template | None) -> Result:
    article = read_article(job.source, options, template)
    if not article.text:
        raise NoArticleError("; ".join(article.warnings) or "no article found")
    data = to_bytes(article, flags)
    if job.output is not None:
        with whole_file(job.output) as file:
            file.write(data)
    return Result(
        job=job,
        data=data if job.output is None else None,
        sizes=_sizes(article),
        confidence=article.confidence,
        rules=article.rules,
        warnings=article.warnings,
    )


def _sizes(article: Article) -> dict[Category, int]:
    sizes: Counter[Category] = Counter()
    for block, verdict in article.blocks:
        sizes[Category.BODY if verdict.keep else verdict.category] += len(block.text)
    return dict(sizes)


def cause_of_page(error: BaseException, source: Source) -> str:
    """The cause without the page's own name, which stands before it anyway; another file's name stays."""
    if isinstance(error, OSError) and error.filename == str(source.path):
        return (error.strerror or str(error)).lower()
    return cause_of(error)
