"""Where the rule stands that gave a verdict: its file, line and text."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ...extractors.types import Verdict
from ...rules.check import path_of
from ...rules.loading import load_rules
from ...rules.locate import KeyPath, locate

_PREFIX = "rule:"


@dataclass(frozen=True, slots=True)
class RulePlace:
    """A rule's place in its file. `line` counts from 1, None where the file no longer has it."""

    file: Path
    line: int | None = None
    source: str = ""

    def near(self) -> "RulePlace":
        """The same, with a file below the working directory told from there."""
        try:
            here = Path.cwd()
        except OSError:  # the working directory is gone
            return self
        return replace(self, file=self.file.relative_to(here)) if self.file.is_relative_to(here) else self

    def __str__(self) -> str:
        """`FILE:LINE`, as editors read it."""
        return f"{self.file}:{self.line}" if self.line else str(self.file)


def rule_place(verdict: Verdict, folders: Sequence[Path]) -> RulePlace | None:
    """The place of the rule behind a verdict; None where no rule spoke, or its file is gone.

    `folders` are the folders of rules that the page was read with. Raises RuleError for a broken rule file.
    """
    if not verdict.by.startswith(_PREFIX):
        return None
    origin = verdict.by.removeprefix(_PREFIX)
    name, _, version = origin.partition(":")[0].partition("@")
    entries = load_rules(tuple(folders)).entries
    file = next((entry.file for entry in entries if entry.id == name), None)
    return None if file is None else _in_file(file, origin, version)


def _in_file(file: Path, origin: str, version: str) -> RulePlace:
    try:
        source = file.read_text("utf-8")
        start: KeyPath = ("version", _number(tomllib.loads(source), version)) if version else ()
        line = locate(source, (*start, *path_of(origin)))
    except (OSError, ValueError, KeyError):
        return RulePlace(file)
    lines = source.splitlines()
    return RulePlace(file, line, lines[line - 1].strip() if line and line <= len(lines) else "")


def _number(data: Mapping[str, Any], label: str) -> int:
    """The place of a version among those of its file. Raises ValueError or KeyError where it has none."""
    names = [
        str(table.get("name") or table.get("valid_from") or f"until-{table['valid_until']}")
        for table in data["version"]
    ]
    return names.index(label)
