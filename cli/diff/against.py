"""What the pages are compared with, as `--against` names it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ...extractors.types import Engine, Favor, Options
from ..errors import UsageError


class Way(StrEnum):
    """The kinds of reference."""

    ENGINE = "engine"
    RULES = "rules"
    NO_RULES = "no-site-rules"
    FAVOR = "favor"
    SAVED = "saved"
    GOLD = "gold"


_PATHS = frozenset({Way.RULES, Way.SAVED, Way.GOLD})
_FORMS = "engine=NAME, rules=DIR, no-site-rules, favor=WHICH, saved=PATH or gold=PATH"


@dataclass(frozen=True, slots=True)
class Against:
    """A reference: what kind, and which. Use `parse_against` to make one."""

    way: Way
    value: str = ""

    def __str__(self) -> str:
        """As it stands on the command line."""
        return f"{self.way}={self.value}" if self.value else self.way.value

    @property
    def path(self) -> Path:
        """The file or folder that it names."""
        return Path(self.value)

    def options(self, options: Options) -> Options | None:
        """The options that give the reference reading; None where the reference is a file."""
        match self.way:
            case Way.ENGINE:
                return options._replace(engine=Engine(self.value))
            case Way.RULES:
                return options._replace(rules_dirs=(self.path,), site_rules=True)
            case Way.NO_RULES:
                return options._replace(rules_dirs=(), site_rules=False)
            case Way.FAVOR:
                return options._replace(favor=Favor(self.value))
            case _:
                return None


def parse_against(text: str) -> Against:
    """The reference that `--against` names. Raises UsageError where there is no such."""
    name, _, value = text.partition("=")
    if name not in list(Way) or bool(value) == (name == Way.NO_RULES):
        raise UsageError(f"--against {text}: must be {_FORMS}")
    found = Against(Way(name), value)
    if found.way in _PATHS and not found.path.exists():
        raise UsageError(f"--against {text}: no such file or folder")
    for way, choices in ((Way.ENGINE, Engine), (Way.FAVOR, Favor)):
        if found.way is way and value not in list(choices):
            raise UsageError(f"--against {text}: {value!r} is not one of {', '.join(choices)}")
    return found
