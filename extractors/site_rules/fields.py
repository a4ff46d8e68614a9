"""`[fields]`: metadata from where a site's rules say it stands."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, cast

from ...rules.model import Fields, FieldSource
from ..types import Metadata

if TYPE_CHECKING:
    from typing import Protocol

    from selectolax.lexbor import LexborHTMLParser

    class Parsed(Protocol):
        """A parsed page."""

        @property
        def tree(self) -> LexborHTMLParser: ...


Reader = Callable[[str], list[str]]


def text_fields(fields: Fields, lines: Sequence[str]) -> Metadata:
    """What the regular expressions of the fields capture in the lines of a page."""
    return _metadata(fields, lambda source: _captured(source, lines))


def document_fields(fields: Fields, document: "Parsed", xpath: Reader) -> Metadata:
    """What the selectors and JSON-LD paths of the fields find in a parsed page.

    `xpath` gives the values of an XPath expression.
    """
    return _metadata(fields, lambda source: _found(source, document, xpath))


def _metadata(fields: Fields, reader: Reader) -> Metadata:
    date = _first(fields.date, reader)
    return Metadata(
        title=_first(fields.title, reader),
        authors=tuple(dict.fromkeys(_all(fields.authors, reader))),
        date=_iso(date) if date else None,
        language=_first(fields.language, reader),
    )


def _first(sources: Iterable[FieldSource], reader: Reader) -> str | None:
    return next(iter(_all(sources, reader)), None)


def _all(sources: Iterable[FieldSource], reader: Reader) -> list[str]:
    """All values of the first source that gives any, on one line each."""
    for source in sources:
        if values := [folded for value in reader(source.text) if (folded := " ".join(value.split()))]:
            return values
    return []


def _captured(source: str, lines: Sequence[str]) -> list[str]:
    if not source.startswith("re:"):
        return []
    from ...rules.regex import first_group

    captured = (first_group(source.removeprefix("re:"), line) for line in lines)
    return [value for value in captured if value][:1]


def _found(source: str, document: "Parsed", xpath: Reader) -> list[str]:
    if source.startswith("re:"):
        return []
    if source.startswith("jsonld:"):
        return _linked(source.removeprefix("jsonld:").split("."), document)
    if source.startswith("xpath:"):
        return xpath(source)
    css, at, attribute = source.rpartition("@")
    nodes = document.tree.css(css if at else source)
    if at:
        return [value for node in nodes if (value := node.attributes.get(attribute))]
    return [node.text(separator=" ") for node in nodes]


def _linked(path: Sequence[str], document: "Parsed") -> list[str]:
    from ..html.jsonld import nodes

    scripts = (node.text() for node in document.tree.css('script[type="application/ld+json"]'))
    return [value for node in nodes(scripts) for value in _walk(node, path)]


def _walk(value: object, path: Sequence[str]) -> list[str]:
    if isinstance(value, list):
        return [found for item in cast("list[object]", value) for found in _walk(item, path)]
    if not path:
        return [value] if isinstance(value, str) else []
    if not isinstance(value, dict):
        return []
    return _walk(cast("dict[str, object]", value).get(path[0]), path[1:])


def _iso(value: str) -> str | None:
    from ..html.dates import parse_date

    return parse_date(value)
