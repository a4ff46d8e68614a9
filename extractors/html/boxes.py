"""What each element is to the segmentation: inline, invisible, or a box that holds blocks."""

from ..types import Role
from .kinds import Kind

_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i img input ins kbd label mark "
    "math nobr picture q rb rp rt rtc ruby s samp small source span strike strong sub sup time tt u var "
    "wbr"
)
INLINE = frozenset(_INLINE_TAGS.split())
_INVISIBLE_TAGS = (
    "applet area audio canvas datalist embed head iframe map meter noembed noframes noscript object "
    "progress script select style svg template textarea title video"
)
INVISIBLE = frozenset(_INVISIBLE_TAGS.split())
"""Elements whose text a reader never sees as text of the page; form fields hold the reader's own."""

ROLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING),
    **dict.fromkeys(("li", "dd", "dt"), Role.LIST_ITEM),
    "blockquote": Role.QUOTE,
    "pre": Role.CODE,
    "listing": Role.CODE,
    "xmp": Role.CODE,
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
    **dict.fromkeys(("article", "main", "section", "td", "th", "table"), Role.PARAGRAPH),
}

# An enum's member costs five times a global to look up, and a page has hundreds of boxes.
_PARAGRAPH, _HEADING, _LIST_ITEM = Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM
_HIDING = ("display:none", "visibility:hidden")
_MAY_HIDE = frozenset(("hidden", "aria-hidden", "style"))
_LISTS = ("ul", "ol", "dl")
_STRUCTURE = frozenset((*ROLES, *_LISTS))
_ZONE_TAGS = "article main aside nav footer header form table figure blockquote ul ol"
ZONES = {tag: 1 << min(bit, 10) for bit, tag in enumerate(_ZONE_TAGS.split())}
"""Elements that divide a page, each with the bit that says that a box is in or is one."""
_MEANINGFUL = _STRUCTURE | ZONES.keys()
_LONGEST_PATH = 1_000
_CAPTIONS = ("wp-caption-text", "figcaption", "caption-text", "image-caption", "photo-caption")


class Box:
    """An element that is laid out as a block; those that hold blocks form a tree.

    `order` is the position among its siblings of the same tag (from 1). `attributes` are its own, `kind` says
    what it shares with others. Half of all boxes hold no block; the rest of a box is therefore told by
    `settle`: `index` in page order, `role` and `level` of its text in the structure of the page, `hidden`
    where it is not shown, the table cell that it is in or is, the bits of its `zones`, and the index of the
    outermost `article` that it is in or is (-1 where there is none). `path` is CSS-like, from the body, one
    step an ancestor; a very long one keeps its first steps.
    """

    __slots__ = (
        "article",
        "attributes",
        "cell",
        "hidden",
        "index",
        "kind",
        "level",
        "order",
        "parent",
        "path",
        "role",
        "tag",
        "zones",
    )

    def __init__(
        self, parent: "Box | None", tag: str, attributes: dict[str, str | None], order: int, kind: Kind
    ) -> None:
        self.parent, self.tag, self.attributes, self.order, self.kind = parent, tag, attributes, order, kind
        self.index = -1

    def settle(self, boxes: "list[Box]") -> None:
        """Take a place in `boxes`, after all that this one stands in."""
        parent, tag, attributes = self.parent, self.tag, self.attributes
        if parent is not None and parent.index < 0:
            for above in parent._unsettled():
                above.settle(boxes)
        if parent is None:
            self.level, self.role, self.hidden, self.zones, self.article = 0, _PARAGRAPH, False, 0, -1
            self.path = tag
            self.cell: Box | None = None
        else:
            self.level, self.role, self.hidden = parent.level, parent.role, parent.hidden
            self.cell, self.zones, self.article = parent.cell, parent.zones, parent.article
            path = parent.path
            if len(path) < _LONGEST_PATH:
                step = tag if self.order == 1 else f"{tag}:nth-of-type({self.order})"
                path = f"{path} > {step}"
            self.path = path
        self.index = len(boxes)
        boxes.append(self)
        if tag in _MEANINGFUL:
            self._take_structure(tag)
        if attributes:
            if not (self.hidden or _MAY_HIDE.isdisjoint(attributes)):
                self.hidden = is_hidden(attributes)
            named = attributes.get("class")
            if named and "caption" in named and self.role is _PARAGRAPH:
                self.role = Role.CAPTION if any(word in named for word in _CAPTIONS) else self.role

    def _unsettled(self) -> "list[Box]":
        """This box and those it stands in that have no place yet, outermost first."""
        chain: list[Box] = []
        box: Box | None = self
        while box is not None and box.index < 0:
            chain.append(box)
            box = box.parent
        chain.reverse()
        return chain

    def _take_structure(self, tag: str) -> None:
        """Zone, role and level that an element gives to what stands in it."""
        if tag in ZONES:
            self.zones |= ZONES[tag]
            if tag == "article" and self.article < 0:
                self.article = self.index
        if tag not in _STRUCTURE:
            return
        above = self.role
        role = self.role = ROLES.get(tag, above)
        if role is _HEADING:
            self.level = int(tag[1]) if tag in ROLES else self.level
        elif tag in _LISTS:
            self.level = self.level + 1 if above is _LIST_ITEM else 1
        elif role is _PARAGRAPH:
            self.level = 0
        if tag in ("td", "th"):
            self.cell = self
        elif tag == "table":
            self.cell = None


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether an element's own attributes keep it from being shown."""
    if _MAY_HIDE.isdisjoint(attributes):
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if not style or not ("none" in style or "hidden" in style):
        return False
    style = style.replace(" ", "").lower()
    return any(word in style for word in _HIDING)
