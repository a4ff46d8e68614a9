"""What each element is to the segmentation: inline, invisible, or a box that holds blocks."""

from ..types import Role

INLINE = frozenset(
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i img input ins kbd label mark math nobr "
    "picture q rb rp rt rtc ruby s samp small source span strike strong sub sup time tt u var wbr".split()
)
INVISIBLE = frozenset(
    "applet area audio canvas datalist embed head iframe map meter noembed noframes noscript object progress "
    "script select style svg template textarea title video".split()
)
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

_HIDING = ("display:none", "visibility:hidden")
_CAPTION_CLASSES = ("wp-caption-text", "figcaption", "caption-text", "image-caption", "photo-caption")


class Box:
    """An element that is laid out as a block; the containers of a page form a tree of boxes.

    `order` is the position among its siblings of the same tag (from 1). `attributes` are its own,
    `role` and `level` what its text is in the structure of the page, `hidden` whether it is not shown.
    """

    __slots__ = ("attributes", "hidden", "index", "level", "order", "parent", "role", "tag")

    def __init__(
        self, parent: "Box | None", tag: str, attributes: dict[str, str | None], order: int, index: int
    ) -> None:
        self.parent, self.tag, self.attributes, self.order, self.index = parent, tag, attributes, order, index
        self.level = parent.level if parent else 0
        self.role = ROLES.get(tag) or (parent.role if parent else Role.PARAGRAPH)
        self.hidden = (parent is not None and parent.hidden) or bool(attributes and is_hidden(attributes))
        if self.role is Role.HEADING:
            self.level = int(tag[1]) if tag in ROLES and tag != "li" else self.level
        elif tag in ("ul", "ol", "dl"):
            self.level = self.level + 1 if self.role is Role.LIST_ITEM else 1
        elif self.role is Role.PARAGRAPH:
            self.level = 0
            if attributes and any(word in (attributes.get("class") or "") for word in _CAPTION_CLASSES):
                self.role = Role.CAPTION

    def path(self) -> str:
        """CSS-like path from the body, one step an ancestor; long ones keep their last 40 steps."""
        steps: list[str] = []
        box: Box | None = self
        while box is not None and len(steps) < 40:
            steps.append(f"{box.tag}:nth-of-type({box.order})" if box.order > 1 else box.tag)
            box = box.parent
        return " > ".join(reversed(steps))


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether an element's own attributes keep it from being shown."""
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if not style:
        return False
    style = style.replace(" ", "").lower()
    return any(word in style for word in _HIDING)
