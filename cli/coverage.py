"""Runs of `unboil rules coverage`."""

from collections.abc import Iterator, Sequence

from ..extractors.coverage import Coverage, FileCoverage, PageFacts, cover, page_facts
from ..extractors.errors import InputError
from ..extractors.types import Options
from .errors import UsageError
from .exit_codes import ExitCode
from .inputs import from_places, some
from .json_text import to_json
from .messages import complain
from .output import write_stdout
from .sanitize import sanitize_line
from .sources import Source
from .work import cause_of_page

_SITES = 20  # sites without rules that the table names


def show_coverage(places: Sequence[str], options: Options, *, as_json: bool) -> ExitCode:
    """Read all pages and print what rules did. Raises UsageError where no page is named."""
    if not places:
        raise UsageError("name the pages: files, globs, or folders of them")
    sources = some(from_places(places)).sources
    facts = list(_facts(sources, options))
    coverage = cover(facts)
    if as_json:
        text = to_json(coverage.as_dict(), indent=1)
    else:
        text = "\n".join(map(sanitize_line, _table(coverage)))
    write_stdout(f"{text}\n".encode("utf-8", "replace"))
    good = len(facts) == len(sources) and not any(file.stale for file in coverage.files)
    return ExitCode.DONE if good else ExitCode.PARTIAL


def _facts(sources: Sequence[Source], options: Options) -> Iterator[PageFacts]:
    for source in sources:
        try:
            yield page_facts(source.name, source.read(), options)
        except (InputError, OSError) as error:
            complain(f"{source.name}: {cause_of_page(error, source)}")


def _table(coverage: Coverage) -> Iterator[str]:
    width = max((len(file.id) for file in coverage.files), default=0)
    if coverage.files:
        yield f"{'rules':<{width}}  pages  fired  never  guards  kept  stripped"
    for file in coverage.files:
        fired = f"{len(file.rules):>5}  {len(file.never):>5}  {file.tripped:>6}"
        yield f"{file.id:<{width}}  {file.pages:>5}  {fired}  {file.kept:>4.0%}  {file.stripped:>8.0%}"
    for file in coverage.files:
        yield from _details(file)
    yield from (f"guard: {page}: {reason}" for page, reason in coverage.trips)
    bare = sum(coverage.without.values())
    yield f"{coverage.pages} pages, {bare} without rules, of {len(coverage.without)} sites"
    ordered = list(coverage.without.items())
    yield from (f"without rules: {site}: {count}" for site, count in ordered[:_SITES])
    if len(ordered) > _SITES:
        yield f"without rules: and {len(ordered) - _SITES} more sites"


def _details(file: FileCoverage) -> Iterator[str]:
    for origin, hits in file.rules.items():
        yield f"{origin}: {hits.pages} pages, {hits.blocks} blocks, {hits.characters} characters"
    yield from (f"never: {origin}" for origin in file.never)
    yield from (f"stale: {file.id}: {reason}" for reason in file.stale)
