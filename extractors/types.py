"""The data that flows through the extractor, one way: Page, then Block, then Verdict, then Article.

All of it is immutable. The records are named tuples: such a class is made in a quarter of the time that a
dataclass takes, and a pipe, which is a process a page, waits for every one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from itertools import compress
from pathlib import Path
from typing import NamedTuple

from ..rules.category import Category
from .lazy import Lazy
from .metadata import Metadata


class Kind(StrEnum):
    """The form of the input."""

    HTML = "html"
    TEXT = "text"


class Role(StrEnum):
    """What a block is in the structure of its page; decides how it is written as Markdown."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CODE = "code"
    TABLE_ROW = "table-row"
    CAPTION = "caption"


class PageType(StrEnum):
    """What kind of page it is. `ERROR`, `CONSENT` and `PAYWALL` hold no article at all."""

    ARTICLE = "article"
    LISTING = "listing"
    FORUM = "forum"
    PRODUCT = "product"
    DOCUMENTATION = "documentation"
    ERROR = "error"
    CONSENT = "consent"
    PAYWALL = "paywall"
    OTHER = "other"


class Engine(StrEnum):
    """Who reads the page."""

    UNBOIL = "unboil"
    TRAFILATURA = "trafilatura"


class Favor(StrEnum):
    """Which error weighs more: boilerplate left in (precision) or body lost (recall)."""

    BALANCED = "balanced"
    PRECISION = "precision"
    RECALL = "recall"


class Options(NamedTuple):
    """Everything that decides how a page is read, in one picklable value.

    `kind=None` sniffs the form, `encoding=None` detects it. `rules_dirs` are folders of rule files that come
    before the project's, the user's and the bundled ones; `site_rules=False` uses no rule file at all.
    Categories in `keep` are kept although they are boilerplate, those in `strip` go although they would stay.
    `markup=True` makes HTML blocks carry inline Markdown. `path` is where the input came from: rule files can
    match it. `articles_only` gives no text for a page that is something else than an article; `force` gives
    the best reading of every page, error pages and walls too. `template` holds lines known to recur across
    the site's pages (white space folded).
    """

    url: str | None = None
    site: str | None = None
    path: str | None = None
    kind: Kind | None = None
    encoding: str | None = None
    rules_dirs: tuple[Path, ...] = ()
    site_rules: bool = True
    keep: frozenset[Category] = frozenset()
    strip: frozenset[Category] = frozenset()
    favor: Favor = Favor.BALANCED
    engine: Engine = Engine.UNBOIL
    markup: bool = False
    articles_only: bool = False
    force: bool = False
    template: frozenset[str] = frozenset()


class Page(NamedTuple):
    """Raw input, decoded. `text` is all of it; `encoding` is the codec that decoded it."""

    text: str
    kind: Kind
    encoding: str = "utf-8"
    url: str | None = None
    site: str | None = None
    path: str | None = None
    warnings: tuple[str, ...] = ()


Container = tuple[int, int, str]
"""What a block stands in: its number on the page, its list's, and its mark: `-` or `3.`, `>` or `|`."""


class Block(NamedTuple):
    """A piece of a page that is kept or stripped as a whole.

    Flat text: `start` and `end` are character offsets into the decoded input. The spans of all blocks tile
    it: joined, they are the input, line ends and blank lines included (a block owns the white space up to
    the next one; the first also owns what stands before it). `glued` says that the block goes on in the
    line of the one before it. `line` is the 1-based line on which its text begins.

    HTML: `path` is a CSS-like DOM path, `start`, `end` and `line` are None; `level` is the rank of a heading
    or the depth of a list item. `markup` is the block as inline Markdown where that was asked for, and
    `containers` are the list items, quotes or table around it then, outermost first.

    `text` is the visible text, with white space stripped at both ends.
    """

    text: str
    start: int | None = None
    end: int | None = None
    line: int | None = None
    glued: bool = False
    path: str = ""
    role: Role = Role.PARAGRAPH
    level: int = 0
    markup: str = ""
    containers: tuple[Container, ...] = ()


class Verdict(NamedTuple):
    """Keep or strip, and why.

    `by` says who decided: `rule:ID:KEY` for a site rule, `model` for the calibrated heuristic, or
    `signal:NAME` for a detector that is certain by itself. `score` is the estimated probability (0 to 1)
    that the block is article body; `reasons` are its strongest signals in words, strongest first.
    """

    keep: bool
    category: Category
    by: str
    score: float
    reasons: tuple[str, ...] = ()


class Verdicts(Lazy[Verdict]):
    """The verdicts on a page of which nothing is known yet but which of them `keep`.

    Category and reasons take longer than all else about a verdict, and plain text shows neither. `tell` gives
    the categories alone, for a page of which they are counted.
    """

    __slots__ = ("_tell", "keep")

    def __init__(
        self,
        keep: Sequence[bool],
        make: Callable[[], Iterable[Verdict]],
        tell: Callable[[], Sequence[Category]] | None = None,
    ) -> None:
        super().__init__(make)
        self.keep, self._tell = keep, tell

    @property
    def categories(self) -> Sequence[Category]:
        """The category of each."""
        return self._tell() if self._tell else [verdict.category for verdict in self]

    def __len__(self) -> int:
        return len(self.keep)


def keeps(verdicts: Sequence[Verdict]) -> Sequence[bool]:
    """Which verdicts keep their block."""
    return verdicts.keep if isinstance(verdicts, Verdicts) else [verdict.keep for verdict in verdicts]


def categories_of(verdicts: Sequence[Verdict]) -> Sequence[Category]:
    """The category that each verdict names."""
    return verdicts.categories if isinstance(verdicts, Verdicts) else [v.category for v in verdicts]


Piece = tuple[str, bool, Role]
"""What plain text is put together from: the text of a block, whether it is glued, its role."""

Shown = tuple[str, bool, Category]
"""The text of a block, whether it is kept, and the category that the verdict names."""


class UnmadeBlocks(Lazy[Block]):
    """Blocks that are made when they are read; some of them, or what their text needs, can be had before."""

    __slots__ = ()

    @property
    def texts(self) -> Sequence[str]:
        """The text of each block."""
        return [block.text for block in self]

    def where(self, wanted: Sequence[bool]) -> tuple[Block, ...]:
        """The blocks that are wanted."""
        return tuple(compress(self, wanted))

    def pieces(self, wanted: Sequence[bool]) -> Iterable[Piece]:
        """What is written of them."""
        return _pieces(self.where(wanted))


def texts_of(blocks: Sequence[Block]) -> Sequence[str]:
    """The text of each block."""
    return blocks.texts if isinstance(blocks, UnmadeBlocks) else [block.text for block in blocks]


def _pieces(blocks: Iterable[Block]) -> Iterable[Piece]:
    return ((block.text, block.glued, block.role) for block in blocks)


class Judged(NamedTuple):
    """A block with the verdict on it."""

    block: Block
    verdict: Verdict


class JudgedBlocks(Lazy[Judged]):
    """The blocks of a page with their verdicts, put together when they are read."""

    __slots__ = ("_blocks", "_verdicts")

    def __init__(self, blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> None:
        super().__init__(partial(map, Judged, blocks, verdicts))
        self._blocks, self._verdicts = blocks, verdicts

    def __len__(self) -> int:
        return len(self._blocks)

    @property
    def keep(self) -> Sequence[bool]:
        """Which of them are kept."""
        return keeps(self._verdicts)

    @property
    def shown(self) -> Iterable[Shown]:
        """What their sizes are told from."""
        return zip(texts_of(self._blocks), self.keep, categories_of(self._verdicts), strict=True)

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that are kept."""
        keep, blocks = self.keep, self._blocks
        return blocks.where(keep) if isinstance(blocks, UnmadeBlocks) else tuple(compress(blocks, keep))

    @property
    def pieces(self) -> Iterable[Piece]:
        """What is written of the blocks that are kept."""
        keep, blocks = self.keep, self._blocks
        return blocks.pieces(keep) if isinstance(blocks, UnmadeBlocks) else _pieces(self.body)


class Cut(NamedTuple):
    """Junk within a kept block: characters `start` to `end` of its text go, the rest stays."""

    start: int
    end: int
    category: Category
    by: str
    reasons: tuple[str, ...] = ()


class Reading(NamedTuple):
    """What a judge makes of a page's blocks: a verdict for each, in order, and what it learned on the way.

    `cuts` maps the index of a kept block to the junk within it, in order and without overlaps.
    `confidence` is the estimated probability that the reading is good (F1 of .9 or more).
    """

    verdicts: Sequence[Verdict]
    confidence: float
    cuts: Mapping[int, tuple[Cut, ...]] = {}
    metadata: Metadata = Metadata()
    page_type: PageType = PageType.ARTICLE
    warnings: tuple[str, ...] = ()


class Article(NamedTuple):
    """The result: every block of the page with its verdict, in page order, and the page's metadata."""

    page: Page
    blocks: Sequence[Judged]
    metadata: Metadata
    page_type: PageType = PageType.ARTICLE
    confidence: float = 0.0
    rules: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The clean body: no title, no final line end; empty where the page holds no article."""
        from .render import render_text

        return render_text(self)

    @property
    def title(self) -> str | None:
        """The headline."""
        return self.metadata.title

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks of the body alone, in page order; known before the reasons for it are."""
        if isinstance(self.blocks, JudgedBlocks):
            return self.blocks.body
        return tuple(item.block for item in self.kept)

    @property
    def pieces(self) -> Iterable[Piece]:
        """What plain text is put together from, a piece for each block of the body."""
        return self.blocks.pieces if isinstance(self.blocks, JudgedBlocks) else _pieces(self.body)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the page is kept."""
        if isinstance(self.blocks, JudgedBlocks):
            return not any(self.blocks.keep)
        return not self.kept

    @property
    def kept(self) -> tuple[Judged, ...]:
        """The blocks of the body with their verdicts, in page order."""
        return tuple(item for item in self.blocks if item.verdict.keep)

    @property
    def stripped(self) -> tuple[Judged, ...]:
        """The blocks that went, in page order."""
        return tuple(item for item in self.blocks if not item.verdict.keep)

    def shares(self) -> Mapping[Category, float]:
        """Share of the page's visible characters by category, largest first; sums to 1 unless empty."""
        from .sizes import shares

        return shares(self)
