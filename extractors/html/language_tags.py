"""Language tags, from how pages misspell them to BCP 47 (RFC 5646)."""

import re

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?=$|[-_.@,;\s])")
_WRONG = {
    "cz": "cs",
    "dk": "da",
    "gr": "el",
    "jp": "ja",
    "kr": "ko",
    "ua": "uk",
    "iw": "he",
    "in": "id",
    "cn": "zh",
}
_WRONG_3 = {
    "eng": "en",
    "deu": "de",
    "ger": "de",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "ita": "it",
    "por": "pt",
    "rus": "ru",
}
_NAMES = {"english": "en", "deutsch": "de", "german": "de", "french": "fr", "spanish": "es", "italian": "it"}
_REGIONLESS = frozenset({"xx", "zz"})


def language_tag(given: str) -> str | None:
    """`given` (`en_us`, `de_DE.UTF-8`, `EN`, `jp`) as a BCP 47 tag, or None where it names no language.

    >>> language_tag("zh_hant_tw")
    'zh-Hant-TW'
    """
    given = given.strip()
    named = _NAMES.get(given.lower())
    if named:
        return named
    match = _TAG.match(given)
    if not match:
        return None
    language = match[1].lower()
    language = _WRONG.get(language, _WRONG_3.get(language, language))
    if language in {"xx", "zz", "und", "mul", "zxx"}:
        return None
    script = match[2].title() if match[2] else None
    region = match[3].upper() if match[3] and match[3].lower() not in _REGIONLESS else None
    return "-".join(part for part in (language, script, region) if part)
