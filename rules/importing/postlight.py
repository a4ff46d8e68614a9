"""`rules import postlight`: the declarative part of Postlight parser's extractors as rule files.

An extractor is a JavaScript module that exports one object: `domain`, `supportedDomains`, and for `title`,
`author`, `date_published` and `content` the `selectors`, of which the first that matches wins. What goes is
listed in `content.clean`. Transforms and cleaners that are functions are code, and are named as left out.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import RuleError
from ..selectors import selector_fault
from .convert import Converted, Said
from .directives import Directive, Fate
from .grouping import Config, Origin, write_groups
from .javascript import Code, Located, ScriptError, Value, exported_objects
from .naming import category_of
from .report import ImportReport

POSTLIGHT = Origin("postlight", "postlight-parser")
_FIELDS = {"title": "title", "author": "authors", "date_published": "date"}
_ABOUT = ("domain", "supportedDomains")
_FATES = {
    "lead_image_url": Fate.LOOKS,
    "next_page_url": Fate.FETCH,
    "content.defaultCleaner": Fate.SETTING,
    "title.defaultCleaner": Fate.SETTING,
    "date_published.timezone": Fate.SETTING,
    "date_published.format": Fate.SETTING,
}
_EXTRACTOR = frozenset(("domain", "content"))
"""Keys of which an extractor has at least one."""
_TESTS = (".test.js", ".spec.js")
Results = Iterable[tuple[list[Said], Fate]]


def import_postlight(place: Path) -> tuple[dict[str, str], ImportReport]:
    """Rule files, by name, for the module `place` or all modules below the folder that it is.

    Nothing is run, fetched or written. Raises RuleError where `place` cannot be read.
    """
    report = ImportReport(POSTLIGHT.format)
    configs = (config for file in _files(place) for config in _read(file))
    return write_groups(configs, POSTLIGHT, report), report


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    found = [file for file in place.rglob("*.js") if file.is_file() and not file.name.endswith(_TESTS)]
    if not found:
        raise RuleError(place, None, "no extractor (a module with the ending .js) in this folder")
    return sorted(found)


def _read(file: Path) -> Iterator[Config]:
    """The extractors in a module; an index of others, or a library, holds none."""
    try:
        source = file.read_bytes().decode("utf-8", "replace")
        objects = [found for found in exported_objects(source) if not _EXTRACTOR.isdisjoint(found)]
    except OSError as error:
        raise RuleError(file, None, f"cannot be read: {error.strerror}") from None
    except ScriptError as error:
        broken = Converted(fates=[(Directive("(no directive)", str(error), 1), Fate.BROKEN)])
        yield Config(_named(file), (), broken)
        return
    for found in objects:
        yield Config(_named(file), _hosts(found), _converted(found))


def _named(file: Path) -> Path:
    """Extractors lie in folders named after the site, as `index.js` each."""
    return Path(file.parent.name) if file.name == "index.js" else file


def _hosts(extractor: dict[str, Located]) -> tuple[str, ...]:
    """`www.example.org` is that host and the bare one; `example.org` is for every subdomain too."""
    supported = extractor.get("supportedDomains", Located([], 0)).value
    first = extractor.get("domain", Located(None, 0)).value
    named = [first, *(supported if isinstance(supported, list) else [])]
    hosts: list[str] = []
    for domain in named:
        if not isinstance(domain, str) or "." not in domain or set(domain) & set(" /*"):
            continue
        host = domain.lower()
        if host.startswith("www."):
            hosts += [f"={host.removeprefix('www.')}", f"={host}"]
        else:
            hosts.append(host if host.count(".") == 1 else f"={host}")
    return tuple(dict.fromkeys(hosts))


def _converted(extractor: dict[str, Located]) -> Converted:
    result = Converted()
    for name, (value, line) in extractor.items():
        if name in _ABOUT:
            continue
        if not isinstance(value, dict):
            _note(result, Directive(name, _shown(value), line), [([], _fate(name, value))])
            continue
        for key, (inner, at) in value.items():
            _note(result, Directive(f"{name}.{key}", _shown(inner), at), _said(name, key, inner))
    return result


def _note(result: Converted, directive: Directive, said: Results) -> None:
    for rules, fate in said:
        new = [rule for rule in rules if rule not in result.rules]
        result.rules += new
        result.fates.append((directive, Fate.REPEATED if rules and not new else fate))


def _said(name: str, key: str, value: Value) -> Results:
    """Rules and fate for each item of one property."""
    items = value if isinstance(value, list) else [value]
    if key == "selectors" and name in _FIELDS:
        return [_field(_FIELDS[name], item) for item in items]
    if name == "content" and key == "selectors":
        return [_body(item) for item in items]
    if name == "content" and key == "clean":
        return [_strip(item) for item in items]
    if name == "content" and key == "transforms" and isinstance(value, dict):
        return [([], _transform(item.value)) for item in value.values()]
    return [([], _fate(f"{name}.{key}", value))]


def _fate(name: str, value: Value) -> Fate:
    if isinstance(value, Code):
        return Fate.CODE
    return _FATES.get(name) or _FATES.get(name.partition(".")[0], Fate.UNKNOWN)


def _transform(value: Value) -> Fate:
    """An element given another name is the same text; what a function does to it is not known."""
    return Fate.LOOKS if isinstance(value, str) else Fate.CODE


def _field(field: str, item: Value) -> tuple[list[Said], Fate]:
    """A selector, or a selector and the attribute; Postlight calls the content of a `<meta>` its value."""
    if isinstance(item, str):
        return _checked(item, Said(f"fields.{field}", item), Fate.FIELD)
    if not isinstance(item, list) or len(item) < 2 or not isinstance(item[0], str):
        return [], Fate.CODE if isinstance(item, Code) else Fate.BROKEN
    css, attribute = item[0], item[1]
    if len(item) > 2 or not isinstance(attribute, str):
        return [], Fate.CODE
    if attribute == "value" and css.lstrip().startswith("meta"):
        attribute = "content"
    return _checked(css, Said(f"fields.{field}", f"{css}@{attribute}"), Fate.FIELD)


def _body(item: Value) -> tuple[list[Said], Fate]:
    """A selector, or several whose elements make up the body together."""
    parts = item if isinstance(item, list) else [item]
    selectors = [part for part in parts if isinstance(part, str)]
    if len(selectors) != len(parts):
        return [], Fate.CODE
    css = ", ".join(selectors)
    return _checked(css, Said("html.body", css), Fate.CSS)


def _strip(item: Value) -> tuple[list[Said], Fate]:
    if not isinstance(item, str):
        return [], Fate.CODE
    return _checked(item, Said("html.strip", item, category_of(item)), Fate.CSS)


def _checked(css: str, said: Said, fate: Fate) -> tuple[list[Said], Fate]:
    """jQuery knows selectors that CSS does not, such as `:first`."""
    return ([], Fate.BROKEN) if selector_fault(css) else ([said], fate)


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(_shown(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(value)
    return "code" if isinstance(value, Code) else str(value)
