"""Cutting a document into blocks in one pass over its tree.

A block is the text that stands directly in one box (an element laid out as a block, see `boxes`), up to the
next box or to two line breaks in a row. Rows of short table cells are one block. Every character a reader
sees is in exactly one block, in page order; hidden text is in blocks too, marked as hidden.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress, groupby, repeat
from typing import Any, NamedTuple

from ..collector import uncollected
from ..types import Block, Role
from .boxes import INVISIBLE, Box
from .document import Document
from .embedded import embedded_paragraphs
from .hints import Hints, read_hints
from .inline import Labels, plain, preformatted, written
from .kinds import Kind
from .walk import MAX_BLOCKS, Draft, Walk

SHELL = 1_000
"""Characters up to which a page may be a mere shell, whose text is all in `noscript`."""
MAX_CELL = 300
"""Characters of a table cell that may share a block with its row."""

_CODE = Role.CODE
_new = tuple[Any, ...].__new__  # a class of named tuples takes four times that


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


@uncollected
def segment(document: Document, marks: Mapping[int, Labels], *, markup: bool = False) -> Segmented:
    """Cut a document into blocks.

    `marks` maps the `mem_id` of elements to labels; each block carries the labels of all its ancestors, and
    a marked inline element is a block of its own (`glued` to what it stands in). `markup` asks for inline
    Markdown. A table row is one block, its cells separated by tabs (` | ` in Markdown).
    """
    root = document.body
    if root is None:
        return Segmented((), (), (), (), {}, Hints())
    walk = Walk(root, marks, markup, INVISIBLE)
    if _is_shell(document, walk.drafts):
        walk = Walk(root, marks, markup, INVISIBLE - {"noscript"})
    drafts = walk.drafts
    blocks = _blocks(drafts, markup)
    leaves = _leaves(drafts, blocks)
    labels = [draft.labels for draft in drafts]
    rows = _rows(drafts)
    if rows:
        shown = [True] * len(drafts)
        for row in rows:
            cells = drafts[row]
            blocks[row.start], leaves[row.start] = _row(cells, markup)
            shown[row.start + 1 : row.stop] = [False] * (len(cells) - 1)
        blocks, leaves = list(compress(blocks, shown)), list(compress(leaves, shown))
        labels = list(compress(labels, shown))
    warnings: tuple[str, ...] = ()
    if walk.full:
        warnings = (f"page of more than {MAX_BLOCKS:,} blocks: the rest was not read",)
    hints = read_hints(document)
    hidden = embedded_paragraphs(document, hints, [block.text for block in blocks])
    embedded = tuple(Block(text, path="script", markup=text if markup else "") for text in hidden)
    return Segmented(
        blocks=(*blocks, *embedded),
        marks=(*labels, *[() for _ in embedded]),
        leaves=tuple(leaves),
        boxes=tuple(walk.boxes),
        kinds=Counter(walk.kinds),
        hints=hints,
        warnings=warnings,
        embedded=embedded,
    )


def _is_shell(document: Document, drafts: Sequence[Draft]) -> bool:
    """Whether the page shows next to nothing but to readers without scripts (as forum software does)."""
    shown = 0
    for draft in drafts:
        shown += sum(map(len, draft.texts))
        if shown > SHELL:
            return False
    return sum(len(node.text().strip()) for node in document.tree.css("body noscript")) > max(
        SHELL // 2, 2 * shown
    )


def _blocks(drafts: Sequence[Draft], markup: bool) -> list[Block]:
    """The block of each draft; made by columns, which takes half the time."""
    scopes = [draft.box.scope for draft in drafts]
    texts = [
        plain(draft.texts) if scope.role is not _CODE else preformatted(draft.texts)
        for draft, scope in zip(drafts, scopes, strict=True)
    ]
    marked = [""] * len(drafts)
    if markup:
        marked = [
            written(draft.texts, draft.styles) if scope.role is not _CODE else text
            for draft, scope, text in zip(drafts, scopes, texts, strict=True)
        ]
    columns = zip(
        texts,
        *[[None] * len(drafts)] * 3,
        [draft.glued for draft in drafts],
        [draft.box.path for draft in drafts],
        [scope.role for scope in scopes],
        [scope.level for scope in scopes],
        marked,
        strict=True,
    )
    return list(map(_new, repeat(Block), columns))


def _leaves(drafts: Sequence[Draft], blocks: Sequence[Block]) -> list[Leaf]:
    linked = [
        min(draft.link_chars, len(block.text)) if draft.links else 0
        for draft, block in zip(drafts, blocks, strict=True)
    ]
    columns = zip([draft.box for draft in drafts], linked, [draft.links for draft in drafts], strict=True)
    return list(map(_new, repeat(Leaf), columns))


def _rows(drafts: Sequence[Draft]) -> list[slice]:
    """Where the short cells of one table row stand, which make up one block."""
    cells = [draft.box.cell for draft in drafts]
    if not any(cells):
        return []
    found: list[slice] = []
    end = 0
    for row, same in groupby([cell and cell.parent for cell in cells]):
        start, end = end, end + sum(1 for _ in same)
        if row is not None and end - start > 1 and _is_row(drafts[start:end]):
            found.append(slice(start, end))
    return found


def _is_row(group: Sequence[Draft]) -> bool:
    cells = {id(draft.box.cell) for draft in group}
    short = all(sum(map(len, draft.texts)) <= MAX_CELL for draft in group)
    return short and len(cells) == len(group) and len({draft.labels for draft in group}) == 1


def _row(group: Sequence[Draft], markup: bool) -> tuple[Block, Leaf]:
    """Cells as one block, with the table row for its box."""
    cell = group[0].box.cell or group[0].box
    box = cell.parent or cell
    text = "\t".join([plain(draft.texts) for draft in group])
    marked = " | ".join([written(draft.texts, draft.styles) for draft in group]) if markup else ""
    linked = sum([draft.link_chars for draft in group])
    leaf = Leaf(box, min(linked, len(text)), sum([draft.links for draft in group]))
    return Block(text, path=box.path, role=Role.TABLE_ROW, markup=marked), leaf
