"""The types of an explanation by weights."""

from dataclasses import dataclass
from math import exp
from typing import NamedTuple


class Weight(NamedTuple):
    """A signal: its name, its value on the block in words, and what it adds to the log-odds of body."""

    name: str
    value: str
    weight: float


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the heuristic: where it starts (log-odds), and what the signals add, largest first.

    `start` says in words what `base` is. `base` and all weights add up to `log_odds`.
    """

    title: str
    start: str
    base: float
    weights: tuple[Weight, ...]

    @property
    def log_odds(self) -> float:
        """What the step comes to."""
        return self.base + sum(part.weight for part in self.weights)

    @property
    def chance(self) -> float:
        """The same as a probability (0 to 1)."""
        return 1 / (1 + exp(-max(-40.0, min(40.0, self.log_odds))))


@dataclass(frozen=True, slots=True)
class Weighing:
    """How the heuristic came to its probability, last step first.

    A block is kept from the probability `cut` on; `notes` tell what else decided.
    """

    stages: tuple[Stage, ...]
    cut: float
    notes: tuple[str, ...] = ()


def largest_first(weights: "list[Weight]") -> tuple[Weight, ...]:
    """The signals that weigh anything, the largest first."""
    return tuple(sorted((part for part in weights if part.weight), key=lambda part: -abs(part.weight)))


def plain(value: float) -> str:
    """A number in few digits."""
    return f"{value:,.0f}" if abs(value) >= 100 or value == round(value) else f"{value:.2f}"
