"""The quotes, list items and tables in which a block stands, as Markdown writes them."""

from ..markdown import QUOTE, TABLE
from ..types import Container, Role
from .boxes import ROLES, Box

_ITEMS = frozenset(tag for tag, role in ROLES.items() if role is Role.LIST_ITEM)
_ENDS = frozenset(tag for tag, role in ROLES.items() if role is Role.PARAGRAPH)
"""Elements whose text is in no list, whatever they stand in themselves."""
_LAST_NUMBER = 999_999_999


def containers(box: Box, known: dict[int, tuple[Container, ...]]) -> tuple[Container, ...]:
    """Those around and of a box, outermost first; `known` has what was found for others by their index."""
    chain: list[Box] = []
    above: Box | None = box
    while above is not None and above.index not in known:
        chain.append(above)
        above = above.parent
    found = known[above.index] if above is not None else ()
    for step in reversed(chain):
        found = known[step.index] = _within(step, found)
    return found


def _within(box: Box, outer: tuple[Container, ...]) -> tuple[Container, ...]:
    tag, parent = box.tag, box.parent
    if tag == "table":
        return (*outer, (box.index, box.index, TABLE))
    if tag == "tr" and outer and outer[-1][2] == TABLE:
        return (*outer[:-1], (outer[-1][0], box.index, TABLE))
    if tag in ("td", "th"):
        return outer
    if tag in _ENDS:
        return ()
    if tag == "blockquote":
        return (*outer, (box.index, box.index, QUOTE))
    if tag in _ITEMS and parent is not None:
        return (*outer, (box.index, parent.index, _marker(box, parent)))
    return outer


def _marker(item: Box, of: Box) -> str:
    if of.tag != "ol" or item.tag != "li":
        return "-"
    number = _number(item.attributes.get("value"))
    if number is None:
        number = (_number(of.attributes.get("start")) or 1) + item.order - 1
    return f"{min(max(number, 0), _LAST_NUMBER)}."


def _number(value: str | None) -> int | None:
    """A number as HTML reads it; None where there is none."""
    value = (value or "").strip()
    return int(value) if value.removeprefix("-").isdecimal() and len(value) < 10 else None
