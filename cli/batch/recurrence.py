"""The first pass of a batch: which lines recur on a site. The second pass takes them for its template."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ...extractors.errors import InputError
from ...extractors.recurrence import MIN_ARTICLES, LineRecord, TemplateLines, Trace, recorded_template, trace
from ...extractors.types import Kind, Options, Page
from ..plan import Job
from ..sources import Source
from ..work import options_for
from .flags import RunFlags
from .pool import run_jobs
from .worker import Limits

_HTML = frozenset({".html", ".htm", ".xhtml", ".shtml"})


@dataclass(frozen=True, slots=True)
class Tracer:
    """Reads a page and gives what its lines leave in the record; None where it is not a flat text."""

    options: Options

    def __call__(self, job: Job) -> Trace | None:
        """The trace of a page. What is wrong with it is for the second pass to say."""
        from ...extractors.pipeline import open_page

        try:
            page = open_page(job.source.read(), options_for(job.source, self.options))
        except (InputError, OSError):
            return None
        if page.kind is not Kind.TEXT:
            return None
        known = self.options.site or _host(job.source.url or self.options.url or "")
        return trace(site_of(job.source, self.options), page.text, guessed=not known)


class Lookup:
    """Finds the template lines of a page in a finished record, read once in each process."""

    def __init__(self, lines: Callable[[], TemplateLines], options: Options) -> None:
        self._open, self._options = lines, options
        self._lines: TemplateLines | None = None

    def __reduce__(self) -> tuple[type["Lookup"], tuple[Any, ...]]:
        return Lookup, (self._open, self._options)

    def __call__(self, source: Source, page: Page) -> frozenset[str]:
        """The folded lines of the page that recur on its site."""
        if self._lines is None:
            self._lines = self._open()
        return self._lines.of(site_of(source, self._options), page.text.splitlines())


def site_of(source: Source, options: Options) -> str:
    """What tells the sites apart: the host of the page's address, or else the place where the page lies."""
    if options.site:
        return options.site
    if host := _host(source.url or options.url or ""):
        return host
    if source.label is not None:
        return str(source.path)
    return "" if source.path is None else str(source.path.parent)


def _host(url: str) -> str:
    with suppress(ValueError):
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
    return ""


def find_template(jobs: Iterable[Job], options: Options, how: RunFlags, folder: Path) -> Lookup | None:
    """Read all flat texts and leave a record of their lines in `folder`; None where nothing recurs."""
    rest = may_recur(jobs, options) if how.recurrence else iter(())
    first = list(islice(rest, MIN_ARTICLES))
    if len(first) < MIN_ARTICLES:
        return None
    record = folder.absolute() / "lines.sqlite"
    limits = Limits(how.timeout, how.memory)
    with closing(run_jobs(chain(first, rest), Tracer(options), untraced, how.jobs, limits)) as traces:
        return Lookup(partial(recorded_template, record), options) if record_lines(traces, record) else None


def untraced(job: Job, cause: str) -> None:
    """Stands for the trace of a page that was lost: the second pass will say again, better."""
    del job, cause


def may_recur(jobs: Iterable[Job], options: Options) -> Iterator[Job]:
    """The jobs that the first pass reads: all but those that are HTML by their options or their names."""
    if options.kind is Kind.HTML:
        return
    for job in jobs:
        named = job.source.path is not None and job.source.label is None
        if options.kind or not named or _suffix(job.source) not in _HTML:
            yield job


def _suffix(source: Source) -> str:
    return source.place.suffix.lower()


def record_lines(traces: Iterable[Trace | None], record: Path) -> bool:
    """Write the record of a first pass; says whether any line is template."""
    with closing(LineRecord(record)) as lines:
        texts = 0
        for seen in traces:
            if seen is not None:
                lines.add(seen)
                texts += 1
        return texts >= MIN_ARTICLES and lines.find_template() > 0
