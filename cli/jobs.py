"""A page and where its article goes, and all such jobs of a run."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from .sources import Source, Sources


class Known(NamedTuple):
    """What an earlier run noted of a page: digests of what it read, and of what it wrote if anything."""

    read: str
    written: str | None = None


class Job(NamedTuple):
    """One page and where its article goes; without `output` the article is handed back.

    A container's output is the folder of its records. A page that is `known` is not cleaned again where it is
    the same and its output is still what it was.
    """

    source: Source
    output: Path | None = None
    known: Known | None = None


class Jobs(Collection[Job]):
    """The jobs of a run, one for each source, each made when its turn comes."""

    def __init__(self, sources: Sources, output: Callable[[Source], Path | None]) -> None:
        self.sources, self._output = sources, output

    def __iter__(self) -> Iterator[Job]:
        return (Job(source, self._output(source)) for source in self.sources)

    def __len__(self) -> int:
        return len(self.sources)

    def __contains__(self, job: object) -> bool:
        return any(job == other for other in self)
