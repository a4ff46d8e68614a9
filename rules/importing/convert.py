"""One site config as the sections of a rule file, with what became of each directive."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from ..patterns import Pattern
from ..selectors import selector_fault, value_fault
from .css import Unsayable, to_css
from .directives import LEFT_OUT, Directive, Fate
from .fields import field_source
from .naming import category_of
from .wording import heading_pattern, line_pattern, onward, words_of
from .xpath import Binary, Call, Expression, Path, XPathSyntaxError, branches, parse_xpath

FIELDS = {"title": "title", "author": "authors", "date": "date"}
_NOWHERE = ("text()", "comment()")


class Said(NamedTuple):
    """A rule made of a directive: where it goes (`html.strip`, `fields.title` …) and what it says."""

    key: str
    value: str | Pattern
    category: str = ""


@dataclass(slots=True)
class Converted:
    """What one config says. `fates` holds what became of each directive, in order."""

    rules: list[Said] = field(default_factory=list[Said])
    fates: list[tuple[Directive, Fate]] = field(default_factory=list[tuple[Directive, Fate]])
    notes: list[str] = field(default_factory=list[str])

    def texts(self, key: str) -> list[str]:
        """What was said for one key, in order."""
        return [str(rule.value) for rule in self.rules if rule.key == key]


def convert(directives: Iterable[Directive]) -> Converted:
    """Rules and fates of the directives of one config. Never raises: what cannot be used is broken."""
    result = Converted()
    for directive in directives:
        fate = _convert(directive, result)
        result.fates.append((directive, fate))
    return result


def _convert(directive: Directive, result: Converted) -> Fate:
    if directive.name in LEFT_OUT:
        return LEFT_OUT[directive.name]
    reader = _READERS.get(directive.name)
    if reader is None:
        return Fate.UNKNOWN
    if not directive.value:
        return Fate.BROKEN
    said, fate = reader(directive)
    new = [rule for rule in said if rule not in result.rules]
    result.rules += new
    if fate is Fate.NOTE:
        result.notes.append(f"{directive.name}: {directive.value}")
    return Fate.REPEATED if said and not new else fate


Reader = Callable[[Directive], tuple[list[Said], Fate]]


def _body(directive: Directive) -> tuple[list[Said], Fate]:
    return _elements(directive.value, "html.body")


def _strip(directive: Directive) -> tuple[list[Said], Fate]:
    try:
        alternatives = branches(parse_xpath(directive.value))
    except XPathSyntaxError:
        return _elements(directive.value, "html.strip")
    if words := onward(alternatives):
        return [Said("text.end_before", heading_pattern(words), category_of(words.text))], Fate.BOUNDARY
    patterns = [line_pattern(words) for tree in alternatives if (words := words_of(tree))]
    lines = [pattern for pattern in patterns if pattern]
    if len(lines) == len(alternatives):
        said = [Said("text.drop_line", pattern, category_of(pattern.source)) for pattern in lines]
        return said, Fate.TEXT
    return _elements(directive.value, "html.strip")


def _strip_words(directive: Directive) -> tuple[list[Said], Fate]:
    text = directive.value.replace('"', "").replace("'", "").replace("\\", "").strip()
    if not text:
        return [], Fate.BROKEN
    css = f'[class*="{text}"], [id*="{text}"]'
    return [Said("html.strip", css, category_of(text))], Fate.CSS


def _dissolve(directive: Directive) -> tuple[list[Said], Fate]:
    return _elements(directive.value, "html.unwrap")


def _sponsored(directive: Directive) -> tuple[list[Said], Fate]:
    said, fate = _elements(directive.value, "document.sponsored")
    if fate is not Fate.CSS:
        return [], Fate.FUNCTION if fate is Fate.XPATH else fate
    return [rule._replace(value=f"css:{rule.value}", category="") for rule in said], Fate.DOCUMENT


def _field(directive: Directive) -> tuple[list[Said], Fate]:
    try:
        sources = [field_source(tree) for tree in branches(parse_xpath(directive.value))]
    except XPathSyntaxError:
        return [], Fate.BROKEN
    except Unsayable:
        text = f"xpath:{' '.join(directive.value.split())}"
        if value_fault(text.removeprefix("xpath:")):
            return [], Fate.BROKEN
        return [Said(f"fields.{FIELDS[directive.name]}", text)], Fate.XPATH
    return [Said(f"fields.{FIELDS[directive.name]}", source) for source in sources], Fate.FIELD


def _note(_: Directive) -> tuple[list[Said], Fate]:
    return [], Fate.NOTE


def _setting(_: Directive) -> tuple[list[Said], Fate]:
    return [], Fate.SETTING


_READERS: dict[str, Reader] = {
    "body": _body,
    "strip": _strip,
    "strip_id_or_class": _strip_words,
    "dissolve": _dissolve,
    "native_ad_clue": _sponsored,
    **dict.fromkeys(FIELDS, _field),
    **dict.fromkeys(("test_url", "test_contains"), _note),
    **dict.fromkeys(("prune", "autodetect_on_failure"), _setting),
}


def _elements(source: str, key: str) -> tuple[list[Said], Fate]:
    """A selector for an XPath expression, its alternatives together: CSS where that says all of them."""
    try:
        tree = parse_xpath(source)
    except XPathSyntaxError:
        return _as_xpath(source, key)
    if isinstance(tree, Call) or (isinstance(tree, Binary) and tree.operator != "|"):
        return [], Fate.BROKEN
    alternatives = [part for part in branches(tree) if not _no_element(part)]
    if not alternatives:
        return [], Fate.NO_ELEMENT
    selectors = [_css(part) for part in alternatives]
    sayable = [css for css in selectors if css]
    if len(sayable) == len(selectors):
        css = ", ".join(dict.fromkeys(sayable))
        return (
            ([Said(key, css, category_of(source))], Fate.CSS)
            if not selector_fault(css)
            else ([], Fate.BROKEN)
        )
    return _as_xpath(source, key)


def _css(tree: Expression) -> str | None:
    try:
        return to_css(tree)
    except Unsayable:
        return None


def _as_xpath(source: str, key: str) -> tuple[list[Said], Fate]:
    text = f"xpath:{' '.join(source.split())}"
    if selector_fault(text):
        return [], Fate.BROKEN
    return [Said(key, text, category_of(source))], Fate.XPATH


def _no_element(tree: Expression) -> bool:
    """Whether a path ends at text or at an attribute."""
    if not isinstance(tree, Path) or not tree.steps:
        return False
    last = tree.steps[-1]
    return last.axis == "attribute" or last.name in _NOWHERE
