"""`rules import ftr`: a folder of FiveFilters (Full-Text RSS) site configs as a folder of rule files."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ..errors import RuleError
from ..write import Section, write_toml
from .convert import Converted, convert
from .directives import parse_config
from .report import ImportReport
from .sections import sections

SOURCE = "ftr-site-config"
_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]+")
_ABOUT = ("license.txt", "readme.txt")


class Config(NamedTuple):
    """One config: its file, the hosts that its name stands for, and what it says."""

    file: Path
    hosts: tuple[str, ...]
    said: Converted


def import_ftr(place: Path) -> tuple[dict[str, str], ImportReport]:
    """Rule files, by name, for the config `place` or the folder of configs that it is.

    Configs that say the same become one file with many hosts. Nothing is fetched and nothing is written.
    Raises RuleError where `place` cannot be read.
    """
    report = ImportReport()
    groups: dict[object, list[Config]] = {}
    for file in _files(place):
        report.read += 1
        config = _read(file)
        report.add(file, config.said.fates)
        if reason := _useless(config):
            report.unused[file.name] = reason
        else:
            groups.setdefault(tuple(config.said.rules), []).append(config)
    files = dict(_written(groups.values(), report))
    report.written = len(files)
    return files, report


def _written(groups: Iterable[list[Config]], report: ImportReport) -> Iterator[tuple[str, str]]:
    for group in groups:
        hosts = _hosts(group)
        report.copies += len(group) - 1
        report.hosts += len({host.lstrip("=").removeprefix("www.") for host in hosts})
        name = f"ftr-{_name(group[0])}"
        yield f"{name}.toml", write_toml(_sections(name, hosts, group))


def _sections(name: str, hosts: list[str], group: list[Config]) -> Iterable[Section]:
    names = ", ".join(config.file.name for config in group[:3])
    more = f" and {len(group) - 3} more" if len(group) > 3 else ""
    notes = list(dict.fromkeys(note for config in group for note in config.said.notes))
    return sections(name, f"{SOURCE}: {names}{more}", hosts, notes, group[0].said)


def _files(place: Path) -> list[Path]:
    """The configs in a folder, by the name of the host."""
    if place.is_file():
        return [place]
    try:
        files = [file for file in place.iterdir() if file.name.endswith(".txt") and file.is_file()]
        files = [file for file in files if file.name.lower() not in _ABOUT]
    except OSError as error:
        raise RuleError(place, None, f"no folder of site configs: {error.strerror}") from None
    if not files:
        raise RuleError(place, None, "no site config (HOST.txt) in this folder")
    return sorted(files, key=lambda file: (file.name.lstrip("."), file.name))


def _read(file: Path) -> Config:
    try:
        text = file.read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise RuleError(file, None, f"cannot be read: {error.strerror}") from None
    return Config(file, _own_hosts(file), convert(parse_config(text)))


def _own_hosts(file: Path) -> tuple[str, ...]:
    """`.example.org.txt` is for every subdomain, `example.org.txt` for the host and its `www` alone."""
    name = file.name.removesuffix(".txt").lower()
    host = name.removeprefix(".").removeprefix("www.")
    if not _HOST.fullmatch(host) or host.startswith("fingerprint."):
        return ()
    return (host,) if name.startswith(".") else (f"={host}", f"=www.{host}")


def _hosts(group: list[Config]) -> list[str]:
    """All hosts of a group; exact ones that a broad one covers are left out."""
    hosts = list(dict.fromkeys(host for config in group for host in config.hosts))
    broad = {host for host in hosts if not host.startswith("=")}
    return [host for host in hosts if host in broad or not broad & {host[1:], host[5:]}]


def _useless(config: Config) -> str | None:
    """Why a config gives no rule file; None where it does."""
    if not config.hosts:
        return "its name is no host"
    if not config.said.rules:
        return "nothing in it matters offline"
    return None


def _name(config: Config) -> str:
    plain = config.hosts[0].lstrip("=").encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9._-]", "-", plain)
