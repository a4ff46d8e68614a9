"""JSON-LD as pages carry it: often broken, nested in many ways, seldom of one shape.

Schema.org's vocabulary, https://schema.org/Article; the JSON is read leniently, because four in a hundred
scripts are not valid JSON.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import TypeAlias, cast

from .strings import same

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool | None"
Node: TypeAlias = Mapping[str, "Json"]

_LONGEST = 2_000_000
_MOST_NODES = 500
_WRAPPER = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MISSING_COMMA = re.compile(r"([}\]])(\s*)(?=[{\[])")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})')
_FIELD = re.compile(r'"(@type|headline|datePublished|articleBody|name|inLanguage)"\s*:\s*"((?:[^"\\]|\\.)*)"')
_AUTHOR = re.compile(r'"author"\s*:\s*[\[{][^\]]{0,300}?"name"\s*:\s*"((?:[^"\\]|\\.)*)"')
_STEPS = ("step", "recipeInstructions", "itemListElement")
_DEEPEST_STEP = 8
_CONTAINERS = ("@graph", "mainEntity", "mainEntityOfPage")
_ARTICLE_TYPES = frozenset({"report", "recipe", "howto", "review", "creativework", "podcastepisode"})


def nodes(scripts: Iterable[str]) -> tuple[Node, ...]:
    """Every top-level object of these scripts, and those below `@graph` and `mainEntity`, in order."""
    found: list[Node] = []
    for script in scripts:
        if len(script) <= _LONGEST:
            for value in _parse(script):
                _flatten(value, found, 0)
    return tuple(found)


def types(node: Node) -> frozenset[str]:
    """The types of a node, lower-case, without the vocabulary's address."""
    given = node.get("@type")
    names = given if isinstance(given, Sequence) and not isinstance(given, str) else (given,)
    return frozenset(re.split(r"[/#:]", name)[-1].lower() for name in names if isinstance(name, str))


def is_article(node: Node) -> bool:
    """Whether a node describes an article, a post or another text of its own."""
    return any(name.endswith(("article", "posting")) or name in _ARTICLE_TYPES for name in types(node))


def article_node(found: Sequence[Node], title: str = "") -> Node | None:
    """The node of the page's own article: of several, the one whose headline is in the page's title."""
    articles = [node for node in found if is_article(node)]
    if len(articles) > 1:
        whole = same(title)
        for node in articles:
            headline = same(text(node.get("headline")) or text(node.get("name")))
            if headline and headline in whole:
                return node
    return articles[0] if articles else None


def text(value: Json, depth: int = 0) -> str:
    """The first string in a value: itself, or its `@value` or `name`, or its first element's; else empty."""
    if isinstance(value, str):
        return value
    if depth > 3 or value is None:
        return ""
    if isinstance(value, Mapping):
        return text(value.get("@value"), depth + 1) or text(value.get("name"), depth + 1)
    if isinstance(value, Sequence):
        return next((found for item in value[:20] if (found := text(item, depth + 1))), "")
    return ""


def article_body(scripts: Iterable[str]) -> str | None:
    """The longest `articleBody` in JSON-LD, as written there (it may hold HTML), or None.

    Often cut short: a signal for what the body is, never a substitute for it.
    """
    found = nodes(script for script in scripts if "articleBody" in script)
    bodies = [text(node.get("articleBody")).strip() for node in found]
    return max(bodies, key=len, default="") or None


def how_to(scripts: Iterable[str]) -> str:
    """Description and steps of the longest recipe or how-to in JSON-LD, a line each (it may hold HTML)."""
    found = nodes(script for script in scripts if "HowTo" in script or "recipeInstructions" in script)
    guides = (node for node in found if not types(node).isdisjoint(("howto", "recipe")))
    written = ("\n".join(filter(None, (text(node.get("description")), *_steps(node)))) for node in guides)
    return max(written, key=len, default="")


def _steps(value: Json, depth: int = 0) -> Iterator[str]:
    """The texts of steps, which may stand in sections."""
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, Mapping) and depth <= _DEEPEST_STEP:
        inner = next((value[key] for key in _STEPS if key in value), None)
        yield from _steps(inner if inner is not None else value.get("text"), depth + 1)
    elif isinstance(value, Sequence) and depth <= _DEEPEST_STEP:
        for item in value[:_MOST_NODES]:
            yield from _steps(item, depth + 1)


def _parse(script: str) -> Iterator[Json]:
    source = _unwrapped(script).rstrip(";")
    if not source:
        return
    for repair in (_as_is, _repaired):
        try:
            yield cast(Json, json.loads(repair(source), strict=False))
        except (ValueError, RecursionError):
            continue
        return
    yield from _salvaged(source)


def _unwrapped(script: str) -> str:
    """A script without the comment or CDATA marks around it, which few have."""
    source = script.strip()
    if source[:1] in ("{", "[") and source[-1:] in ("}", "]"):
        return source
    return _WRAPPER.sub("", _WRAPPER.sub("", script)).strip()


def _as_is(source: str) -> str:
    return source


def _repaired(source: str) -> str:
    if '"' not in source:
        source = unescape(source)
    source = _BAD_ESCAPE.sub(r"\\\\", source)
    source = _TRAILING_COMMA.sub(r"\1", _MISSING_COMMA.sub(r"\1,\2", source))
    if source.startswith("{") and re.search(r"\}\s*,\s*\{", source):
        source = source if _balanced(source) else f"[{source}]"
    return source.rstrip(",")


def _balanced(source: str) -> bool:
    """Whether the first object spans all of `source`, so that no second one follows it."""
    try:
        _, end = json.JSONDecoder(strict=False).raw_decode(source)
    except (ValueError, RecursionError):
        return True
    return end >= len(source)


def _salvaged(source: str) -> Iterator[Json]:
    """What can be read field by field out of a script that is beyond repair."""
    fields: dict[str, Json] = {}
    for match in _FIELD.finditer(source):
        fields.setdefault(match[1], _unquoted(match[2]))
    author = _AUTHOR.search(source)
    if author:
        fields["author"] = _unquoted(author[1])
    if "headline" in fields or "datePublished" in fields:
        yield {**fields, "@type": "Article"}


def _unquoted(inner: str) -> str:
    try:
        return cast(str, json.loads(f'"{_BAD_ESCAPE.sub(chr(92) * 2, inner)}"', strict=False))
    except ValueError:
        return inner


def _flatten(value: Json, found: list[Node], depth: int) -> None:
    if depth > 6 or len(found) >= _MOST_NODES:
        return
    if isinstance(value, Mapping):
        found.append(value)
        for key in _CONTAINERS:
            _flatten(value.get(key), found, depth + 1)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value[:_MOST_NODES]:
            _flatten(item, found, depth + 1)
