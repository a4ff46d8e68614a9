"""Who wrote the article, as the page declares or shows it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from .declared import author_links, properties
from .jsonld import Json, Node, text, types
from .names import bylines, clean_authors, like_person
from .sources import Sources
from .titles import is_site
from .visible import BYLINES, short_texts

_METAS = (
    ("author", "article:author", "og:article:author", "article:author_name"),
    ("parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "authors"),
)
_INVERTED = re.compile(r"^([^\W\d][^\s,]*),\s([^\s,]+(?:\s[^\s,]+){0,2})$")  # "Okafor, Ada"
_OTHERS = frozenset({"comment", "answer", "review", "product", "softwaresourcecode"})


def read_authors(sources: Sources) -> tuple[str, ...]:
    """The names of the first source that names anyone but the site; the site itself where none does.

    A declared name may be anything, one that is only shown must look like a full name.
    """
    declared: tuple[str, ...] = ()
    for raw in _declared(sources):
        names = clean_authors(raw, sources.site_names)
        if any(not is_site(name, sources.site_names) for name in names):
            return names
        declared = declared or names
    for raw in _shown(sources):
        names = clean_authors(raw, sources.site_names)
        people = tuple(name for name in names if like_person(name))
        if people and not (declared and all(is_site(name, sources.site_names) for name in people)):
            return people
    return declared


def _declared(sources: Sources) -> Iterator[Sequence[str]]:
    declared, nodes = sources.declared, sources.nodes
    people = {text(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    for node in (sources.article, *(node for node in nodes if not types(node) & _OTHERS)):
        for key in ("author", "creator"):
            yield list(_names(node.get(key), people, 0))
    yield [_INVERTED.sub(r"\2 \1", name) for name in declared.contents("citation_author")]
    for group in _METAS:
        yield [content for name in group for content in declared.contents(name)]
    document = sources.document
    yield properties(document, "author") or properties(document, "creator")
    yield author_links(document)[:5]


def _shown(sources: Sources) -> Iterator[Sequence[str]]:
    tree = sources.document.tree
    yield list(islice(short_texts(tree, BYLINES[0], 120), 2))
    yield bylines(sources.lines)
    yield list(islice(short_texts(tree, BYLINES[1], 120), 2))


def _names(value: Json, people: Mapping[str, Node], depth: int) -> Iterator[str]:
    """The names in the value of `author`; where it is a bare `@id`, those of the node that has it."""
    if depth > 4:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        name = value.get("name")
        if name is None:
            name = people.get(text(value.get("@id")), {}).get("name")
        yield from _names(name, people, depth + 1)
    elif isinstance(value, Sequence):
        for item in value[:20]:
            yield from _names(item, people, depth + 1)
