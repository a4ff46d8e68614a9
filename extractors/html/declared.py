"""What the markup of a page declares about it.

All declarations stand in the elements that a document finds in one pass. What is plain from an element itself
is read at once; values for which its surroundings have to be looked at are read when they are asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from selectolax.lexbor import LexborNode

from .document import Document
from .strings import DESCRIPTION_LIMIT, TITLE_LIMIT, fold
from .visible import foreign, inner_text

_Attributes = Mapping[str, str | None]
_HEAD = frozenset(("html", "title", "meta", "link", "script"))
_MOST = 200
_HEADINGS = 10
_TIMES = 20


@dataclass(frozen=True, slots=True)
class Declared:
    """Declarations in document order.

    `metas` maps the lower-case `property`, `name` or `itemprop` of `meta` elements to their contents as
    written, `links` the lower-case `rel` of `link` elements to the first `href`. `scripts` are the JSON-LD
    scripts, untouched.
    """

    metas: Mapping[str, list[str]]
    links: Mapping[str, str]
    scripts: tuple[str, ...]
    title: str
    headings: tuple[str, ...]
    lang: str

    def contents(self, name: str) -> tuple[str, ...]:
        """The contents of all `meta` elements of this name, folded."""
        return tuple(fold(content, DESCRIPTION_LIMIT) for content in self.metas.get(name, ()))

    def meta(self, *names: str) -> str:
        """The first content of the first of these names that has one; empty if none has."""
        return next((content for name in names for content in self.contents(name) if content), "")


def declarations(document: Document) -> Declared:
    """Collect what `document` declares. Never raises, whatever the page says."""
    metas: dict[str, list[str]] = {}
    links: dict[str, str] = {}
    scripts: list[str] = []
    titles: list[str] = []
    headings: list[str] = []
    langs: list[str] = []
    for tag, node, attributes in document.declaring:
        if tag == "meta":
            _add_meta(metas, attributes)
        elif tag == "link" and "href" in attributes:
            for rel in (attributes.get("rel") or "").lower().split():
                links.setdefault(rel, (attributes["href"] or "").strip())
        elif tag == "script" and "ld+json" in (attributes.get("type") or "").lower():
            scripts.append(node.text(deep=True))
        elif tag == "title" and not titles:
            titles += _titles(node)
        elif tag == "h1" and len(headings) < _HEADINGS:
            headings += filter(None, [inner_text(node, TITLE_LIMIT)])
        elif tag == "html":
            langs += filter(None, (attributes.get("lang"), attributes.get("xml:lang")))
    return Declared(metas, links, tuple(scripts), "".join(titles), tuple(headings), "".join(langs[:1]))


def _add_meta(metas: dict[str, list[str]], attributes: _Attributes) -> None:
    content = attributes.get("content")
    if not content:
        return
    for key in ("property", "name", "itemprop", "http-equiv"):
        for name in (attributes.get(key) or "").lower().split()[:4]:
            contents = metas.setdefault(name, [])
            if len(contents) < _MOST:
                contents.append(content)


def _titles(node: LexborNode) -> Iterator[str]:
    parent = node.parent
    if parent is not None and parent.tag in {"head", "body", "html"}:
        yield from filter(None, [inner_text(node, TITLE_LIMIT)])


def properties(document: Document, name: str) -> tuple[str, ...]:
    """The values of a microdata property (its name in lower case) outside comments, teasers and the like."""
    found = (
        _value(node, attributes)
        for tag, node, attributes in document.declaring
        if "itemprop" in attributes
        and tag not in _HEAD
        and name in (attributes["itemprop"] or "").lower().split()
        and not foreign(node)
    )
    return tuple(islice(found, _MOST))


def author_links(document: Document) -> tuple[str, ...]:
    """The texts of links of the relation `author`, likewise."""
    found = (
        _value(node, attributes)
        for tag, node, attributes in document.declaring
        if tag not in _HEAD
        and "author" in (attributes.get("rel") or "").lower().split()
        and not foreign(node)
    )
    return tuple(islice(found, _MOST))


def times(document: Document) -> Iterator[str]:
    """The `datetime` attributes (or texts) of `time` elements, likewise, but for those of changes."""
    found = ((node, attributes) for tag, node, attributes in document.declaring if tag == "time")
    wanted = ((node, given) for node, given in found if not _tells_change(given) and not foreign(node))
    for node, attributes in islice(wanted, _TIMES):
        yield fold(attributes.get("datetime") or "", 60) or inner_text(node, 60)


def _tells_change(attributes: _Attributes) -> bool:
    named = f"{attributes.get('class')} {attributes.get('itemprop')}".lower()
    return "updated" in named or "modified" in named


def _value(node: LexborNode, attributes: _Attributes) -> str:
    given = attributes.get("content") or attributes.get("datetime")
    if given:
        return fold(given)
    name = node.css_first('[itemprop~="name" i]')
    if name is not None:
        return fold(name.attributes.get("content") or "") or inner_text(name, TITLE_LIMIT)
    return inner_text(node, TITLE_LIMIT)
