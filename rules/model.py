"""What one rule file says, as data: `SiteRules` and its parts. The reader builds them, engines apply them.

The parts are named tuples: such a class is made in a quarter of the time that a dataclass takes, and every
process that applies a rule makes all of these.
"""

from enum import StrEnum
from typing import Any, NamedTuple, TypeVar, cast

from .category import Category
from .matching import Match
from .patterns import Pattern

Part = TypeVar("Part", bound=tuple[Any, ...])


class Scope(StrEnum):
    """Where on the page a rule holds.

    `head` is what stands before the first paragraph of prose, `tail` what stands after the last one, `body`
    what lies between them; paragraphs that boundaries cut off do not count.
    """

    PAGE = "page"
    HEAD = "head"
    BODY = "body"
    TAIL = "tail"


class Fallback(StrEnum):
    """What to do when a guard trips: judge without rules, keep the whole page, or report no article."""

    GENERIC = "generic"
    KEEP = "keep"
    FAIL = "fail"


class Inside(StrEnum):
    """What a body that rules delimit means: all in it is the article, or the heuristic still judges."""

    KEEP = "keep"
    JUDGE = "judge"


class DocumentKind(StrEnum):
    """A verdict on the document as a whole."""

    NOT_ARTICLE = "not-article"
    STUB = "stub"
    PAYWALLED = "paywalled"
    SPONSORED = "sponsored"


class LineRule(NamedTuple):
    """`drop_line`, `drop_inline`, `keep_line`: lines, or parts of a line, that any of the patterns covers."""

    patterns: tuple[Pattern, ...]
    category: Category
    origin: str
    scope: Scope = Scope.PAGE


class BlockRule(NamedTuple):
    """`drop_block`: from a line that `patterns` (key `open`) cover through the line that `close` covers.

    Where no closing line stands within `max_lines` lines nothing is dropped. `until_blank` ends the block at
    a blank line instead (on HTML: where the parent element ends), or after `max_lines`.
    """

    patterns: tuple[Pattern, ...]
    category: Category
    origin: str
    close: tuple[Pattern, ...] = ()
    max_lines: int = 30
    until_blank: bool = False
    scope: Scope = Scope.PAGE


class Boundary(NamedTuple):
    """`start_after`, `end_before`: a line and everything before it, or after it, goes.

    Conditions on the line: at least `min_lines_before` lines stand before it, it stands in the first
    `in_first` or last `in_last` share of the lines (0 to 1), one of `followed_by` covers the next line.
    `until` ends the stretch that `end_before` strips before the line that it covers.
    """

    patterns: tuple[Pattern, ...]
    category: Category
    origin: str
    min_lines_before: int = 0
    in_first: float = 1.0
    in_last: float = 1.0
    followed_by: tuple[Pattern, ...] = ()
    until: tuple[Pattern, ...] = ()


class RecordLine(NamedTuple):
    """One line of a record: any of some patterns, or of templates with one placeholder each.

    `{any}` is any line, `{short}` one of up to 80 characters, `{long}` one of 120 or more, `{headline}` one
    of up to 200 that does not end like a sentence; any other name is a line of up to 80 characters when it
    is first used, and the same text again afterwards. An optional line is left out where the next one fits.
    """

    patterns: tuple[Pattern, ...]
    optional: bool = False
    repeat: bool = False


class RecordRule(NamedTuple):
    """`[[record]]`: a group of lines that recurs; `min_repeat` of them in a row are needed."""

    lines: tuple[RecordLine, ...]
    category: Category
    origin: str
    min_repeat: int = 1


class Selector(NamedTuple):
    """A CSS selector, or an XPath expression after `xpath:`, and what the elements are."""

    text: str
    category: Category
    origin: str

    @property
    def xpath(self) -> str | None:
        """The expression after `xpath:`; None for CSS."""
        return self.text.removeprefix("xpath:").strip() if self.text.startswith("xpath:") else None


class FieldSource(NamedTuple):
    """Where a field is read: CSS, with the attribute after `@`; `jsonld:` and a path; `re:` and one group.

    XPath after `xpath:` may give elements, attributes, text or a string.
    """

    text: str
    origin: str


class DocumentRule(NamedTuple):
    """`[document]`: a line, or an element (`css:`), that says what kind of page this is."""

    kind: DocumentKind
    origin: str
    pattern: Pattern | None = None
    selector: str | None = None


class TextRules(NamedTuple):
    """`[text]`: rules on visible lines, for flat text and for the blocks of HTML.

    `inside = "keep"` says that where `end_before` finds the end of the article, every paragraph of prose
    above it that no rule strips is body.
    """

    start_after: tuple[Boundary, ...] = ()
    end_before: tuple[Boundary, ...] = ()
    drop_line: tuple[LineRule, ...] = ()
    drop_block: tuple[BlockRule, ...] = ()
    drop_inline: tuple[LineRule, ...] = ()
    keep_line: tuple[LineRule, ...] = ()
    inside: Inside | None = None


class HtmlRules(NamedTuple):
    """`[html]`: rules on elements. The first of `body` that matches wins; `keep` beats `strip`.

    `unwrap` takes the meaning of an element away: a figure or an aside in which the article goes on.
    """

    body: tuple[Selector, ...] = ()
    strip: tuple[Selector, ...] = ()
    keep: tuple[Selector, ...] = ()
    unwrap: tuple[Selector, ...] = ()
    inside: Inside | None = None


class Fields(NamedTuple):
    """`[fields]`: where metadata stands; of several sources the first that gives a value wins."""

    title: tuple[FieldSource, ...] = ()
    authors: tuple[FieldSource, ...] = ()
    date: tuple[FieldSource, ...] = ()
    language: tuple[FieldSource, ...] = ()


class Guard(NamedTuple):
    """`[guard]`: when not to believe the rules. Ratios are shares of the page's visible characters (0 to 1).

    A page of which nothing is kept trips every guard; None leaves a check out.
    """

    min_keep_ratio: float | None = None
    max_strip_ratio: float | None = None
    must_keep: tuple[Pattern, ...] = ()
    fallback: Fallback | None = None


class Body(NamedTuple):
    """Everything that a file, or one dated version of it, says about pages."""

    text: TextRules = TextRules()
    html: HtmlRules = HtmlRules()
    records: tuple[RecordRule, ...] = ()
    fields: Fields = Fields()
    document: tuple[DocumentRule, ...] = ()
    guard: Guard = Guard()


class Version(NamedTuple):
    """`[[version]]`: rules that held from one date to another (ISO 8601, both included)."""

    name: str
    valid_from: str | None
    valid_until: str | None
    body: Body


class RuleTest(NamedTuple):
    """`[[test]]`: a page and what must come of it. `applies=False` says that the file must not match it."""

    name: str
    text: str
    html: bool
    url: str | None
    applies: bool
    contains: tuple[str, ...]
    not_contains: tuple[str, ...]
    body: str | None
    title: str | None
    line: int | None

    @property
    def positive(self) -> bool:
        """Whether it says what must stay."""
        return self.applies and bool(self.contains or self.body)

    @property
    def negative(self) -> bool:
        """Whether it says what must go."""
        return self.applies and bool(self.not_contains or self.body is not None)


class Removal(NamedTuple):
    """One item of `[remove]`: the inherited rule of list `key` (`text.drop_line`) with the text `text`."""

    key: str
    text: str
    number: int


class SiteRules(NamedTuple):
    """One rule file; or several merged for one page, then `below` lists the ids of all but the strongest."""

    id: str
    file: str
    match: Match
    body: Body
    note: str = ""
    source: str = ""
    checked: str | None = None
    extends: tuple[str, ...] = ()
    removes: tuple[Removal, ...] = ()
    versions: tuple[Version, ...] = ()
    tests: tuple[RuleTest, ...] = ()
    below: tuple[str, ...] = ()

    @property
    def applied(self) -> tuple[str, ...]:
        """Ids of the rule files that speak here, strongest first."""
        return (self.id, *self.below)

    def over(self, lower: "SiteRules") -> "SiteRules":
        """These rules with `lower` merged below them: its items come after, its settings fill gaps."""
        return self._replace(body=merge(self.body, lower.body), below=(*self.below, *lower.applied))

    def at(self, date: str | None) -> "SiteRules":
        """These rules as of `date` (ISO 8601): the version valid then, the newest where none is given.

        The version's name is appended to the id (`site@2024`), so that reports say which one matched.
        """
        for version in self.versions:
            if _covers(version, date):
                body = merge(version.body, self.body)
                return self._replace(id=f"{self.id}@{version.name}", body=body, versions=())
        return self


def merge(upper: Part, lower: Part) -> Part:
    """Two parts of one type as one: lists joined, upper first; single values from the upper if it has one."""
    merged: list[Any] = []
    for above, under in zip(upper, lower, strict=True):
        if hasattr(above, "_fields"):
            merged.append(merge(above, under))
        elif isinstance(above, tuple):
            merged.append(cast("tuple[object, ...]", above) + under)
        else:
            merged.append(under if above is None else above)
    return type(upper)(*merged)


def _covers(version: Version, date: str | None) -> bool:
    if date is None:
        return True
    return (version.valid_from or "") <= date <= (version.valid_until or "9999")
