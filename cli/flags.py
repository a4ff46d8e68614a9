"""Every option that several commands share, said once, and the way from options to `Options`.

A command takes a group of options as one parameter:

    @with_flags
    def clean(files: Files = None, *, read: ReadFlags, write: WriteFlags) -> ExitCode: ...

`with_flags` shows Typer one parameter for each field of the dataclasses and hands the command the instances.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_type_hints

import typer

from ..extractors.types import Engine, Favor, Kind, Options
from ..rules.category import Category
from .errors import UsageError

_Result = TypeVar("_Result")
PREFIX = "UNBOIL_"


class Input(StrEnum):
    """The form of the input, as the command line names it."""

    AUTO = "auto"
    HTML = "html"
    TEXT = "text"


class Format(StrEnum):
    """The form of the output."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    JSONL = "jsonl"


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def option(*names: str, text: str, panel: str, **more: Any) -> Any:
    """A Typer option that can also be set as `UNBOIL_NAME` and in the configuration files.

    The variable is named like the first long form: `--with-title` is `UNBOIL_WITH_TITLE`.
    """
    variable = PREFIX + names[0].split("/")[0].strip("-").replace("-", "_").upper()
    more.setdefault("envvar", variable)
    return typer.Option(*names, help=text, rich_help_panel=panel, show_envvar=False, **more)


_READ, _WRITE, _TERMINAL = "Reading", "Output", "Terminal"

Url = Annotated[str | None, option("--url", text="Address of the page: chooses the site's rules.", panel=_READ)]
Site = Annotated[str | None, option("--site", text="Host or rule id whose rules to use.", panel=_READ)]
InputKind = Annotated[Input, option("--input", text="Form of the input.", panel=_READ)]
Encoding = Annotated[
    str | None, option("--encoding", text="Character set of the input, instead of finding out.", panel=_READ)
]
RuleDirs = Annotated[
    list[Path] | None,
    option("--rules", metavar="DIR", text="Folder of site rules to look in first; repeatable.", panel=_READ),
]
SiteRules = Annotated[
    bool, option("--site-rules/--no-site-rules", text="Use rule files, or the heuristic alone.", panel=_READ)
]
Keep = Annotated[
    list[Category] | None,
    option("--keep", metavar="CATEGORY", text="Keep this kind of boilerplate; repeatable.", panel=_READ),
]
Strip = Annotated[
    list[Category] | None,
    option("--strip", metavar="CATEGORY", text="Strip this kind even where it would stay; repeatable.", panel=_READ),
]
Favored = Annotated[
    Favor, option("--favor", text="Which error to avoid: boilerplate left in, or body lost.", panel=_READ)
]
ReadBy = Annotated[Engine, option("--engine", text="Who reads the page.", panel=_READ)]
ArticlesOnly = Annotated[
    bool, option("--articles-only", text="Give nothing for a page that is no article.", panel=_READ)
]
Force = Annotated[bool, option("--force", text="Give the best reading even of an error page or a wall.", panel=_READ)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFlags:
    """How pages are read."""

    url: Url = None
    site: Site = None
    input: InputKind = Input.AUTO
    encoding: Encoding = None
    rules: RuleDirs = None
    site_rules: SiteRules = True
    keep: Keep = None
    strip: Strip = None
    favor: Favored = Favor.BALANCED
    engine: ReadBy = Engine.UNBOIL
    articles_only: ArticlesOnly = False
    force: Force = False

    def options(self, *, markup: bool = False) -> Options:
        """The same as the extractor's options. `markup` asks for inline Markdown.

        Raises UsageError for options that contradict each other or name a folder that is not there.
        """
        keep, strip = frozenset(self.keep or ()), frozenset(self.strip or ())
        if both := keep & strip:
            raise UsageError(f"--keep and --strip both name {', '.join(sorted(both))}")
        for folder in self.rules or ():
            if not folder.is_dir():
                raise UsageError(f"--rules {folder}: not a folder")
        return Options(
            url=self.url,
            site=self.site,
            kind=None if self.input is Input.AUTO else Kind(self.input),
            encoding=self.encoding,
            rules_dirs=tuple(self.rules or ()),
            site_rules=self.site_rules,
            keep=keep,
            strip=strip,
            favor=self.favor,
            engine=self.engine,
            articles_only=self.articles_only,
            force=self.force,
            markup=markup,
        )


OutputFormat = Annotated[Format, option("--format", "-f", text="Form of the output.", panel=_WRITE)]
WithTitle = Annotated[bool, option("--with-title", text="Put the headline above the body.", panel=_WRITE)]
WithMetadata = Annotated[
    bool, option("--metadata", text="Put title, authors, date and source above the body.", panel=_WRITE)
]


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteFlags:
    """What is written of an article."""

    format: OutputFormat = Format.TEXT
    with_title: WithTitle = False
    metadata: WithMetadata = False


WhenColor = Annotated[Color, option("--color", text="When to colour.", panel=_TERMINAL)]
Quiet = Annotated[
    bool, option("--quiet", "-q", text="Say nothing but errors that end the run.", panel=_TERMINAL)
]
Verbose = Annotated[
    bool, option("--verbose", "-v", text="Say more: rules used, warnings of each page.", panel=_TERMINAL)
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalFlags:
    """How unboil talks."""

    color: WhenColor = Color.AUTO
    quiet: Quiet = False
    verbose: Verbose = False


def with_flags(command: Callable[..., _Result]) -> Callable[..., _Result]:
    """Let Typer see the fields of the command's dataclass parameters as options of their own."""
    hints = get_type_hints(command, include_extras=True)
    groups = {name: hint for name, hint in hints.items() if isinstance(hint, type) and is_dataclass(hint)}
    signature = inspect.signature(command)
    plain = [
        parameter.replace(annotation=hints[name])
        for name, parameter in signature.parameters.items()
        if name not in groups
    ]
    shown = [parameter for group in groups.values() for parameter in _parameters(group)]

    @wraps(command)
    def bundled(*args: Any, **values: Any) -> _Result:
        for name, group in groups.items():
            values[name] = group(**{field.name: values.pop(field.name) for field in fields(group)})
        return command(*args, **values)

    bundled.__annotations__ = {p.name: p.annotation for p in (*plain, *shown)}
    bundled.__signature__ = signature.replace(parameters=[*plain, *shown])  # type: ignore[attr-defined]
    return bundled


def _parameters(group: type[Any]) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name]
        )
        for field in fields(group)
    ]
