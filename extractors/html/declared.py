"""What the markup of a page declares about it, collected in one pass over the tree."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..types import Page
from .strings import DESCRIPTION_LIMIT, TITLE_LIMIT, fold
from .visible import foreign, inner_text


class Parsed(Protocol):
    """A page with its tree. The tree must still hold its `script` elements."""

    @property
    def page(self) -> Page: ...

    @property
    def tree(self) -> LexborHTMLParser: ...


class Item(NamedTuple):
    """A microdata property: its lower-case name and its value."""

    prop: str
    value: str


@dataclass(frozen=True, slots=True)
class Declared:
    """Declarations in document order, as written but white-space-folded.

    `metas` maps the lower-case `property`, `name` or `itemprop` of `meta` elements to their contents, `links`
    the lower-case `rel` of `link` elements to the first `href`. `scripts` are the JSON-LD scripts, untouched.
    `times` are the `datetime` attributes (or texts) of `time` elements outside comments.
    """

    metas: Mapping[str, tuple[str, ...]]
    links: Mapping[str, str]
    scripts: tuple[str, ...]
    title: str
    headings: tuple[str, ...]
    lang: str
    items: tuple[Item, ...]
    times: tuple[str, ...]
    author_links: tuple[str, ...]

    def meta(self, *names: str) -> str:
        """The first content of the first of these names that has one; empty if none has."""
        return next((content for name in names for content in self.metas.get(name, ()) if content), "")

    def item(self, prop: str) -> tuple[str, ...]:
        """The values of a microdata property."""
        return tuple(item.value for item in self.items if item.prop == prop)


_PROPS = ("author", "creator", "datepublished", "datecreated", "headline")
_SELECTOR = ",".join(
    (
        "html,title,meta,link[rel][href],h1,time",
        'script[type*="ld+json" i]',
        '[rel~="author" i]',
        *(f'[itemprop~="{prop}" i]' for prop in _PROPS),
    )
)
_MOST = 200


def declarations(document: Parsed) -> Declared:
    """Collect what `document` declares. Never raises, whatever the page says."""
    return _Collector().read(document.tree)


class _Collector:
    """Sorts the elements of one pass into the fields of a `Declared`."""

    def __init__(self) -> None:
        self.metas: dict[str, list[str]] = {}
        self.links: dict[str, str] = {}
        self.scripts: list[str] = []
        self.titles: list[str] = []
        self.headings: list[str] = []
        self.lang = ""
        self.items: list[Item] = []
        self.times: list[str] = []
        self.author_links: list[str] = []

    def read(self, tree: LexborHTMLParser) -> Declared:
        handlers = {
            "html": self._html,
            "title": self._title,
            "meta": self._meta,
            "link": self._link,
            "script": self._script,
            "h1": self._heading,
            "time": self._time,
        }
        for node in tree.css(_SELECTOR):
            handlers.get(node.tag or "", self._other)(node, node.attributes)
        return Declared(
            metas={name: tuple(contents) for name, contents in self.metas.items()},
            links=self.links,
            scripts=tuple(self.scripts),
            title=self.titles[0] if self.titles else "",
            headings=tuple(self.headings),
            lang=self.lang,
            items=tuple(self.items),
            times=tuple(self.times),
            author_links=tuple(self.author_links),
        )

    def _html(self, _: LexborNode, attributes: Mapping[str, str | None]) -> None:
        self.lang = self.lang or (attributes.get("lang") or attributes.get("xml:lang") or "")

    def _title(self, node: LexborNode, _: Mapping[str, str | None]) -> None:
        parent = node.parent
        if (
            parent is not None
            and parent.tag in {"head", "body", "html"}
            and (text := inner_text(node, TITLE_LIMIT))
        ):
            self.titles.append(text)

    def _meta(self, _: LexborNode, attributes: Mapping[str, str | None]) -> None:
        content = attributes.get("content")
        if not content:
            return
        content = fold(content, DESCRIPTION_LIMIT)
        for key in ("property", "name", "itemprop", "http-equiv"):
            for name in (attributes.get(key) or "").lower().split()[:4]:
                contents = self.metas.setdefault(name, [])
                if len(contents) < _MOST:
                    contents.append(content)

    def _link(self, _: LexborNode, attributes: Mapping[str, str | None]) -> None:
        for rel in (attributes.get("rel") or "").lower().split():
            self.links.setdefault(rel, (attributes.get("href") or "").strip())

    def _script(self, node: LexborNode, _: Mapping[str, str | None]) -> None:
        self.scripts.append(node.text(deep=True))

    def _heading(self, node: LexborNode, attributes: Mapping[str, str | None]) -> None:
        if len(self.headings) < 10 and (text := inner_text(node, TITLE_LIMIT)):
            self.headings.append(text)
        self._other(node, attributes)

    def _time(self, node: LexborNode, attributes: Mapping[str, str | None]) -> None:
        named = f"{attributes.get('class')} {attributes.get('itemprop')}".lower()
        changed = "updated" in named or "modified" in named
        if len(self.times) < 20 and not changed and not foreign(node):
            self.times.append(fold(attributes.get("datetime") or "", 60) or inner_text(node, 60))
        self._other(node, attributes)

    def _other(self, node: LexborNode, attributes: Mapping[str, str | None]) -> None:
        props = [prop for prop in (attributes.get("itemprop") or "").lower().split() if prop in _PROPS]
        named = "author" in (attributes.get("rel") or "").lower().split()
        if not (props or named) or len(self.items) + len(self.author_links) >= _MOST or foreign(node):
            return
        value = _value(node, attributes)
        self.items.extend(Item(prop, value) for prop in props)
        if named:
            self.author_links.append(value)


def _value(node: LexborNode, attributes: Mapping[str, str | None]) -> str:
    given = attributes.get("content") or attributes.get("datetime")
    if given:
        return fold(given)
    name = node.css_first('[itemprop~="name" i]')
    if name is not None:
        return fold(name.attributes.get("content") or "") or inner_text(name, TITLE_LIMIT)
    return inner_text(node, TITLE_LIMIT)
