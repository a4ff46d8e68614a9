"""The same run on a Ray cluster: Ray Data carries the jobs to its nodes and the results back.

Each node does its share as a single machine does all of it: in worker processes, within the limits, so that a
page costs itself only. A node that is lost costs the work it had in hand: Ray gives that to another one. The
driver puts the results in the order of the jobs, and has all the rest of a run: state, report, output.
"""

import logging
import os
import pickle
from array import array
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from ...extractors.recurrence import LineRecord, TemplateLines, Trace
from ...extractors.types import Options
from ...rules.errors import UnboilError
from ..errors import UsageError
from ..plan import Job
from . import extras
from .flags import RunFlags
from .local import tidy
from .pool import run_jobs
from .recurrence import Lookup, Tracer, may_recur, untraced
from .worker import Limits

_Result = TypeVar("_Result")

_BLOCK = 256  # jobs of a block, which a node does in one go
_PARTS = 200  # into which the sites are divided at most, to be grouped


class Cluster:
    """A connection to Ray. Use as a context: what it started itself, it ends.

    Raises UsageError where Ray is not installed or does not answer.
    """

    def __init__(self, how: RunFlags) -> None:
        self._how, self._limits = how, Limits(how.timeout, how.memory)
        os.environ.setdefault(
            "RAY_USAGE_STATS_ENABLED", "0"
        )  # before the import: nothing goes to the network
        self._ray, self._data = extras.ray(), extras.ray_data()
        self._own = not self._ray.is_initialized()
        if self._own:
            self._connect(how.address)
        context = self._data.DataContext.get_current()
        context.execution_options.preserve_order = True  # for bounded memory: order is restored anyway
        context.enable_progress_bars = False
        logging.getLogger("ray.data").setLevel(logging.ERROR)

    def _connect(self, address: str | None) -> None:
        quiet = {"log_to_driver": False, "logging_level": logging.ERROR, "include_dashboard": False}
        try:
            self._ray.init(address=address, **(quiet if address is None else {"log_to_driver": False}))
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise UsageError(f"--address {address}: {error}") from error

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(self, *raised: object) -> None:
        if self._own:
            self._ray.shutdown()

    def template(self, jobs: Iterable[Job], options: Options) -> Lookup | None:
        """What recurs on the sites of all flat texts: their traces, grouped by site."""
        blocks = self._sent(may_recur(jobs, options)) if self._how.recurrence else []
        if not blocks:
            return None
        traces = self._mapped(blocks, Tracer(options), untraced, _traces)
        parts = min(len(blocks), _PARTS)
        found = traces.groupby("site", num_partitions=parts).map_groups(
            _template_of_site, batch_format="pyarrow"
        )
        keys = array("q")
        for batch in found.iter_batches(batch_size=None, batch_format="pyarrow"):
            keys.extend(batch["key"].to_pylist())
        return Lookup(partial(TemplateLines, array("q", sorted(keys))), options) if keys else None

    def results(
        self, jobs: Iterable[Job], task: Callable[[Job], _Result], lost: Callable[[Job, str], _Result]
    ) -> Generator[_Result]:
        """The result of each job, once, in the order of the jobs. What `task` raises is raised here."""
        blocks = self._sent(jobs)
        if not blocks:
            return
        done = self._mapped(blocks, task, lost, _answers)
        ready: dict[int, bytes] = {}
        due = 0
        for batch in done.iter_batches(batch_size=None, batch_format="pyarrow"):
            ready |= zip(batch["place"].to_pylist(), batch["answer"].to_pylist(), strict=True)
            while due in ready:
                answer = pickle.loads(ready.pop(due))  # noqa: S301 - our own node's
                if isinstance(answer, UnboilError):
                    raise answer
                yield answer
                due += 1

    def _sent(self, jobs: Iterable[Job]) -> list[Any]:
        """The jobs in the cluster's store, which spills to disk, in blocks."""
        arrow, places = extras.arrow(), enumerate(jobs)
        blocks: list[Any] = []
        while block := list(islice(places, _BLOCK)):
            columns = {"place": [place for place, _ in block], "job": [pickle.dumps(job) for _, job in block]}
            kinds = arrow.schema([("place", arrow.int64()), ("job", arrow.large_binary())])
            blocks.append(self._ray.put(arrow.table(columns, schema=kinds)))
        return blocks

    def _mapped(self, blocks: list[Any], task: Any, lost: Any, shape: Callable[..., Any]) -> Any:
        share = _Share(task, lost, self._limits, Path.cwd(), shape)
        run = self._data.from_arrow_refs(blocks)
        limit = self._how.jobs or None
        return run.map_batches(share, batch_format="pyarrow", batch_size=None, concurrency=limit)


@dataclass(frozen=True)
class _Share:
    """What a node does with a block: from a table of jobs to one of what `shape` makes of their results."""

    task: Callable[[Job], Any]
    lost: Callable[[Job, str], Any]
    limits: Limits
    folder: Path
    shape: Callable[[list[int], Iterator[Any]], Any]

    def __call__(self, block: Any) -> Any:
        with suppress(OSError):  # where a node does not see it, the pages that are read there fail and say so
            os.chdir(self.folder)
        jobs = [pickle.loads(job) for job in block["job"].to_pylist()]  # noqa: S301 - our own driver's
        with closing(run_jobs(jobs, self.task, self.lost, 1, self.limits, tidy)) as results:
            return self.shape(block["place"].to_pylist(), results)


def _answers(places: list[int], results: Iterator[Any]) -> Any:
    """The results; an error that ends the run stands for all of them."""
    try:
        answers = [pickle.dumps(result) for result in results]
    except UnboilError as error:
        answers = [pickle.dumps(error)] * len(places)
    arrow = extras.arrow()
    kinds = arrow.schema([("place", arrow.int64()), ("answer", arrow.large_binary())])
    return arrow.table({"place": places, "answer": answers}, schema=kinds)


def _traces(places: list[int], results: Iterator[Trace | None]) -> Any:
    """The traces of flat texts, a row each."""
    del places
    arrow = extras.arrow()
    rows = [seen._asdict() | {"keys": list(seen.keys)} for seen in results if seen is not None]
    numbers = arrow.list_(arrow.int64())
    kinds = [("document", arrow.int64()), ("site", arrow.int64()), ("sketch", numbers), ("keys", numbers)]
    return arrow.Table.from_pylist(rows, schema=arrow.schema(kinds))


def _template_of_site(traces: Any) -> Any:
    """The keys of the lines that recur on a site, from the traces of all its pages."""
    with closing(LineRecord()) as record:
        for row in traces.to_pylist():
            record.add(Trace(row["document"], row["site"], tuple(row["sketch"]), frozenset(row["keys"])))
        record.find_template()
        keys = list(record.template())
    arrow = extras.arrow()
    return arrow.table({"key": keys}, schema=arrow.schema([("key", arrow.int64())]))
