"""The one pass over a page's tree that finds its boxes and drafts its blocks."""

from collections.abc import Mapping
from typing import Final

from selectolax.lexbor import LexborNode

from ..types import Role
from .boxes import INLINE, Box
from .characters import visible
from .formulas import formula, is_drawing, is_tex
from .inline import FORMULA, LINE_BREAK, LINK, PLAIN, STYLES, Inline, Labels
from .kinds import Kind, Kinds, known_kinds, names_of

MAX_BLOCKS = 50_000
"""Blocks of a page that are read."""
PERMALINKS = frozenset(("#", "¶", "§", "🔗", "⚓", "⚓︎", "\u200c"))
"""What a link to the heading in which it stands says: a reader wants the heading without it."""
TEXT_NUMBER: Final = 2
"""The `tag_id` of text nodes, which lexbor fixes for all pages."""

_BREAKS = frozenset(("table", "meta", "link"))
"""Boxes that end a paragraph in which they stand; what else a parser leaves there goes on in its sentence."""
_ENDS_WORD = frozenset(".!?)%")
_PARTS_WORDS = INLINE - {"code", "kbd", "samp", "tt", "var", "sub", "sup"}
"""Inline elements that begin a word; in the others a sign may belong to what stands before."""

_Frame = tuple[LexborNode | None, Box, Inline, dict[str, int]]
_CODE = Role.CODE

# What is done with a node; an enum's members take longer to look up, and a page has thousands of nodes.
_BOX: Final = 0
_INLINE: Final = 1
_THROUGH: Final = 2
_LINK: Final = 3
_LINE_BREAK: Final = 4
_UNMARKED_LINK: Final = 5
_SKIP: Final = 6
_FORMULA: Final = 7
_NO_ELEMENTS = ("", "-comment", "-doctype", "-document", "-undef", "-end-of-file")
_ACTIONS = {
    **dict.fromkeys(INLINE, _INLINE),
    **dict.fromkeys(_NO_ELEMENTS, _SKIP),
    "a": _LINK,
    "br": _LINE_BREAK,
    "math": _FORMULA,
}
_UNMARKED = {
    **{tag: _THROUGH if act == _INLINE else act for tag, act in _ACTIONS.items()},
    "a": _UNMARKED_LINK,
}
"""The same where nobody asks in which inline element a text stands."""


class Drafts:
    """Blocks that are still being read, column by column; the last is the one that may go on.

    `texts` are the pieces of each, `linked` the characters of them that stand in links; `styles` are the
    inline elements of the pieces, where they are asked for.
    """

    __slots__ = ("boxes", "glued", "labels", "linked", "styles", "texts")

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.texts: list[list[str]] = []
        self.styles: list[list[Inline]] = []
        self.linked: list[int] = []
        self.glued: list[bool] = []
        self.labels: list[Labels] = []

    def begin(self, box: Box, labels: Labels, glued: bool) -> None:
        """Begin another block."""
        self.boxes.append(box)
        self.texts.append([])
        self.linked.append(0)
        self.glued.append(glued)
        self.labels.append(labels)

    def drop_permalink(self, at: int) -> None:
        """Take from a heading the sign at one of its ends that links to the heading itself."""
        texts = self.texts[at]
        written = [i for i, text in enumerate(texts) if text != LINE_BREAK and visible(text).strip()]
        for i in (written[0], written[-1]):
            if texts[i].strip() in PERMALINKS and any(texts[k].strip() not in PERMALINKS for k in written):
                self.linked[at] -= min(self.linked[at], len(texts[i]))
                texts[i] = " "

    def is_broken(self) -> bool:
        """Whether there is a line break after the last word."""
        last = next((text for text in reversed(self.texts[-1]) if not text.isspace()), "")
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
        self.drafts = Drafts()
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
        marks, kinds = self.marks, self.kinds
        going: Box | None = None  # the box of the last block, while that may go on
        frames = [frame]
        while frames:
            node, box, style, orders = frames.pop()
            while node is not None:
                number = node.tag_id
                if number == TEXT_NUMBER:
                    # Half of all text of a page is white space between two boxes.
                    if going is box or not node.is_empty_text_node:
                        going = self._text(node.text_content or "", box, style, going, node)
                    node = node.next
                    continue
                try:
                    action, tag, known = actions[number]
                except KeyError:
                    tag = node.tag or ""
                    # Word's own tags (`o:p`, `st1:place`) stand within sentences.
                    usually = usual["span"] if ":" in tag else _BOX
                    action, tag, known = actions[number] = usual.get(tag, usually), tag, self.known[tag]
                if action >= _SKIP:
                    going = self._formula(node, box, style, going, frames) if action == _FORMULA else going
                    node = node.next
                    continue
                frames.append((node.next, box, style, orders))
                if action == _BOX and (going is not box or box.tag != "p" or tag in _BREAKS):
                    attributes = node.attributes
                    kind = known[names_of(attributes)]
                    kinds.append(kind)
                    orders[tag] = order = orders.get(tag, 0) + 1
                    box, going = Box(box, tag, attributes, order, kind), None
                elif action not in (_BOX, _THROUGH):
                    same = action == _UNMARKED_LINK
                    style, going = (LINK, going) if same else self._enter(node, action, box, style, going)
                if marks and node.mem_id in marks:
                    style = Inline("", style, None, style.labels + marks[node.mem_id])
                node, orders = node.first_child, {}

    def _runs_together(self, node: LexborNode, box: Box) -> bool:
        """Whether a text that begins with a capital follows a word from which only elements keep it apart.

        One ends there and one begins: a reader sees two words, set apart by their style.
        """
        last = self.drafts.texts[-1][-1][-2:]
        ended = last[-1:].islower() or last[-1:].isdigit() or last[-1:] in _ENDS_WORD
        # A single capital may be the large first letter of the word.
        if not (ended or (len(last) > 1 and last.isupper())) or box.role is _CODE or node.prev is not None:
            return False
        within = node.parent
        while within is not None and within.tag in _PARTS_WORDS:
            before = within.prev
            if before is not None:
                return before.tag_id != TEXT_NUMBER
            within = within.parent
        return False

    def _enter(
        self, node: LexborNode, action: int, box: Box, style: Inline, going: Box | None
    ) -> tuple[Inline, Box | None]:
        """An element begins that is no box: the style of its text, and the box of the block that goes on."""
        if action == _LINK:
            labelled = self.markup or style.labels
            return Inline("a", style, node, style.labels) if labelled else LINK, going
        if action == _LINE_BREAK:
            if going is box:
                going = self._break_line(box)
        elif self.markup and (tag := node.tag) in STYLES:
            style = Inline(tag or "", style, None, style.labels)
        return style, going

    def _formula(
        self, node: LexborNode, box: Box, style: Inline, going: Box | None, frames: list[_Frame]
    ) -> Box | None:
        """Take in a formula, and pass over its drawing, which follows what the formula stands in."""
        after = frames[-1][0] if frames else None
        if after is not None and after.tag_id != TEXT_NUMBER and is_drawing(after):
            frames[-1] = (after.next, *frames[-1][1:])
        text = formula(node)
        if self.markup and is_tex(text):
            style = Inline(FORMULA, style, None, style.labels)
        return self._text(text, box, style, going)

    def _break_line(self, box: Box) -> Box | None:
        """Break the line, or end the block at the second break in a row."""
        if box.role is not _CODE and self.drafts.is_broken():
            return None
        self.drafts.texts[-1].append(LINE_BREAK)
        if self.markup:
            self.drafts.styles[-1].append(PLAIN)
        return box

    def _text(
        self, text: str, box: Box, style: Inline, going: Box | None, node: LexborNode | None = None
    ) -> Box | None:
        """Take in a text, of a `node` of its own if it has one.

        White space begins no block, and counts for nothing in a link.
        """
        drafts, space = self.drafts, text.isspace()
        if going is not box or drafts.labels[-1] != style.labels:
            if space or not text or not (text.isascii() or visible(text).strip()):
                return going
            text = self._begin(box, style, going, node) + text
        elif text[:1].isupper() and node is not None and self._runs_together(node, box):
            text = f" {text}"
        drafts.texts[-1].append(text)
        if style.link and not space:
            drafts.linked[-1] += len(text)
        if self.markup:
            drafts.styles[-1].append(style)
        return box

    def _begin(self, box: Box, style: Inline, going: Box | None, node: LexborNode | None) -> str:
        """Begin a block with the text of a node; gives what stands before that in a line of code."""
        drafts = self.drafts
        if len(drafts.boxes) == MAX_BLOCKS:
            raise _TooManyError
        if box.index < 0:
            box.settle(self.boxes)
        drafts.begin(box, style.labels, going is box)
        if self.markup:
            drafts.styles.append([])
        return _blanks_before(node) if box.role is _CODE and node is not None else ""


def _blanks_before(node: LexborNode) -> str:
    """The white space before the first text of a line of code, which stands apart where that is styled."""
    while node.prev is None and node.parent is not None and node.parent.tag in INLINE:
        node = node.parent
    before = node.prev
    blanks = before.text_content if before is not None and before.tag_id == TEXT_NUMBER else ""
    return blanks if blanks and blanks.isspace() else ""
