"""`rules import ftr`: a folder of FiveFilters (Full-Text RSS) site configs as a folder of rule files."""

import re
from pathlib import Path

from ..errors import RuleError
from .convert import convert
from .directives import parse_config
from .grouping import Config, Origin, write_groups
from .report import ImportReport

FTR = Origin("ftr", "ftr-site-config")
_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]+")
_ABOUT = ("license.txt", "readme.txt")


def import_ftr(place: Path) -> tuple[dict[str, str], ImportReport]:
    """Rule files, by name, for the config `place` or the folder of configs that it is.

    Configs that say the same become one file with many hosts. Nothing is fetched and nothing is written.
    Raises RuleError where `place` cannot be read.
    """
    report = ImportReport(FTR.format)
    return write_groups(map(_read, _files(place)), FTR, report), report


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
