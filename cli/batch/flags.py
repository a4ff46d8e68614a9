"""The options that only a batch has."""

from dataclasses import dataclass
from typing import Annotated

from ..flags import Flag

Jobs = Annotated[int, Flag("Processes; 0 is one for each core.", ("--jobs", "-j"), "N", 0)]
Recurrence = Annotated[
    bool,
    Flag(
        "Take lines that recur in other texts of a site for its template.", ("--recurrence/--no-recurrence",)
    ),
]
Timeout = Annotated[float, Flag("Give a page up after so long; 0 is never.", metavar="SECONDS", least=0)]
Memory = Annotated[int, Flag("Give a page up that needs more; 0 is no limit.", metavar="MB", least=0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFlags:
    """How a batch is run: none of it changes the bytes of an article but `recurrence`."""

    jobs: Jobs = 0
    recurrence: Recurrence = True
    timeout: Timeout = 60.0
    memory: Memory = 2048
