"""Cutting a document into blocks in one pass over its tree.

A block is the text that stands directly in one box (an element laid out as a block, see `boxes`), up to the
next box or to two line breaks in a row. Rows of short table cells are one block. Every character a reader
sees is in exactly one block, in page order; hidden text is in blocks too, marked as hidden.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..types import Block, Role
from .boxes import INVISIBLE, Box
from .document import Document
from .embedded import embedded_paragraphs
from .hints import Hints, read_hints
from .inline import plain, preformatted, written
from .kinds import Kind
from .walk import MAX_BLOCKS, Draft, Labels, Walk

SHELL = 1_000
"""Characters up to which a page may be a mere shell, whose text is all in `noscript`."""
MAX_CELL = 300
"""Characters of a table cell that may share a block with its row."""

_CODE = Role.CODE


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


def _rows(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Blocks in groups: the short cells of one table row together, every other block by itself."""
    if all(draft.box.cell is None for draft in drafts):
        return [[draft] for draft in drafts]
    groups: list[list[Draft]] = []
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


def _is_row(group: Sequence[Draft]) -> bool:
    if len(group) == 1:
        return True
    cells = {id(draft.box.cell) for draft in group}
    short = all(sum(map(len, draft.texts)) <= MAX_CELL for draft in group)
    return short and len(cells) == len(group) and len({draft.labels for draft in group}) == 1


def _row_box(box: Box) -> Box:
    """The table row that holds this box."""
    cell = box.cell or box
    return cell.parent or cell


def _block(group: Sequence[Draft], markup: bool) -> Block:
    first = group[0]
    box = first.box
    if len(group) > 1:
        text = "\t".join([plain(draft.texts) for draft in group])
        cells = " | ".join([written(draft.texts, draft.styles) for draft in group]) if markup else ""
        return Block(text, path=_row_box(box).path, role=Role.TABLE_ROW, markup=cells)
    if box.role is _CODE:
        text = preformatted(first.texts)
        marked = text if markup else ""
    else:
        text = plain(first.texts)
        marked = written(first.texts, first.styles) if markup else ""
    return Block(text, None, None, None, first.glued, box.path, box.role, box.level, marked)


def _leaf(group: Sequence[Draft], block: Block) -> Leaf:
    first = group[0]
    if len(group) == 1:
        linked, length = first.link_chars, len(block.text)
        return Leaf(first.box, linked if linked < length else length, first.links)
    linked = sum(draft.link_chars for draft in group)
    return Leaf(_row_box(first.box), min(linked, len(block.text)), sum(draft.links for draft in group))
