"""Lines that speak to the reader, not of the subject: consent, newsletter, reading time, credit, quotation.

Each pattern covers the line from its start as far as it must be sure, in lower case, and is tried (and
compiled) only where one of its words occurs.
"""

import re

from ...rules.category import Category

LONGEST = 500
"""Characters up to which a line is an aside: longer ones hold more than that."""

ALWAYS = {
    Category.METADATA: (
        ("min", "time", "lesezeit", "temps", "tiempo", "tempo", "leestijd", "czas", "время"),
        r"\W*(?:\d{1,3}[ -]?min(?:ute)?s?\.? read(?:ing time)?"
        r"|(?:reading time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|"
        r"leestijd|czas czytania|время чтения)\s?:?\s(?:ca\. )?\d{1,3}\s?\S{0,8})\W*$",
    ),
    Category.NEWSLETTER: (
        ("newsletter", "inbox"),
        r"(?:sign up (?:for|to)|subscribe to|get|receive|register for|join)\b.{0,60}\b"
        r"(?:newsletters?|(?:to|in) your inbox)\b"
        r"|(?:abonnieren sie|melden sie sich|jetzt|inscrivez-vous|abonnez-vous|recevez|suscríbete|"
        r"suscríbase|iscriviti|inscreva-se|assine)\b.{0,60}\bnewsletter\b",
    ),
    Category.LEGAL: (
        ("cookie",),
        r"(?:we(?: and our (?:\d+ )?partners)?|(?:this|our) (?:web)?site)\s(?:uses?|stores?)\s"
        r"(?:\w+\s){0,4}cookies\b.{0,300}\b(?:you|your|partners)\b"
        r"|(?:wir|(?:diese|unsere) (?:web)?seite)\s(?:verwende[nt]|nutzt|nutzen|setzen)\s"
        r"(?:\w+\s){0,3}cookies\b"
        r"|(?:nous utilisons|ce site utilise|utilizamos|este sitio (?:web )?utiliza|questo sito utilizza)\s"
        r"(?:\w+\s){0,3}cookies?\b",
    ),
}
"""Words to look for and pattern by category: true of any text, be it clean already or not."""

ON_PAGES = {
    Category.CAPTION: (
        ("photo", "picture", "image", "illustration", "foto", "bild", "фото"),
        r"(?:[\s\S]*[.!?…\"”]\s)?(?:photograph|photo|picture|image|illustration|foto|bild|фото)(?: by)?\s?:\s"
        r"[^\W\d_][^:.!?]{2,60}$",
    ),
    Category.READ_MORE: (
        (
            *("full", "original", "entire", "complete", "ganzen", "vollständigen", "originalartikel"),
            *("complet", "completo", "originale"),
        ),
        r"\W{0,4}(?:(?:click here to )?(?:read|view|see) the (?:full|original|entire|complete)\s"
        r"(?:article|story|post|piece|report|interview|review|version|essay|analysis)"
        r"|(?:den|zum) (?:ganzen |vollständigen |original)artikel(?: lesen)?"
        r"|lire l.article (?:complet|original)|leer el artículo (?:completo|original)"
        r"|leggi l.articolo (?:completo|originale)|l(?:er|eia) o artigo (?:completo|original))"
        r"(?:,? (?:here|on|at|in|from|via|hier|auf|bei|ici|sur|dans|aquí|en|su|qui|em|no|na|aqui)\b.{0,50})?"
        r"\W*$",
    ),
}
"""The same for what a clean text may hold."""

ASIDE_WORDS = tuple(word for known in (ALWAYS, ON_PAGES) for words, _ in known.values() for word in words)
"""What any aside holds, as a word or within one. Lines without any are not looked at."""

_QUOTATION = r"^[^\W\d_].{0,30}\s[\d.,]+\s\(?[+−–-]\s?[\d.,]+\s?%?(?:\s\(?[+−–-]?\s?[\d.,]+\s?%\)?)?$"


def find_aside(text: str, clean: bool) -> Category | None:
    """What a line in lower case says to the reader, if it is surely an aside; `clean` asks for more."""
    if len(text) > LONGEST:
        return None
    for known in (ALWAYS,) if clean else (ALWAYS, ON_PAGES):
        for category, (words, pattern) in known.items():
            if any(map(text.__contains__, words)) and re.match(pattern, text):
                return category
    return None


def is_quotation(text: str) -> bool:
    """Whether a line of a ticker tells a price and its change: `gold 1,934.20 +0.08%`."""
    return text[-1:] in "%)0123456789" and re.search(_QUOTATION, text) is not None
