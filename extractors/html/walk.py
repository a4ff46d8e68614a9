"""The one pass over a page's tree that finds its boxes and drafts its blocks."""

from collections.abc import Mapping
from typing import Final

from selectolax.lexbor import LexborNode

from ..types import Role
from .boxes import INLINE, Box
from .inline import LINE_BREAK, LINK, PLAIN, STYLES, Inline, Labels
from .kinds import Kind, Kinds, known_kinds, names_of

MAX_BLOCKS = 50_000
"""Blocks of a page that are read."""
TEXT_NUMBER: Final = 2
"""The `tag_id` of text nodes, which lexbor fixes for all pages."""

_Frame = tuple[LexborNode | None, Box, Inline, dict[str, int]]
_CODE = Role.CODE

# What is done with a node; an enum's members take longer to look up, and a page has thousands of nodes.
_BOX: Final = 0
_INLINE: Final = 1
_THROUGH: Final = 2
_LINK: Final = 3
_LINE_BREAK: Final = 4
_SKIP: Final = 5
_NO_ELEMENTS = ("", "-comment", "-doctype", "-document", "-undef", "-end-of-file")
_ACTIONS = {
    **dict.fromkeys(INLINE, _INLINE),
    **dict.fromkeys(_NO_ELEMENTS, _SKIP),
    "a": _LINK,
    "br": _LINE_BREAK,
}
_UNMARKED = {tag: _THROUGH if action == _INLINE else action for tag, action in _ACTIONS.items()}
"""The same where nobody asks in which inline element a text stands."""


class Draft:
    """A block that is still being read: its texts, and the inline element of each where that is asked for."""

    styles: list[Inline]
    __slots__ = ("box", "glued", "labels", "link_chars", "styles", "texts")

    def __init__(self, box: Box, labels: Labels, glued: bool) -> None:
        self.box, self.labels, self.glued = box, labels, glued
        self.texts: list[str] = []
        self.link_chars = 0

    def is_broken(self) -> bool:
        """Whether there is a line break after its last word."""
        last = next((text for text in reversed(self.texts) if not text.isspace()), "")
        return last == LINE_BREAK


class _TooManyError(Exception):
    """The page has more blocks than are read."""


class Walk:
    """The pass: `drafts` of the blocks, the `boxes` that hold them, the `kinds` of all boxes.

    `marks` maps the `mem_id` of elements to labels, `markup` asks for the inline element of each text, what
    stands in `invisible` elements is passed over. `full` says that the page has more than `MAX_BLOCKS`.
    """

    def __init__(
        self, root: LexborNode, marks: Mapping[int, Labels], markup: bool, invisible: frozenset[str]
    ) -> None:
        self.marks, self.markup = marks, markup
        self.boxes: list[Box] = []
        self.kinds: list[Kind] = []
        self.drafts: list[Draft] = []
        self.full = False
        tag, attributes = root.tag or "body", root.attributes
        self.known = known_kinds()
        kind = self.known[tag][names_of(attributes)]
        self.kinds.append(kind)
        box = Box(None, tag, attributes, 1, kind)
        usual = _ACTIONS if marks or markup else _UNMARKED
        labels = marks.get(root.mem_id)
        style = Inline("", None, None, labels) if labels else PLAIN
        try:
            self._run((root.first_child, box, style, {}), {**usual, **dict.fromkeys(invisible, _SKIP)})
        except _TooManyError:
            self.full = True

    def _run(self, frame: _Frame, usual: Mapping[str, int]) -> None:
        """Read a node, all that stands in it, and all that follows it in its parent."""
        # A tag's number is read in a fifth of the time that its name takes.
        actions: dict[int, tuple[int, str, Kinds]] = {}
        marks, kinds, draft = self.marks, self.kinds, None
        frames = [frame]
        while frames:
            node, box, style, orders = frames.pop()
            while node is not None:
                number = node.tag_id
                if number == TEXT_NUMBER:
                    # Half of all text of a page is white space between two boxes.
                    if (draft is not None and draft.box is box) or not node.is_empty_text_node:
                        draft = self._text(node.text_content or "", box, style, draft)
                    node = node.next
                    continue
                try:
                    action, tag, known = actions[number]
                except KeyError:
                    tag = node.tag or ""
                    action, tag, known = actions[number] = usual.get(tag, _BOX), tag, self.known[tag]
                if action == _SKIP:
                    node = node.next
                    continue
                frames.append((node.next, box, style, orders))
                if action == _BOX:
                    attributes = node.attributes
                    kind = known[names_of(attributes) if attributes else ""]
                    kinds.append(kind)
                    orders[tag] = order = orders.get(tag, 0) + 1
                    box, draft = Box(box, tag, attributes, order, kind), None
                elif action != _THROUGH:
                    style, draft = self._enter(node, action, box, style, draft)
                if marks and node.mem_id in marks:
                    style = Inline("", style, None, style.labels + marks[node.mem_id])
                node, orders = node.first_child, {}

    def _enter(
        self, node: LexborNode, action: int, box: Box, style: Inline, draft: Draft | None
    ) -> tuple[Inline, Draft | None]:
        """An element begins that is no box: the style of its text, and the block that goes on."""
        if action == _LINK:
            labelled = self.markup or style.labels
            return Inline("a", style, node, style.labels) if labelled else LINK, draft
        if action == _LINE_BREAK:
            if draft is not None and draft.box is box:
                draft = self._break_line(draft)
        elif self.markup and (tag := node.tag) in STYLES:
            style = Inline(tag or "", style, None, style.labels)
        return style, draft

    def _break_line(self, draft: Draft) -> Draft | None:
        """Break the line, or end the block at the second break in a row."""
        if draft.box.role is not _CODE and draft.is_broken():
            return None
        draft.texts.append(LINE_BREAK)
        if self.markup:
            draft.styles.append(PLAIN)
        return draft

    def _text(self, text: str, box: Box, style: Inline, draft: Draft | None) -> Draft | None:
        """Take in a text node; white space begins no block, and counts for nothing in a link."""
        space = text.isspace()
        if draft is None or draft.box is not box or draft.labels != style.labels:
            if space or not text:
                return draft
            if len(self.drafts) == MAX_BLOCKS:
                raise _TooManyError
            if box.index < 0:
                box.settle(self.boxes)
            draft = Draft(box, style.labels, draft is not None and draft.box is box)
            if self.markup:
                draft.styles = []
            self.drafts.append(draft)
        draft.texts.append(text)
        if style.link and not space:
            draft.link_chars += len(text)
        if self.markup:
            draft.styles.append(style)
        return draft
