"""Cutting a document into blocks in one pass over its tree.

A block is the text that stands directly in one box (an element laid out as a block, see `boxes`), up to the
next box or to two line breaks in a row. Rows of short table cells are one block. Every character a reader
sees is in exactly one block, in page order; hidden text is in blocks too, marked as hidden.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ..collector import uncollected
from ..types import Block, Role
from .blocks import Blocks, Columns
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


@dataclass(frozen=True, slots=True)
class Segmented:
    """A page in blocks. `marks` runs parallel to `blocks`.

    `boxes` are those that hold blocks, in page order; `kinds` counts the kinds of all boxes, with blocks or
    without.
    `shown` are the columns of the blocks that the page shows. `embedded` are the last of `blocks`: an article
    that stands in a script only.
    """

    blocks: Sequence[Block]
    marks: tuple[Labels, ...]
    shown: Columns
    boxes: tuple[Box, ...]
    kinds: Mapping[Kind, int]
    hints: Hints
    warnings: tuple[str, ...] = ()
    embedded: tuple[Block, ...] = ()


@uncollected
def segment(document: Document, marks: Mapping[int, Labels], *, markup: bool = False) -> Segmented:
    """Cut a document into blocks.

    `marks` maps the `mem_id` of elements to labels; each block carries the labels of all its ancestors, and
    a marked inline element is a block of its own (`glued` to what it stands in). `markup` asks for inline
    Markdown. A table row is one block, its cells separated by tabs (` | ` in Markdown).
    """
    root = document.body
    if root is None:
        return Segmented((), (), Columns(), (), {}, Hints())
    walk = Walk(root, marks, markup, INVISIBLE)
    if _is_shell(document, walk.drafts):
        walk = Walk(root, marks, markup, INVISIBLE - {"noscript"})
    shown = _columns(walk.drafts, markup)
    hints = read_hints(document)
    hidden = embedded_paragraphs(document, hints, shown.texts)
    embedded = tuple([Block(text, path="script", markup=text if markup else "") for text in hidden])
    warnings: tuple[str, ...] = ()
    if walk.full:
        warnings = (f"page of more than {MAX_BLOCKS:,} blocks: the rest was not read",)
    return Segmented(
        blocks=Blocks(shown, embedded),
        marks=(*shown.labels, *[() for _ in embedded]),
        shown=shown,
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


def _columns(drafts: Sequence[Draft], markup: bool) -> Columns:
    """The columns of the blocks that drafts become; a table row is one."""
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
    columns = Columns(
        texts=texts,
        boxes=[draft.box for draft in drafts],
        roles=[scope.role for scope in scopes],
        levels=[scope.level for scope in scopes],
        linked=list(map(min, [draft.link_chars for draft in drafts], map(len, texts))),
        glued=[draft.glued for draft in drafts],
        labels=[draft.labels for draft in drafts],
        markup=marked,
    )
    rows = _rows(drafts)
    return _joined(drafts, columns, rows, markup) if rows else columns


def _joined(drafts: Sequence[Draft], columns: Columns, rows: Sequence[slice], markup: bool) -> Columns:
    """The columns with the cells of each table row as one block, whose box is the row."""
    lists = [list[Any](column) for column in columns]
    first = [True] * len(drafts)
    for row in rows:
        for values, value in zip(lists, _row(drafts[row], markup), strict=True):
            values[row.start] = value
        first[row.start + 1 : row.stop] = [False] * (row.stop - row.start - 1)
    return Columns(*lists).where(first)


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


def _row(group: Sequence[Draft], markup: bool) -> tuple[Any, ...]:
    """Cells as one block: its value in each of the columns."""
    cell = group[0].box.cell or group[0].box
    text = "\t".join([plain(draft.texts) for draft in group])
    linked = min(sum([draft.link_chars for draft in group]), len(text))
    marked = " | ".join([written(draft.texts, draft.styles) for draft in group]) if markup else ""
    return text, cell.parent or cell, Role.TABLE_ROW, 0, linked, False, group[0].labels, marked
