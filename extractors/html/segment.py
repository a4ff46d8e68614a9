"""Cutting a document into blocks in one pass over its tree.

A block is the text that stands directly in one box (an element laid out as a block, see `boxes`), up to the
next box or to two line breaks in a row. Rows of short table cells are one block, and so are lines of code in
boxes of their own. Every character a reader sees is in exactly one block, in page order, but for the sign in
a heading that links to the heading itself and the line numbers beside code; hidden text is in blocks too,
marked as hidden.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from ..collector import uncollected
from ..types import Block, Role
from .blocks import Blocks, Columns, Markup
from .boxes import INVISIBLE, Box
from .document import Document
from .embedded import embedded_paragraphs
from .hints import Hints, read_hints
from .inline import Labels, plain, preformatted
from .kinds import Kind
from .walk import MAX_BLOCKS, Drafts, Walk

SHELL = 1_000
"""Characters up to which a page may be a mere shell, whose text is all in `noscript`."""
MAX_CELL = 300
"""Characters of a table cell that may share a block with its row."""

MAX_COLUMNS = 100
"""Columns that a cell may span, and empty cells in a row that are written."""
_Span = tuple[int, int]
"""The first of some blocks in a row, and the one after the last."""
_CODE, _HEADING = Role.CODE, Role.HEADING


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
    embedded = tuple([Block(text, path="script") for text in hidden])
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


def _is_shell(document: Document, drafts: Drafts) -> bool:
    """Whether the page shows next to nothing but to readers without scripts (as forum software does)."""
    shown = 0
    for texts in drafts.texts:
        shown += sum(map(len, texts))
        if shown > SHELL:
            return False
    return sum(len(node.text().strip()) for node in document.tree.css("body noscript")) > max(
        SHELL // 2, 2 * shown
    )


def _columns(drafts: Drafts, markup: bool) -> Columns:
    """The columns of the blocks that drafts become; a table row is one."""
    scopes = [box.scope for box in drafts.boxes]
    roles = [scope.role for scope in scopes]
    for i, role in enumerate(roles):
        if role is _HEADING and drafts.linked[i]:
            drafts.drop_permalink(i)
    texts = [
        plain(pieces) if role is not _CODE else preformatted(pieces)
        for pieces, role in zip(drafts.texts, roles, strict=True)
    ]
    marked: list[Markup] = [""] * len(texts)
    if markup:
        from .marked import written

        marked = [
            partial(written, pieces, styles) if role is not _CODE else text
            for pieces, styles, role, text in zip(drafts.texts, drafts.styles, roles, texts, strict=True)
        ]
    columns = Columns(
        texts=texts,
        boxes=drafts.boxes,
        roles=roles,
        levels=[scope.level for scope in scopes],
        linked=list(map(min, drafts.linked, map(len, texts))),
        glued=drafts.glued,
        labels=drafts.labels,
        markup=marked,
    )
    joined = [(span, _row(drafts, *span, markup)) for span in _rows(drafts)]
    if _CODE in roles:
        joined += [(span, _listing(drafts, *span, markup)) for span in _listings(drafts, roles)]
    if joined:
        columns = _joined(columns, joined)
    return _without_gutters(columns) if _CODE in roles else columns


def _joined(columns: Columns, joined: Sequence[tuple[_Span, tuple[Any, ...]]]) -> Columns:
    """The columns with one block, of these values, in the place of each span."""
    lists = [list[Any](column) for column in columns]
    first = [True] * len(columns.texts)
    for (start, end), block in joined:
        for values, value in zip(lists, block, strict=True):
            values[start] = value
        first[start + 1 : end] = [False] * (end - start - 1)
    return Columns(*lists).where(first)


def _listings(drafts: Drafts, roles: Sequence[Role]) -> list[_Span]:
    """Where the lines of one listing stand, each in a box of its own: neighbours of one kind."""
    places = [
        (id(box.parent), box.kind, labels) if role is _CODE else None
        for box, role, labels in zip(drafts.boxes, roles, drafts.labels, strict=True)
    ]
    found: list[_Span] = []
    end = 0
    for place, same in groupby(places):
        start, end = end, end + sum(1 for _ in same)
        if place is not None and end - start > 1 and _are_short(drafts, start, end):
            found.append((start, end))
    return found


def _are_short(drafts: Drafts, start: int, end: int) -> bool:
    return all(sum(map(len, pieces)) <= MAX_CELL for pieces in drafts.texts[start:end])


def _listing(drafts: Drafts, start: int, end: int, markup: bool) -> tuple[Any, ...]:
    """Lines of code as one block: its value in each of the columns."""
    pieces = drafts.texts[start:end]
    text = preformatted(["\n".join("".join(line).strip("\n") for line in pieces)])
    linked = min(sum(drafts.linked[start:end]), len(text))
    box = drafts.boxes[start].parent
    return text, box, _CODE, 0, linked, False, drafts.labels[start], text if markup else ""


def _without_gutters(columns: Columns) -> Columns:
    """The columns without the numbers of lines, in the cell beside that of their code."""
    wanted = [True] * len(columns.texts)
    for i, (text, box, following) in enumerate(
        zip(columns.texts, columns.boxes, columns.boxes[1:], strict=False)
    ):
        if box.role is _CODE and following.role is _CODE and _beside(box, following):
            first, *others = text.split()
            numbers = (
                range(int(first), int(first) + len(others) + 1)
                if first.isdecimal() and len(first) < 8
                else ()
            )
            wanted[i] = [first, *others] != list(map(str, numbers))
    return columns if all(wanted) else columns.where(wanted)


def _beside(one: Box, other: Box) -> bool:
    """Whether they stand in two cells of one row."""
    if one.cell is None or other.cell is None or one.cell is other.cell:
        return False
    return one.cell.parent is other.cell.parent


def _rows(drafts: Drafts) -> list[_Span]:
    """Where the short cells of one table row stand, which make up one block."""
    cells = [box.cell for box in drafts.boxes]
    if not any(cells):
        return []
    found: list[_Span] = []
    end = 0
    for row, same in groupby([cell and cell.parent for cell in cells]):
        start, end = end, end + sum(1 for _ in same)
        if row is not None and end - start > 1 and _is_row(drafts, start, end):
            found.append((start, end))
    return found


def _is_row(drafts: Drafts, start: int, end: int) -> bool:
    boxes = drafts.boxes[start:end]
    cells = {id(box.cell) for box in boxes}
    if any(box.role is _CODE for box in boxes):
        return False
    return (
        _are_short(drafts, start, end)
        and len(cells) == end - start
        and len(set(drafts.labels[start:end])) == 1
    )


def _row(drafts: Drafts, start: int, end: int, markup: bool) -> tuple[Any, ...]:
    """Cells as one block: its value in each of the columns."""
    first = drafts.boxes[start]
    cell = first.cell or first
    pieces = drafts.texts[start:end]
    text = "\t".join(map(plain, pieces)).replace("\n", " ")
    linked = min(sum(drafts.linked[start:end]), len(text))
    marked = partial(_marked_row, drafts, start, end) if markup else ""
    return text, cell.parent or cell, Role.TABLE_ROW, 0, linked, False, drafts.labels[start], marked


def _marked_row(drafts: Drafts, start: int, end: int) -> str:
    """Cells as inline Markdown, with the empty ones between them.

    Elements of one tag are counted together: an empty `td` before the first `th` is not known of.
    """
    from .marked import written_cell

    out: list[str] = []
    seen: Counter[str] = Counter()
    for i in range(start, end):
        cell = drafts.boxes[i].cell or drafts.boxes[i]
        out += [""] * min(cell.order - seen[cell.tag] - 1, MAX_COLUMNS)
        seen[cell.tag] = cell.order
        out.append(written_cell(drafts.texts[i], drafts.styles[i]))
        span = cell.attributes.get("colspan") or ""
        out += [""] * (min(int(span), MAX_COLUMNS) - 1 if span.isdecimal() and len(span) < 5 else 0)
    return " | ".join(out)
