"""Near-duplicates of a run: found when all pages are done; then reported, or dropped from the output."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...extractors.near_duplicates import CopyRecord, Page
from ...rules.category import Category
from ..work import Result
from .flags import Dedupe
from .state import State


class Copies:
    """The articles of a run, and which of them are copies of which. Without `--dedupe` it does nothing."""

    def __init__(self, way: Dedupe, folder: Path) -> None:
        self._way = way
        self._record = None if way is Dedupe.OFF else CopyRecord(folder / "copies.sqlite")
        self.count = 0

    def add(self, result: Result) -> None:
        """Note an article; pages without one have no copies."""
        if self._record and result.sketch:
            size = (result.sizes or {}).get(Category.BODY, 0)
            name, confidence = result.job.source.name, round(result.confidence, 4)
            self._record.add(Page(name, confidence, size, result.sketch))

    def find(self) -> None:
        """All pages are done: find the copies."""
        if self._record:
            self.count = self._record.find()

    def mark(self, record: dict[str, Any]) -> dict[str, Any]:
        """A line of the report with what it is a copy of; a dropped one has no output."""
        best = self._copy_of(record["source"])
        if best is None:
            return record
        output = record["output"] if self._way is Dedupe.REPORT else None
        return {**record, "output": output, "copy_of": best}

    def of(self, state: State) -> Iterator[dict[str, Any]]:
        """The report's lines of all copies, in the order of the run."""
        if self.count:
            yield from (record for record in state.reports() if self._copy_of(record["source"]))

    def drop(self, state: State) -> None:
        """Take the copies out of the output, if they are to go. Raises OSError."""
        if self._way is not Dedupe.DROP or not self.count:
            return
        state.keep_articles(lambda name: self._copy_of(name) is None)
        for record in self.of(state):
            if record["output"]:
                Path(record["output"]).unlink(missing_ok=True)

    def close(self) -> None:
        """Close the record; its file lies in the state's folder, and goes with it."""
        if self._record:
            self._record.close()

    def _copy_of(self, name: str) -> str | None:
        return self._record.copy_of(name) if self._record else None
