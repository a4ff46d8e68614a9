"""Cutting a document into blocks in one pass over its tree.

A block is the text that stands directly in one box (an element laid out as a block, see `boxes`), up to the
next box or to two line breaks in a row. Rows of short table cells are one block. Every character a reader
sees is in exactly one block, in page order; hidden text is in blocks too, marked as hidden.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from ..types import Block, Role
from .boxes import INLINE, INVISIBLE, Box
from .document import Document
from .embedded import embedded_paragraphs
from .hints import Hints, read_hints
from .inline import LINE_BREAK, LINK, PLAIN, STYLES, Inline, plain, preformatted, written
from .kinds import Kind, kind_of

MAX_BLOCKS = 50_000
"""Blocks of a page that are read."""
SHELL = 1_000
"""Characters up to which a page may be a mere shell, whose text is all in `noscript`."""
MAX_CELL = 300
"""Characters of a table cell that may share a block with its row."""

_NO_ELEMENTS = ("", "-comment", "-doctype", "-document", "-undef", "-end-of-file")
_CODE = Role.CODE
Labels = tuple[str, ...]


class Leaf(NamedTuple):
    """What the judge knows of a block beyond its text: its box, and how much of the text is in links."""

    box: Box
    link_chars: int
    links: int


@dataclass(frozen=True, slots=True)
class Segmented:
    """A page in blocks. `marks` runs parallel to `blocks`.

    `boxes` are those that hold blocks, in page order; `kinds` counts the kinds of all boxes, with blocks or
    without.
    `leaves` runs parallel to the blocks that the page shows. `embedded` are the last of `blocks`: an article
    that stands in a script only.
    """

    blocks: tuple[Block, ...]
    marks: tuple[Labels, ...]
    leaves: tuple[Leaf, ...]
    boxes: tuple[Box, ...]
    kinds: Mapping[Kind, int]
    hints: Hints
    warnings: tuple[str, ...] = ()
    embedded: tuple[Block, ...] = ()

    def shown(self) -> "Segmented":
        """The same page without what stands in a script only."""
        if not self.embedded:
            return self
        count = len(self.leaves)
        return replace(self, blocks=self.blocks[:count], marks=self.marks[:count], embedded=())


class _Draft:
    """A block that is still being read: its texts, and the inline element of each where that is asked for."""

    styles: list[Inline]
    __slots__ = ("box", "broken", "glued", "labels", "link_chars", "links", "styles", "texts")

    def __init__(self, box: Box, labels: Labels, glued: bool) -> None:
        self.box, self.labels, self.glued = box, labels, glued
        self.texts: list[str] = []
        self.link_chars = self.links = 0
        self.broken = False


_Place = tuple[Box, Inline, Labels]
_Handler = Callable[[LexborNode, str, _Place, int], None]


class _Walk:
    """The state of the one pass: where each open element stands, and the block being read."""

    def __init__(
        self, root: LexborNode, marks: Mapping[int, Labels], markup: bool, invisible: frozenset[str]
    ) -> None:
        self.marks, self.markup = marks, markup
        self.boxes: list[Box] = []
        self.kinds: list[Kind] = []
        self.drafts: list[_Draft] = []
        self.current: _Draft | None = None
        self.full = False
        self.orders: dict[tuple[int, str], int] = {}
        self.places: dict[int, _Place] = {}
        self._run(root, self._handlers(invisible))

    def _handlers(self, invisible: frozenset[str]) -> dict[str, _Handler | None]:
        """What to do with the elements that are no box; None: pass over what stands in them, too.

        No attribute holds them: a walk that refers to its own methods stays in memory until a collection.
        """
        return {
            **dict.fromkeys(INLINE, self._inline),
            "a": self._link,
            "br": self._line_break,
            **dict.fromkeys(invisible),
            **dict.fromkeys(_NO_ELEMENTS),
        }

    def _run(self, root: LexborNode, handlers: Mapping[str, _Handler | None]) -> None:
        places, usual = self.places, self._open
        tag, attributes = root.tag or "body", root.attributes
        self.kinds.append(kind_of(tag, attributes))
        box = Box(None, tag, attributes, 1, self.kinds[0])
        places[root.mem_id] = (box, PLAIN, self.marks.get(root.mem_id, ()))
        for node in islice(root.traverse(include_text=True), 1, None):
            tag = node.tag or ""
            if tag == "-text":
                text = node.text_content or ""
                blank = text.isspace()
                # Half of all text of a page is white space between two boxes.
                if blank and self.current is None:
                    continue
                place = places.get(node.parent.mem_id)  # type: ignore[union-attr] - all but the root have one
                if place is not None and not self._text(text, blank, place):
                    return
                continue
            handler = handlers.get(tag, usual)
            if handler is not None:
                parent_id = node.parent.mem_id  # type: ignore[union-attr]
                place = places.get(parent_id)
                if place is not None:
                    handler(node, tag, place, parent_id)

    def _open(self, node: LexborNode, tag: str, place: _Place, parent_id: int) -> None:
        """A box begins, and a block with it."""
        key = parent_id, tag
        order = self.orders[key] = self.orders.get(key, 0) + 1
        self.current = None
        above, style, labels = place
        attributes = node.attributes
        kind = kind_of(tag, attributes)
        self.kinds.append(kind)
        if self.marks:
            labels += self.marks.get(node.mem_id, ())
        self.places[node.mem_id] = (Box(above, tag, attributes, order, kind), style, labels)

    def _link(self, node: LexborNode, tag: str, place: _Place, _: int) -> None:
        box, _outer, labels = place
        style = Inline(tag, _outer, node) if self.markup else LINK
        if self.current is not None and self.current.box is box:
            self.current.links += 1
        if self.marks:
            labels += self.marks.get(node.mem_id, ())
        self.places[node.mem_id] = (box, style, labels)

    def _inline(self, node: LexborNode, tag: str, place: _Place, _: int) -> None:
        if self.markup or self.marks:
            box, style, labels = place
            if self.markup and tag in STYLES:
                style = Inline(tag, style, None)
            place = box, style, labels + self.marks.get(node.mem_id, ())
        self.places[node.mem_id] = place

    def _line_break(self, _node: LexborNode, _tag: str, place: _Place, _: int) -> None:
        current = self.current
        if current is None or current.box is not place[0]:
            return
        if current.broken and current.box.role is not _CODE:
            self.current = None
            return
        current.texts.append(LINE_BREAK)
        current.broken = True
        if self.markup:
            current.styles.append(PLAIN)

    def _text(self, text: str, blank: bool, place: _Place) -> bool:
        """Take in a text node; false where the page has more blocks than are read."""
        box, style, labels = place
        current = self.current
        if current is None or current.box is not box or current.labels != labels:
            if blank or not text:
                return True
            if len(self.drafts) == MAX_BLOCKS:
                self.full = True
                return False
            current = self._begin(box, style, labels)
        current.texts.append(text)
        if self.markup:
            current.styles.append(style)
        if not blank:
            current.broken = False
            if style.link:
                current.link_chars += len(text)
        return True

    def _begin(self, box: Box, style: Inline, labels: Labels) -> _Draft:
        """A block begins in a box."""
        glued = self.current is not None and self.current.box is box
        if box.index < 0:
            box.settle(self.boxes)
        draft = self.current = _Draft(box, labels, glued)
        if self.markup:
            draft.styles = []
        draft.links = int(style.link)
        self.drafts.append(draft)
        return draft


def segment(document: Document, marks: Mapping[int, Labels], *, markup: bool = False) -> Segmented:
    """Cut a document into blocks.

    `marks` maps the `mem_id` of elements to labels; each block carries the labels of all its ancestors, and
    a marked inline element is a block of its own (`glued` to what it stands in). `markup` asks for inline
    Markdown. A table row is one block, its cells separated by tabs (` | ` in Markdown).
    """
    root = document.body
    if root is None:
        return Segmented((), (), (), (), {}, Hints())
    walk = _Walk(root, marks, markup, INVISIBLE)
    if _is_shell(document, walk.drafts):
        walk = _Walk(root, marks, markup, INVISIBLE - {"noscript"})
    groups = _rows(walk.drafts)
    blocks = tuple([_block(group, markup) for group in groups])
    leaves = tuple([_leaf(group, block) for group, block in zip(groups, blocks, strict=True)])
    warnings: tuple[str, ...] = ()
    if walk.full:
        warnings = (f"page of more than {MAX_BLOCKS:,} blocks: the rest was not read",)
    labels = tuple(group[0].labels for group in groups)
    hints = read_hints(document)
    hidden = embedded_paragraphs(document, hints, [block.text for block in blocks])
    embedded = tuple(Block(text, path="script", markup=text if markup else "") for text in hidden)
    labels += ((),) * len(embedded)
    boxes, kinds = tuple(walk.boxes), Counter(walk.kinds)
    return Segmented(blocks + embedded, labels, leaves, boxes, kinds, hints, warnings, embedded)


def _is_shell(document: Document, drafts: Sequence[_Draft]) -> bool:
    """Whether the page shows next to nothing but to readers without scripts (as forum software does)."""
    shown = 0
    for draft in drafts:
        shown += sum(map(len, draft.texts))
        if shown > SHELL:
            return False
    return sum(len(node.text().strip()) for node in document.tree.css("body noscript")) > max(
        SHELL // 2, 2 * shown
    )


def _rows(drafts: Sequence[_Draft]) -> list[list[_Draft]]:
    """Blocks in groups: the short cells of one table row together, every other block by itself."""
    groups: list[list[_Draft]] = []
    row: Box | None = None
    for draft in drafts:
        cell = draft.box.cell
        here = cell.parent if cell is not None else None
        if here is not None and here is row:
            groups[-1].append(draft)
        else:
            groups.append([draft])
        row = here
    if len(groups) == len(drafts):
        return groups
    return [part for group in groups for part in ([group] if _is_row(group) else [[x] for x in group])]


def _is_row(group: Sequence[_Draft]) -> bool:
    if len(group) == 1:
        return True
    cells = {id(draft.box.cell) for draft in group}
    short = all(sum(map(len, draft.texts)) <= MAX_CELL for draft in group)
    return short and len(cells) == len(group) and len({draft.labels for draft in group}) == 1


def _row_box(box: Box) -> Box:
    """The table row that holds this box."""
    cell = box.cell or box
    return cell.parent or cell


def _block(group: Sequence[_Draft], markup: bool) -> Block:
    first = group[0]
    box = first.box
    if len(group) > 1:
        text = "\t".join([plain(draft.texts) for draft in group])
        cells = " | ".join([written(draft.texts, draft.styles) for draft in group]) if markup else ""
        return Block(text, path=_row_box(box).path, role=Role.TABLE_ROW, markup=cells)
    code = box.role is _CODE
    text = preformatted(first.texts) if code else plain(first.texts)
    marked = (text if code else written(first.texts, first.styles)) if markup else ""
    return Block(text, None, None, None, first.glued, box.path, box.role, box.level, marked)


def _leaf(group: Sequence[_Draft], block: Block) -> Leaf:
    first = group[0]
    if len(group) == 1:
        return Leaf(first.box, min(first.link_chars, len(block.text)), first.links)
    linked = sum(draft.link_chars for draft in group)
    return Leaf(_row_box(first.box), min(linked, len(block.text)), sum(draft.links for draft in group))
