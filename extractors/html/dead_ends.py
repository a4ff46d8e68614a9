"""Pages that hold no article whatever their blocks look like: errors, consent walls, paywall stubs."""

import re
from collections.abc import Sequence

from ...rules.category import Category
from ..text.lexicon import fold, load_lexicon
from ..types import PageType
from .context import Context

_ERROR = re.compile(
    r"\b(?:404|403|410|500|502|503|504)\b.{0,30}\b(?:error|not found|forbidden|unavailable|gone|gateway)"
    r"|^(?:error )?(?:404|403|410|500|502|503)\b|\b(?:error|fehler|erreur) (?:404|403|500)\b"
    r"|page (?:could )?(?:not|n['’]t|cannot) (?:be )?(?:found|exist)|access denied|just a moment|are you "
    r"(?:a robot|human)|attention required|verify (?:that )?you are (?:a )?human|security check"
    r"|seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada"
    r"|pagina non trovata|página não encontrada|pagina niet gevonden|sidan hittades inte|страница не найдена"
    r"|ページが見つかりません|页面不存在|找不到页面|페이지를 찾을 수 없"
    r"|site under maintenance|enable javascript and cookies to continue",
    re.IGNORECASE,
)
_WALLS = frozenset(("paywall", "regwall", "paygate", "metered", "subscriber-only", "paid-content", "piano"))
_SMALL = 900
"""Letters of body below which an error, a consent wall or a stub is thought of at all."""
_STUB = 450


def dead_end(context: Context, chances: Sequence[float], cut: float) -> PageType | None:
    """Error page, consent wall or paywall stub; None for every page that has something to read."""
    facts = context.facts
    body = [i for i, chance in enumerate(chances) if chance >= cut]
    size = sum(facts[i].size for i in body)
    if size >= _SMALL:
        return None
    if _is_error(context):
        return PageType.ERROR
    if size >= _STUB:
        return None
    found = _categories(context)
    letters = context.total_size
    if found[Category.LEGAL] > 0.5 * letters:
        return PageType.CONSENT
    short = sum(facts[i].size > 80 for i in body) <= 2
    if short and found[Category.PAYWALL] and _is_walled(context):
        return PageType.PAYWALL
    return None


def _is_walled(context: Context) -> bool:
    """Whether the page itself says that its text is for subscribers: in its data, or by an element's name."""
    page = context.page
    return page.hints.paid or any(not _WALLS.isdisjoint(kind.words) for kind in page.kinds)


def _is_error(context: Context) -> bool:
    page = context.page
    texts, levels = page.shown.texts, page.shown.levels
    headings = [texts[i] for i in context.headings if levels[i] <= 2][:3]
    first = () if headings else texts[:2]
    return any(_ERROR.search(text) for text in (*page.hints.titles[:1], *headings, *first) if len(text) < 120)


def _categories(context: Context) -> dict[Category, float]:
    """Letters of the blocks that hold a phrase of the law or of a paywall."""
    lexicon = load_lexicon()
    sizes = {Category.LEGAL: 0.0, Category.PAYWALL: 0.0}
    for whole, fact in zip(context.page.shown.texts, context.facts, strict=True):
        text = whole[:400]
        hits = lexicon.find(fold(text)) or lexicon.find_spaceless(text.lower())
        for category in {hit.category for hit in hits}:
            if category in sizes:
                sizes[category] += fact.size
    return sizes
