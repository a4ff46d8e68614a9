"""`[html]` rules: elements marked in the document, and what the marks say about the blocks within."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ...rules.category import Category
from ...rules.errors import RuleError
from ...rules.model import Inside, Selector, SiteRules
from ..types import Block, Role, Verdict
from .outcome import kept, stripped

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser


class Parsed(Protocol):
    """A parsed page."""

    @property
    def tree(self) -> "LexborHTMLParser": ...


@dataclass(frozen=True, slots=True)
class Marked:
    """For each block the labels around it, and the selector of `html.body` that matched.

    `seen` holds the origins of the document rules whose selector matched.
    """

    labels: Sequence[frozenset[str]] = ()
    body: Selector | None = None
    seen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementVerdicts:
    """By block: what elements keep, what they strip, and what `html.body` says about everything else."""

    kept: Mapping[int, Verdict] = field(default_factory=dict[int, Verdict])
    stripped: Mapping[int, Verdict] = field(default_factory=dict[int, Verdict])
    rest: Mapping[int, Verdict] = field(default_factory=dict[int, Verdict])
    warnings: tuple[str, ...] = ()


def dom_marks(site: SiteRules, document: Parsed) -> dict[int, tuple[str, ...]]:
    """Labels for the elements that `[html]` names: `mem_id` to labels such as `strip:2`.

    Of the alternatives in `html.body` only the first that matches anything is marked. Raises RuleError where
    an XPath expression cannot be used.
    """
    marks: dict[int, list[str]] = {}
    for key, selectors in _named(site):
        for index, selector in enumerate(selectors):
            for node in select(selector.text, document, site):
                marks.setdefault(node, []).append(f"{key}:{index}")
    for index, selector in enumerate(site.body.html.body):
        if nodes := select(selector.text, document, site):
            for node in nodes:
                marks.setdefault(node, []).append(f"body:{index}")
            break
    return {node: tuple(labels) for node, labels in marks.items()}


def read_marks(site: SiteRules, marks: Sequence[Iterable[str]], document: Parsed) -> Marked:
    """The labels of each block, with what they say about the page."""
    labels = tuple(frozenset(names) for names in marks)
    body = [int(name[5:]) for names in labels for name in names if name.startswith("body:")]
    seen = {
        rule.origin
        for rule in site.body.document
        if rule.selector is not None and select(rule.selector, document, site)
    }
    return Marked(labels, site.body.html.body[body[0]] if body else None, frozenset(seen))


def select(selector: str, document: Parsed, site: SiteRules) -> list[int]:
    """`mem_id` of the elements that a selector matches, in page order. Raises RuleError."""
    if not selector.startswith("xpath:"):
        return [node.mem_id for node in document.tree.css(selector)]
    from .xpath import BadXPathError, select_xpath

    expression = selector.removeprefix("xpath:").strip()
    try:
        return select_xpath(expression, document.tree)
    except BadXPathError as fault:
        raise RuleError(Path(site.file), None, f"bad XPath {expression!r}: {fault}") from None


def element_verdicts(site: SiteRules, blocks: Sequence[Block], marked: Marked) -> ElementVerdicts:
    """What the labels of the blocks say. `html.body` strips what lies outside it, title and captions too."""
    if not marked.labels:
        return ElementVerdicts()
    html = site.body.html
    keeps = {n: _by(html.keep, "keep", names) for n, names in enumerate(marked.labels)}
    strips = {n: _by(html.strip, "strip", names) for n, names in enumerate(marked.labels)}
    stale = bool(html.body) and marked.body is None
    warning = f"rules {site.id}: no body selector matches (stale?)"
    return ElementVerdicts(
        kept={n: kept(s.origin, f"within {s.text!r}") for n, s in keeps.items() if s},
        stripped={n: stripped(s.origin, s.category, f"within {s.text!r}") for n, s in strips.items() if s},
        rest=_body_verdicts(html.inside or Inside.KEEP, blocks, marked),
        warnings=(warning,) if stale else (),
    )


def _named(site: SiteRules) -> tuple[tuple[str, tuple[Selector, ...]], ...]:
    html = site.body.html
    return (("strip", html.strip), ("keep", html.keep), ("unwrap", html.unwrap))


def _by(selectors: tuple[Selector, ...], key: str, names: frozenset[str]) -> Selector | None:
    return next((selector for n, selector in enumerate(selectors) if f"{key}:{n}" in names), None)


def _body_verdicts(inside: Inside, blocks: Sequence[Block], marked: Marked) -> dict[int, Verdict]:
    body = marked.body
    if body is None:
        return {}
    verdicts: dict[int, Verdict] = {}
    for index, (block, names) in enumerate(zip(blocks, marked.labels, strict=True)):
        if not any(name.startswith("body:") for name in names):
            verdicts[index] = stripped(body.origin, _outside(block), f"outside {body.text!r}")
        elif inside is Inside.KEEP:
            verdicts[index] = _within(block, names, body)
    return verdicts


def _outside(block: Block) -> Category:
    return Category.TITLE if _is_headline(block) else Category.OTHER


def _within(block: Block, names: frozenset[str], body: Selector) -> Verdict:
    if _is_headline(block):
        return stripped(body.origin, Category.TITLE, "the headline")
    if block.role is Role.CAPTION and not any(name.startswith("unwrap:") for name in names):
        return stripped(body.origin, Category.CAPTION, f"a caption within {body.text!r}")
    return kept(body.origin, f"within {body.text!r}")


def _is_headline(block: Block) -> bool:
    return block.role is Role.HEADING and block.level == 1
