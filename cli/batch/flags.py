"""The options that only a batch has."""

from enum import StrEnum
from typing import Annotated, NamedTuple

from ..errors import UsageError
from ..flags import Flag


class Dedupe(StrEnum):
    """What becomes of copies of an article."""

    OFF = "off"
    REPORT = "report"
    DROP = "drop"


class Runner(StrEnum):
    """Where the pages are cleaned."""

    LOCAL = "local"
    RAY = "ray"


Jobs = Annotated[int, Flag("Processes; 0 is one for each core.", ("--jobs", "-j"), "N", 0)]
Resume = Annotated[
    bool, Flag("Go on where a run was killed, and redo what has changed since.", ("--resume",))
]
Timeout = Annotated[float, Flag("Give a page up after so long; 0 is never.", metavar="SECONDS", least=0)]
Memory = Annotated[int, Flag("Give a page up that needs more; 0 is no limit.", metavar="MB", least=0)]
MaxErrors = Annotated[int, Flag("Stop after so many pages that failed; 0 is never.", metavar="N", least=0)]
FailFast = Annotated[bool, Flag("Stop after the first, as --max-errors 1.", ("--fail-fast",))]
Recurrence = Annotated[
    bool,
    Flag("Take what recurs in the texts of a site for its template.", ("--recurrence/--no-recurrence",)),
]
Deduped = Annotated[Dedupe, Flag("Find copies of one article, and name them or keep only the best.")]
RunBy = Annotated[Runner, Flag("Clean on this machine, or on a Ray cluster.")]
Address = Annotated[str | None, Flag("The Ray cluster to join, instead of one on this machine.")]
Column = Annotated[
    list[str] | None,
    Flag("Field of JSON lines or Parquet for text, url or id; repeatable.", metavar="text=FIELD"),
]


class Columns(NamedTuple):
    """The names of a record's fields in JSON lines and Parquet. Fields besides `text` may be missing."""

    text: str = "text"
    url: str = "url"
    id: str = "id"


class RunFlags(NamedTuple):
    """How a batch is run: none of it changes the bytes of an article but `recurrence`."""

    jobs: Jobs = 0
    resume: Resume = False
    timeout: Timeout = 60.0
    memory: Memory = 2048
    max_errors: MaxErrors = 0
    fail_fast: FailFast = False
    recurrence: Recurrence = True
    dedupe: Deduped = Dedupe.OFF
    runner: RunBy = Runner.LOCAL
    address: Address = None
    column: Column = None

    def columns(self) -> Columns:
        """The fields of a record. Raises UsageError for a role that there is not."""
        named = dict(entry.split("=", 1) for entry in self.column or () if "=" in entry)
        roles = frozenset(Columns._fields)
        if len(named) < len(self.column or ()) or not named.keys() <= roles:
            raise UsageError(f"--column takes {', '.join(f'{role}=FIELD' for role in sorted(roles))}")
        return Columns(**named)

    @property
    def patience(self) -> int:
        """How many pages may fail before the run stops; 0 is any number."""
        return 1 if self.fail_fast else self.max_errors
