"""`extends` and `[remove]`: what a rule file takes over from its parents, and what it does not."""

from pathlib import Path
from typing import Any, TypeVar, cast

from .model import HtmlRules, Removal, Selector, SiteRules, TextRules
from .table import Source, nearest

Section = TypeVar("Section", TextRules, HtmlRules)


def inherit(child: SiteRules, parents: list[SiteRules]) -> SiteRules:
    """`child` with its parents below it, first parent first, less what it removes.

    Raises RuleError for an item of `[remove]` that no parent has.
    """
    _check(child, parents)
    for parent in parents:
        child = child.over(_without(parent, child.removes))
    return child


def _check(child: SiteRules, parents: list[SiteRules]) -> None:
    for removal in child.removes:
        section, key = removal.key.split(".")
        known = {text for parent in parents for item in _items(parent, section, key) for text in _texts(item)}
        if removal.text not in known:
            cause = f"{removal.key} inherits no {removal.text!r} that could be removed"
            hint = nearest(removal.text, known) if known else ""
            path = ("remove", section, key, removal.number)
            raise Source(Path(child.file)).fault(path, cause + hint)


def _items(rules: SiteRules, section: str, key: str) -> tuple[Any, ...]:
    return cast("tuple[Any, ...]", getattr(getattr(rules.body, section), key))


def _texts(item: Any) -> list[str]:
    return [item.text] if isinstance(item, Selector) else [str(pattern) for pattern in item.patterns]


def _without(parent: SiteRules, removals: tuple[Removal, ...]) -> SiteRules:
    text, html = parent.body.text, parent.body.html
    for removal in removals:
        section, key = removal.key.split(".")
        if section == "text":
            text = _prune(text, key, removal.text)
        else:
            html = _prune(html, key, removal.text)
    return parent._replace(body=parent.body._replace(text=text, html=html))


def _prune(section: Section, key: str, gone: str) -> Section:
    """`section` without the text `gone` in list `key`; a rule goes when the last of its patterns does."""
    kept: list[Any] = []
    for item in cast("tuple[Any, ...]", getattr(section, key)):
        if gone not in _texts(item):
            kept.append(item)
        elif len(_texts(item)) > 1:
            rest = tuple(pattern for pattern in item.patterns if str(pattern) != gone)
            kept.append(item._replace(patterns=rest))
    return section._replace(**{key: tuple(kept)})
