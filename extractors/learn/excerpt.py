"""Small pages cut out of large ones: a few lines, with the elements around them."""

from collections.abc import Sequence
from html import escape
from itertools import takewhile

from ..html.boxes import Box
from .sample import Line, Sample

_ATTRIBUTES = ("id", "class", "itemprop", "role", "hidden", "aria-hidden")
# Text that stands directly in these would be moved by a parser.
_STRUCTURAL = frozenset(
    ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup", "ul", "ol", "dl", "select")
)


def cut_out(page: Sample, indices: Sequence[int]) -> str:
    """A page with the lines at `indices` only, in page order; HTML keeps the elements around them."""
    lines = [page.lines[index] for index in sorted(set(indices))]
    if not page.html:
        return "".join(f"{line.text}\n" for line in lines)
    title = f"<title>{escape(page.metadata.title)}</title>" if page.metadata.title else ""
    return f"<html><head>{title}</head>\n{_elements(lines)}</html>\n"


def is_movable(line: Line) -> bool:
    """Whether the line can stand in an excerpt with nothing else around it."""
    return line.box is None or line.box.tag not in _STRUCTURAL


def _elements(lines: Sequence[Line]) -> str:
    written: list[str] = []
    opened: list[Box] = []
    for line in lines:
        chain = _chain(line.box)
        shared = len(list(takewhile(lambda pair: pair[0] is pair[1], zip(opened, chain, strict=False))))
        written.append("".join(f"</{box.tag}>" for box in reversed(opened[shared:])))
        written.append("\n" if len(written) > 1 else "")
        written.append("".join(map(_tag, chain[shared:])) + escape(line.text, quote=False))
        opened = chain
    return "".join(written) + "".join(f"</{box.tag}>" for box in reversed(opened))


def _chain(box: Box | None) -> list[Box]:
    chain: list[Box] = []
    while box is not None:
        chain.append(box)
        box = box.parent
    return chain[::-1]


def _tag(box: Box) -> str:
    named = ((name, box.attributes[name]) for name in _ATTRIBUTES if name in box.attributes)
    said = (name if not value else f'{name}="{escape(" ".join(value.split()))}"' for name, value in named)
    return f"<{' '.join((box.tag, *said))}>"
