"""Every option that several commands share, said once, and the way from options to `Options`.

Nothing here knows the parser: `parameters.with_flags` turns the fields of these named tuples into options of
a command, and an instance without arguments is a command line without options.
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

from ..extractors.decode import text_codec
from ..extractors.types import Engine, Favor, Kind, Options
from ..rules.category import Category
from .errors import UsageError


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
    PARQUET = "parquet"

    @property
    def is_rows(self) -> bool:
        """Whether all articles go to one file, a row each."""
        return self in (Format.JSONL, Format.PARQUET)

    @property
    def is_json(self) -> bool:
        """Whether it tells all that is known of an article."""
        return self is Format.JSON or self.is_rows


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Flag(NamedTuple):
    """How an option looks to the user. Without `names` it is the field's name with two dashes.

    `least` is the smallest number it takes.
    """

    help: str
    names: tuple[str, ...] = ()
    metavar: str | None = None
    least: int | None = None


Url = Annotated[str | None, Flag("Address of the page: chooses the site's rules.")]
Site = Annotated[str | None, Flag("Host or rule id whose rules to use.")]
InputKind = Annotated[Input, Flag("Form of the input.")]
Encoding = Annotated[str | None, Flag("Character set of the input, instead of finding out.")]
RuleDirs = Annotated[
    list[Path] | None, Flag("Folder of site rules to look in first; repeatable.", metavar="DIR")
]
SiteRules = Annotated[
    bool, Flag("Use rule files, or the heuristic alone.", ("--site-rules/--no-site-rules",))
]
Keep = Annotated[list[Category] | None, Flag("Keep this category; repeatable.", metavar="CATEGORY")]
Strip = Annotated[list[Category] | None, Flag("Strip this category; repeatable.", metavar="CATEGORY")]
Favored = Annotated[Favor, Flag("Which error to avoid: boilerplate left in, or body lost.")]
ReadBy = Annotated[Engine, Flag("Who reads the page.")]
ArticlesOnly = Annotated[bool, Flag("Give nothing for a page that is no article.", ("--articles-only",))]
Force = Annotated[bool, Flag("Read error pages and walls too, as well as can be.", ("--force",))]
OutputFormat = Annotated[Format, Flag("Form of the output.", ("--format", "-f"))]
WithTitle = Annotated[bool, Flag("Put the headline above the body.", ("--with-title",))]
WithMetadata = Annotated[bool, Flag("Put title, authors, date and source above the body.", ("--metadata",))]
WhenColor = Annotated[Color, Flag("When to colour.")]
Quiet = Annotated[bool, Flag("Nothing on standard error but errors.", ("--quiet", "-q"))]
Verbose = Annotated[bool, Flag("Name the site rules and the confidence of each page.", ("--verbose", "-v"))]


class ReadFlags(NamedTuple):
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

        Raises UsageError for options that contradict each other or name what is not there.
        """
        keep, strip = frozenset(self.keep or ()), frozenset(self.strip or ())
        if both := keep & strip:
            raise UsageError(f"--keep and --strip both name {', '.join(sorted(both))}")
        for folder in self.rules or ():
            if not folder.exists():
                raise UsageError(f"--rules {folder}: no such file or folder")
        _check_encoding(self.encoding)
        _check_url(self.url)
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


class WriteFlags(NamedTuple):
    """What is written of an article."""

    format: OutputFormat = Format.TEXT
    with_title: WithTitle = False
    metadata: WithMetadata = False


class TerminalFlags(NamedTuple):
    """How unboil talks."""

    color: WhenColor = Color.AUTO
    quiet: Quiet = False
    verbose: Verbose = False


def _check_encoding(name: str | None) -> None:
    if name is not None and text_codec(name) is None:
        raise UsageError(f"--encoding {name}: no such character set")


def _check_url(url: str | None) -> None:
    """See that an address has a host that could be one: a name with a dot, a number, or this machine."""
    if url is None:
        return
    from urllib.parse import urlsplit

    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        host = ""
    if not ("." in host or ":" in host or host == "localhost") or any(map(str.isspace, url.strip())):
        raise UsageError(f"--url {url}: not an address such as https://example.org/page")
