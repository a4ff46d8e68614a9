"""Second copies: an article there once for each width of screen or for machines, a post quoted in a reply.

One paragraph that stands twice may be the author's own refrain, as may a copy beside the first; both stay.
"""

from collections.abc import Sequence

from ..types import Role
from .boxes import ZONES
from .context import Context

_SHORTEST = 60
"""Characters from which a text that stands twice is no accident."""
_WHOLE = 1_500
"""Characters from which a block may hold a whole article."""
_PARTS = 3
_PROSE = (Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE, Role.CAPTION)


def second_copies(context: Context, chances: Sequence[float], cut: float) -> frozenset[int]:
    """Blocks likely enough to be kept whose text is kept elsewhere: before, or in pieces."""
    return _repeated(context, chances, cut) | _in_one_piece(context, chances, cut)


def _repeated(context: Context, chances: Sequence[float], cut: float) -> frozenset[int]:
    """Blocks whose text is kept before, in another element."""
    first: dict[str, int] = {}
    found: set[int] = set()
    shown = context.page.shown
    for i in [i for i, fact in enumerate(context.facts) if fact.repeated > 1 and chances[i] >= cut]:
        text, box = shown.texts[i], shown.boxes[i]
        if len(text) < _SHORTEST or shown.roles[i] not in _PROSE:
            continue
        holder = (box.parent or box).index
        if first.setdefault(text, holder) != holder:
            found.add(i)
    if len(found) == 1 and not any(_quoted(context, i) for i in found):
        return frozenset()
    return frozenset(found)


def _quoted(context: Context, i: int) -> bool:
    return bool(context.page.shown.boxes[i].zones & ZONES["blockquote"])


def _in_one_piece(context: Context, chances: Sequence[float], cut: float) -> frozenset[int]:
    """The longest block, where it holds the text of an article that is there in paragraphs as well."""
    texts = {i: text for i, text in enumerate(context.page.shown.texts) if chances[i] >= cut}
    longest = max(texts, key=lambda i: len(texts[i]), default=-1)
    if longest < 0 or len(texts[longest]) < _WHOLE:
        return frozenset()
    whole = _folded(texts.pop(longest))
    parts = [len(text) for text in texts.values() if len(text) >= _SHORTEST and _folded(text) in whole]
    return frozenset([longest] if len(parts) >= _PARTS and sum(parts) * 3 >= len(whole) else [])


def _folded(text: str) -> str:
    return " ".join(text.split())
