"""Names of people, out of the ways in which pages write them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from .strings import NAME_LIMIT, fold, same

_MOST = 20
_URL = re.compile(r"(?:https?:)?//\S+|\bwww\.\S+|[^\s@]{1,64}@[^\s@]{1,100}\.\w+", re.I)
_HANDLE = re.compile(r"\(?(?<!\w)@\w+\)?")
_DONE = (
    r"(?:written|posted|published|reviewed|story|words|text|article|reported|compiled|geschrieben|verfasst|"
    r"veröffentlicht|escrito|publié|scritto)"
)
_LEAD = re.compile(
    rf"^(?:{_DONE}\s+)?(?:by|yazan|автор)\b\s*[:\-–]?\s+|"
    rf"^(?:{_DONE}\s+)?(?:von|par|por|door|přez|przez|(?-i:di|av|af|vom))\s+(?=\S+\s+\S)|"
    rf"^(?:{_DONE}(?:\s+(?:by|von|par|por|da))?|authors?|auth?ore?n?|autorin|auteure?s?|autora|by|von|par|por|"
    r"door|tekst|texto|texte|testo|foto|quelle|source|from)\s*:\s*",
    re.I,
)
_BARE_LEAD = re.compile(
    r"(?:(?:written|posted|published|story|words|author)\s*)?(?:by|von|par|por|door|av|af)?\s*:?", re.I
)
_SPLIT = re.compile(r"\s*[;|•·\n/]\s*|\s*[、，]\s*")
_AND = re.compile(r",?\s+(?:and|und|et|och|og|en|ve|y|e|и|&)\s+")
_OFFICE = re.compile(r"\b(?:for|of|at|für|de la|del)\b", re.I)
_ABOUT = re.compile(
    r"^(?:read\s+)?(?:more\s+)?(?:about|from)\s+(?:the\s+author:?\s+)?|^posts?\s+by\s+|^this\s\w+\swas\swritten\sby\s+|"
    r"\s+(?:learn|read|view|see|all|more)\s(?:more|profile|all|posts|bio).*$",
    re.I,
)
_TAIL = re.compile(r"\s*(?:\([^)]*\)?|\[[^\]]*\]?|\s[-–—]\s.*|\s(?:for|für|in|is a|ist)\s.*)$", re.I)
_AFTER_COMMA = re.compile(r",\s*")
_DATED = re.compile(
    r"(?:^|\s)(?:on\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[,.]?\s(?:\w{3,9}\.?\s)?\d.*|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s\d.*)$|"
    r"\s(?:(?:last\s)?updated|published|posted|reviewed|sponsored)\b.*$|(?<=\S)\s\d.*$|\s(?:on|at)$",
    re.I,
)
_ROLES = (
    r"(?:editor|writer|author|correspondent|reporter|journalist|columnist|contributor|producer|director|"
    r"manager|consultant|ceo|cto|(?:co-?)?founder|president|chief|head|expert|specialist|analyst|professor|"
    r"lecturer|redakteur|autor|korrespondent|journaliste?|redactora?|giornalista)(?:in|s)?\b"
)
_ROLE = re.compile(rf"\b{_ROLES}|\b(?:university|news|press|agency)\b", re.I)
_TRAILING_ROLE = re.compile(
    rf"^(\S+\s\S.*?),?\s(?:(?:former|senior|contributing|staff|chief|freelance|associate|deputy)\s.*|{_ROLES}.*)$",
    re.I,
)
_JUNK = re.compile(r"[<>{}=\\?!]|\d{4}|\bmin(?:ute)?s?\sread\b|^\d+\scomments?\b", re.I)
_REPORTER = re.compile(r"\s*(?:기자|記者|특파원)$")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2,5}")
_NOBODY = (
    " admin administrator anonymous author autor authors editor editors root staff user webmaster wordpress "
    "unknown none null undefined nan default guest redaktion redaktionsteam facebook twitter linkedin "
    "instagram email share follow view viewall posts allposts writtenby postedby by topicauthor theauthor "
    "aboutauthor abouttheauthor articleby updated published via "
)


def clean_authors(raw: Iterable[str], site_names: Sequence[str] = ()) -> tuple[str, ...]:
    """The names in `raw`, in order, each once.

    Lead-ins ("By"), roles, addresses, handles and names of nobody ("admin") go. The name of the site goes
    where another author stands beside it; alone, it is the author that the page declares.
    """
    names: dict[str, str] = {}
    for text in raw:
        for name in _names(text):
            names.setdefault(same(name), name)
        if len(names) >= _MOST:
            break
    sites = {same(site) for site in site_names}
    people = {key: name for key, name in names.items() if key not in sites}
    return tuple((people or names).values())[:_MOST]


def bylines(lines: Sequence[str]) -> list[str]:
    """Those of `lines` that are a byline: "By Name", or "By" with the name on the next line."""
    found: list[str] = []
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        lead = _LEAD.match(line)
        if lead and len(line) < 100 and not line[lead.end() :][:1].islower():
            found.append(line)
        elif _BARE_LEAD.fullmatch(line) and len(following) < 60 and not following[:1].islower():
            found.append(following)
    return found[:1]


def _names(text: str) -> Iterator[str]:
    text = fold(_HANDLE.sub(" ", _URL.sub(" ", text[:2_000])), 1_000)
    for part in _SPLIT.split(_LEAD.sub("", text)):
        names = (_trimmed(piece) for joined in _by_and(part) for piece in _by_comma(joined))
        yield from filter(_is_name, names)


def _by_and(text: str) -> list[str]:
    """The parts between "and"; "Office of Trade and Industry" is one name."""
    return [text] if _OFFICE.search(text) else [part for part in _AND.split(text) if part]


def _by_comma(text: str) -> list[str]:
    """The parts between commas where each looks like a full name; else the first (the rest is a role)."""
    parts = [part for part in _AFTER_COMMA.split(text) if part]
    if len(parts) < 2:
        return parts
    people = [part for part in parts if like_person(_LEAD.sub("", part)) and not _ROLE.search(part)]
    return people if people and like_person(parts[0]) else parts[:1]


def like_person(text: str) -> bool:
    """Whether `text` looks like a full name: two to four words, the first and last with a capital.

    A Chinese, Japanese or Korean name is one short word.
    """
    words = text.split()
    if len(words) == 1:
        return bool(_EAST_ASIAN.fullmatch(text))
    return 2 <= len(words) <= 4 and all(
        word[0].isupper() or not word[0].isalpha() for word in (words[0], words[-1])
    )


def _trimmed(name: str) -> str:
    name = _ABOUT.sub("", _LEAD.sub("", name))
    name = _TRAILING_ROLE.sub(r"\1", _DATED.sub("", _TAIL.sub("", name)))
    return _REPORTER.sub("", name).strip(" \t,.:;-–—|/*•·'\"“”„()[]")


def _is_name(name: str) -> bool:
    key = same(name)
    return bool(
        1 < len(name) <= NAME_LIMIT
        and f" {key} " not in _NOBODY
        and not key.isdecimal()
        and len(name.split()) <= 8
        and not _JUNK.search(name)
    )
