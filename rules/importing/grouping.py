"""Converted configs as rule files: those that say the same become one file with many hosts."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ..write import Section, write_toml
from .convert import Converted
from .directives import Fate
from .report import ImportReport
from .sections import sections


class Origin(NamedTuple):
    """Where files are from: the format's short name, in ids and reports, and what `source` calls it."""

    format: str
    source: str


class Config(NamedTuple):
    """One config: its file, the hosts that it is for, and what it says."""

    file: Path
    hosts: tuple[str, ...]
    said: Converted


def write_groups(configs: Iterable[Config], origin: Origin, report: ImportReport) -> dict[str, str]:
    """Rule files by name. Configs that come to nothing are counted in `report`, with the reason."""
    groups: dict[object, list[Config]] = {}
    for config in configs:
        report.read += 1
        report.add(config.file, config.said.fates)
        if reason := _useless(config):
            report.unused[config.file.name] = reason
        else:
            groups.setdefault(tuple(config.said.rules), []).append(config)
    files = dict(_written(groups.values(), origin, report))
    report.written = len(files)
    return files


def _written(
    groups: Iterable[list[Config]], origin: Origin, report: ImportReport
) -> Iterator[tuple[str, str]]:
    for group in groups:
        hosts = _hosts(group)
        report.copies += len(group) - 1
        report.hosts += len({host.lstrip("=").removeprefix("www.") for host in hosts})
        name = f"{origin.format}-{_name(group[0])}"
        yield f"{name}.toml", write_toml(_sections(name, origin, hosts, group))


def _sections(name: str, origin: Origin, hosts: list[str], group: list[Config]) -> Iterable[Section]:
    names = ", ".join(config.file.name for config in group[:3])
    more = f" and {len(group) - 3} more" if len(group) > 3 else ""
    notes = list(dict.fromkeys(note for config in group for note in config.said.notes))
    return sections(name, f"{origin.source}: {names}{more}", hosts, notes, group[0].said)


def _hosts(group: list[Config]) -> list[str]:
    """All hosts of a group; exact ones that a broad one covers are left out."""
    hosts = list(dict.fromkeys(host for config in group for host in config.hosts))
    broad = {host for host in hosts if not host.startswith("=")}
    return [host for host in hosts if host in broad or not broad & {host[1:], host[5:]}]


def _useless(config: Config) -> str | None:
    """Why a config gives no rule file; None where it does."""
    if not config.hosts:
        return "it names no host"
    if not config.said.rules:
        broken = any(fate is Fate.BROKEN for _, fate in config.said.fates)
        return "what matters in it is broken" if broken else "nothing in it matters offline"
    return None


def _name(config: Config) -> str:
    plain = config.hosts[0].lstrip("=").encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9._-]", "-", plain)
