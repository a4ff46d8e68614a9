"""What an import carried over and what it left out, by directive, as data and as a table."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..phrases import count_of
from .directives import CARRIED, Directive, Fate

_WIDTH = 26
_SILENT = (Fate.FETCH, Fate.LOOKS, Fate.SETTING)


@dataclass(slots=True)
class ImportReport:
    """`counts` maps a directive's name to what became of its occurrences; `left_out` lists those lost.

    Fetch-only directives and those about pictures and markup are counted but not listed: offline, and in
    text, they say nothing. `copies` counts configs that say the same as another; `unused` names the files
    that gave no rule, with the reason.
    """

    format: str
    read: int = 0
    written: int = 0
    copies: int = 0
    hosts: int = 0
    unused: dict[str, str] = field(default_factory=dict[str, str])
    counts: dict[str, Counter[Fate]] = field(default_factory=dict[str, Counter[Fate]])
    left_out: list[dict[str, str | int]] = field(default_factory=list[dict[str, str | int]])

    def add(self, file: Path, fates: Iterable[tuple[Directive, Fate]]) -> None:
        """Count the directives of one file."""
        for directive, fate in fates:
            name = directive.name or "(no directive)"
            self.counts.setdefault(name, Counter())[fate] += 1
            if fate not in CARRIED and fate not in _SILENT:
                place = {"file": file.name, "line": directive.line}
                self.left_out.append(
                    {**place, "directive": name, "value": directive.value, "reason": fate.value}
                )

    def total(self, *fates: Fate) -> int:
        """How many directives met one of the fates."""
        return sum(count[fate] for count in self.counts.values() for fate in fates)

    def as_dict(self) -> dict[str, object]:
        """The report for JSON."""
        return {
            "format": self.format,
            "files": {"read": self.read, "written": self.written, "copies": self.copies, "hosts": self.hosts},
            "unused": self.unused,
            "directives": {
                name: {f.value: n for f, n in c.items()} for name, c in sorted(self.counts.items())
            },
            "totals": {fate.value: self.total(fate) for fate in Fate if self.total(fate)},
            "left_out": self.left_out,
        }

    def table(self) -> str:
        """The report for people: one line a directive, most frequent first."""
        lines = [
            f"{count_of(self.read, 'config')} read, {count_of(self.written, 'rule file')} written"
            f" for {count_of(self.hosts, 'host')};"
            f" copies of another: {self.copies}, without a rule: {len(self.unused)}",
            f"{count_of(self.total(*CARRIED), 'directive')} carried over,"
            f" {len(self.left_out)} that matter left out",
            "",
        ]
        ordered = sorted(self.counts.items(), key=lambda item: (-item[1].total(), item[0]))
        for name, fates in ordered:
            said = ", ".join(f"{count} {fate.value}" for fate, count in fates.most_common())
            shown = name if len(name) < _WIDTH else f"{name[: _WIDTH - 1]}…"
            lines.append(f"{shown:<{_WIDTH}} {fates.total():>6}  {said}")
        return "\n".join(lines)
