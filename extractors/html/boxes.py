"""What each element is to the segmentation: inline, invisible, or a box that holds blocks."""

import re
from collections.abc import Mapping

from ..types import Role
from .kinds import Kind

_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i img input ins kbd label mark "
    "math nobr noindex output picture q rb rp rt rtc ruby s samp small source span strike strong sub sup "
    "time tt u var wbr"
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
_HIDING = re.compile("display:none|(?<!backface-)visibility:hidden")
_MAY_HIDE = frozenset(("hidden", "aria-hidden", "style"))
_LISTS = ("ul", "ol", "dl")
_BOUNDS = frozenset(("article", "table", "td", "th"))
_ZONE_TAGS = "article main aside nav footer header form table figure blockquote ul ol"
ZONES = {tag: 1 << min(bit, 10) for bit, tag in enumerate(_ZONE_TAGS.split())}
"""Elements that divide a page, each with the bit that says that a box is in or is one."""
_MEANINGFUL = ZONES.keys() | ROLES.keys() | set(_LISTS)
_LONGEST_PATH = 1_000
_CAPTIONS = ("wp-caption-text", "figcaption", "caption-text", "image-caption", "photo-caption")


class Scope:
    """What an element hands down to all that stands in it; one object for all for which that is the same.

    `role` and `level` of text in the structure of the page, `hidden` where it is not shown, and the bits of
    the `zones`. `known` has the scopes in the elements within it, by tag, as far as they were asked for.
    """

    __slots__ = ("hidden", "known", "level", "role", "zones")

    def __init__(
        self, role: Role = _PARAGRAPH, level: int = 0, zones: int = 0, *, hidden: bool = False
    ) -> None:
        self.role, self.level, self.zones, self.hidden = role, level, zones, hidden
        self.known: dict[str, Scope] = {}

    def inside(self, tag: str) -> "Scope":
        """The scope in an element of this tag, which is then known where it is another one."""
        if tag not in _MEANINGFUL:
            return self
        role, zones = ROLES.get(tag, self.role), self.zones | ZONES.get(tag, 0)
        found = self.known[tag] = Scope(role, self._level(tag, role), zones, hidden=self.hidden)
        return found

    def _level(self, tag: str, role: Role) -> int:
        if role is _HEADING:
            return int(tag[1]) if tag in ROLES else self.level
        if tag in _LISTS:
            return self.level + 1 if self.role is _LIST_ITEM else 1
        return 0 if role is _PARAGRAPH and tag in ROLES else self.level

    def told(self, attributes: Mapping[str, str | None]) -> "Scope":
        """The scope within an element of these attributes."""
        hidden = self.hidden or is_hidden(attributes)
        caption = self.role is _PARAGRAPH and _names_caption(attributes.get("class") or "")
        if hidden == self.hidden and not caption:
            return self
        return Scope(Role.CAPTION if caption else self.role, self.level, self.zones, hidden=hidden)


class Box:
    """An element that is laid out as a block; those that hold blocks form a tree.

    `order` is the position among its siblings of the same tag (from 1). `attributes` are its own, `kind` says
    what it shares with others. What it hands down, and the rest, is told by `settle`, for boxes that hold
    blocks only: `scope`, `index` in page order, the table cell that it is in or is, and the index of the
    outermost `article` that it is in or is (-1 where there is none).
    """

    __slots__ = ("_path", "article", "attributes", "cell", "index", "kind", "order", "parent", "scope", "tag")

    scope: Scope
    cell: "Box | None"
    article: int

    def __init__(
        self, parent: "Box | None", tag: str, attributes: dict[str, str | None], order: int, kind: Kind
    ) -> None:
        self.parent, self.tag, self.attributes, self.order, self.kind = parent, tag, attributes, order, kind
        self.index = -1
        self._path = ""

    @property
    def path(self) -> str:
        """CSS-like, from the body, one step an ancestor; a very long one keeps its first steps."""
        chain: list[Box] = []
        box: Box | None = self
        while box is not None and not box._path:
            chain.append(box)
            box = box.parent
        path = box._path if box is not None else ""
        for box in reversed(chain):
            if len(path) < _LONGEST_PATH:
                step = box.tag if box.order == 1 else f"{box.tag}:nth-of-type({box.order})"
                path = f"{path} > {step}" if path else step
            box._path = path
        return path

    @property
    def role(self) -> Role:
        """What its text is in the structure of the page."""
        return self.scope.role

    @property
    def level(self) -> int:
        """The rank of a heading, the depth of a list."""
        return self.scope.level

    @property
    def hidden(self) -> bool:
        """Whether its text is not shown."""
        return self.scope.hidden

    @property
    def zones(self) -> int:
        """The bits of the `ZONES` that it is in or is."""
        return self.scope.zones

    def settle(self, boxes: "list[Box]") -> None:
        """Take a place in `boxes`, after all that this one stands in."""
        chain: list[Box] = [self]
        above = self.parent
        while above is not None and above.index < 0:
            chain.append(above)
            above = above.parent
        for box in reversed(chain):
            box.index = len(boxes)
            boxes.append(box)
            tag = box.tag
            if above is None:
                scope, box.cell, box.article = Scope().inside(tag), None, -1
            else:
                scope, box.cell, box.article = above.scope, above.cell, above.article
                if tag in _MEANINGFUL:
                    scope = scope.known.get(tag) or scope.inside(tag)
            attributes = box.attributes
            # Most have a class at the most, which may name a caption and hides nothing.
            more = len(attributes) > 1 or (attributes and "class" not in attributes)
            if box.kind.captioned or (more and not _MAY_HIDE.isdisjoint(attributes)):
                scope = scope.told(attributes)
            box.scope = scope
            if tag in _BOUNDS:
                box._bound(tag)
            above = box

    def _bound(self, tag: str) -> None:
        """Tell the cell and the article of an element that may be one."""
        if tag == "article":
            self.article = self.article if self.article >= 0 else self.index
        else:
            self.cell = self if tag != "table" else None


def is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element's own attributes keep it from being shown."""
    if _MAY_HIDE.isdisjoint(attributes):
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if not style or not ("none" in style or "hidden" in style):
        return False
    return _HIDING.search(style.replace(" ", "").lower()) is not None


def _names_caption(names: str) -> bool:
    return "caption" in names and any(word in names for word in _CAPTIONS)
