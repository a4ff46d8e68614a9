"""The one pass over a page's tree that finds its boxes and drafts its blocks."""

from collections.abc import Mapping
from typing import Final

from selectolax.lexbor import LexborNode

from ..types import Role
from .boxes import INLINE, Box
from .inline import LINE_BREAK, LINK, PLAIN, STYLES, Inline
from .kinds import Kind, kind_of

MAX_BLOCKS = 50_000
"""Blocks of a page that are read."""

Labels = tuple[str, ...]
_Place = tuple[Box, Inline, Labels]
_Frame = tuple[LexborNode | None, _Place, dict[str, int]]
_CODE = Role.CODE

# What is done with a node; an enum's members take longer to look up, and a page has thousands of nodes.
_BOX: Final = 0
_TEXT: Final = 1
_INLINE: Final = 2
_LINK: Final = 3
_LINE_BREAK: Final = 4
_SKIP: Final = 5
_NO_ELEMENTS = ("", "-comment", "-doctype", "-document", "-undef", "-end-of-file")
_ACTIONS = {
    **dict.fromkeys(INLINE, _INLINE),
    **dict.fromkeys(_NO_ELEMENTS, _SKIP),
    "-text": _TEXT,
    "a": _LINK,
    "br": _LINE_BREAK,
}


class Draft:
    """A block that is still being read: its texts, and the inline element of each where that is asked for."""

    styles: list[Inline]
    __slots__ = ("box", "broken", "glued", "labels", "link_chars", "links", "styles", "texts")

    def __init__(self, box: Box, labels: Labels, glued: bool, links: int) -> None:
        self.box, self.labels, self.glued = box, labels, glued
        self.texts: list[str] = []
        self.link_chars, self.links = 0, links
        self.broken = False


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
        self.current: Draft | None = None
        self.full = False
        tag, attributes = root.tag or "body", root.attributes
        kind = kind_of(tag, attributes)
        self.kinds.append(kind)
        place = Box(None, tag, attributes, 1, kind), PLAIN, marks.get(root.mem_id, ())
        self._run(root.first_child, place, {**_ACTIONS, **dict.fromkeys(invisible, _SKIP)})

    def _run(self, node: LexborNode | None, place: _Place, usual: Mapping[str, int]) -> None:
        """Read a node, all that stands in it, and all that follows it in its parent."""
        # A tag's number is read in a fifth of the time that its name takes.
        actions: dict[int, int] = {}
        frames: list[_Frame] = []
        orders: dict[str, int] = {}
        while node is not None or frames:
            if node is None:
                node, place, orders = frames.pop()
                continue
            try:
                action = actions[node.tag_id]
            except KeyError:
                action = actions[node.tag_id] = usual.get(node.tag or "", _BOX)
            if action == _TEXT:
                text = node.text_content or ""
                # Half of all text of a page is white space between two boxes.
                if not text.isspace():
                    if not self._text(text, place):
                        return
                elif self.current is not None:
                    self._space(text, place)
            elif action != _SKIP:
                child = node.first_child
                inner = self._enter(node, action, place) if action else self._open(node, place, orders)
                if child is not None:
                    frames.append((node.next, place, orders))
                    node, place, orders = child, inner, {}
                    continue
            node = node.next

    def _open(self, node: LexborNode, place: _Place, orders: dict[str, int]) -> _Place:
        """A box begins, and a block with it."""
        tag, attributes = node.tag or "", node.attributes
        order = orders[tag] = orders.get(tag, 0) + 1
        self.current = None
        kind = kind_of(tag, attributes)
        self.kinds.append(kind)
        above, style, labels = place
        if self.marks:
            labels += self.marks.get(node.mem_id, ())
        return Box(above, tag, attributes, order, kind), style, labels

    def _enter(self, node: LexborNode, action: int, place: _Place) -> _Place:
        """An element begins that is no box."""
        box, style, labels = place
        if action == _LINE_BREAK:
            self._break_line(box)
            return place
        if action == _LINK:
            if self.current is not None and self.current.box is box:
                self.current.links += 1
            style = Inline("a", style, node) if self.markup else LINK
        elif self.markup and (tag := node.tag) in STYLES:
            style = Inline(tag or "", style, None)
        if self.marks:
            labels += self.marks.get(node.mem_id, ())
        return box, style, labels

    def _break_line(self, box: Box) -> None:
        current = self.current
        if current is None or current.box is not box:
            return
        if current.broken and box.role is not _CODE:
            self.current = None
            return
        current.texts.append(LINE_BREAK)
        current.broken = True
        if self.markup:
            current.styles.append(PLAIN)

    def _space(self, text: str, place: _Place) -> None:
        """Take in white space, where it stands in the block being read."""
        current = self.current
        if current is not None and current.box is place[0] and current.labels == place[2]:
            current.texts.append(text)
            if self.markup:
                current.styles.append(place[1])

    def _text(self, text: str, place: _Place) -> bool:
        """Take in a text node; false where the page has more blocks than are read."""
        box, style, labels = place
        current = self.current
        if current is None or current.box is not box or current.labels != labels:
            if not text:
                return True
            if len(self.drafts) == MAX_BLOCKS:
                self.full = True
                return False
            current = self._begin(box, style, labels)
        current.texts.append(text)
        current.broken = False
        if style.link:
            current.link_chars += len(text)
        if self.markup:
            current.styles.append(style)
        return True

    def _begin(self, box: Box, style: Inline, labels: Labels) -> Draft:
        """A block begins in a box."""
        glued = self.current is not None and self.current.box is box
        if box.index < 0:
            box.settle(self.boxes)
        draft = self.current = Draft(box, labels, glued, int(style.link))
        if self.markup:
            draft.styles = []
        self.drafts.append(draft)
        return draft
