"""`[html]` rules: elements marked in the document, and what the marks say about the blocks within."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ...rules.category import Category
from ...rules.errors import RuleError
from ...rules.model import Inside, Selector, SiteRules
from ..types import Block, Role, Verdict
from .fields import document_fields
from .outcome import ElementVerdicts, Scan, kept, stripped

if TYPE_CHECKING:
    from .fields import Parsed
    from .xpath import XPathTree

Found = TypeVar("Found", int, str)
Labels = tuple[str, ...]
_XPATH = "xpath:"
_WITHIN = "within %r"


def scan_document(site: SiteRules, document: "Parsed") -> Scan:
    """Everything the rules have to say about elements; `document` is only read.

    Of the alternatives in `html.body` only the first that matches anything is marked. Call it before scripts
    are taken out of the tree: fields may come from them. Raises RuleError where an XPath expression cannot
    be used.
    """
    elements = Elements(site, document)
    marks: dict[int, list[str]] = {}
    for key, selectors in _named(site):
        for index, selector in enumerate(selectors):
            for node in elements.select(selector.text):
                marks.setdefault(node, []).append(f"{key}:{index}")
    body, nodes = _body(site, elements)
    for node in nodes:
        marks.setdefault(node, []).append("body")
    wanted = (rule for rule in site.body.document if rule.selector is not None)
    return Scan(
        marks={node: tuple(labels) for node, labels in marks.items()},
        body=body,
        seen=frozenset(rule.origin for rule in wanted if elements.select(rule.selector or "")),
        fields=document_fields(site.body.fields, document, elements.values),
    )


def _body(site: SiteRules, elements: "Elements") -> tuple[Selector | None, list[int]]:
    for selector in site.body.html.body:
        if nodes := elements.select(selector.text):
            return selector, nodes
    return None, []


class Elements:
    """The elements of a page by selector. XPath has a tree of its own, built when it is first asked for."""

    def __init__(self, site: SiteRules, document: "Parsed") -> None:
        self._file = Path(site.file)
        self._tree = document.tree

    def select(self, selector: str) -> list[int]:
        """`mem_id` of the elements that a selector matches, in page order. Raises RuleError."""
        if not selector.startswith(_XPATH):
            return [node.mem_id for node in self._tree.css(selector)]
        return self._asked(selector, lambda expression: self._xpath.select(expression))

    def values(self, selector: str) -> list[str]:
        """The values of an XPath expression. Raises RuleError."""
        return self._asked(selector, lambda expression: self._xpath.values(expression))

    @cached_property
    def _xpath(self) -> "XPathTree":
        from .xpath import XPathTree

        return XPathTree(self._tree)

    def _asked(self, selector: str, ask: Callable[[str], list[Found]]) -> list[Found]:
        from .xpath import BadXPathError

        expression = selector.removeprefix(_XPATH).strip()
        try:
            return ask(expression)
        except BadXPathError as fault:
            raise RuleError(self._file, None, f"bad XPath {expression!r}: {fault}") from None


def element_verdicts(
    site: SiteRules, blocks: Sequence[Block], labels: Sequence[Labels], body: Selector | None
) -> ElementVerdicts:
    """What the labels around each block say. `html.body` strips what lies outside it."""
    html = site.body.html
    marked = [(n, names) for n, names in enumerate(labels) if names]  # most blocks are not
    distinct = {names for _, names in marked}
    keeps = {
        names: kept(s.origin, _WITHIN % s.text) for names in distinct if (s := _by(html.keep, "keep", names))
    }
    strips = {
        names: stripped(s.origin, s.category, _WITHIN % s.text)
        for names in distinct
        if (s := _by(html.strip, "strip", names))
    }
    # A platform has other kinds of pages; of a site that is named, every page should have its body.
    stale = bool(html.body) and body is None and bool(site.match.hosts)
    warning = f"rules {site.id}: no body selector matches (stale?)"
    return ElementVerdicts(
        kept={n: keeps[names] for n, names in marked if names in keeps},
        stripped={n: strips[names] for n, names in marked if names in strips},
        rest=_body_verdicts(html.inside or Inside.KEEP, blocks, labels, body) if body else {},
        warnings=(warning,) if stale else (),
    )


def _named(site: SiteRules) -> tuple[tuple[str, tuple[Selector, ...]], ...]:
    html = site.body.html
    return (("strip", html.strip), ("keep", html.keep), ("unwrap", html.unwrap))


def _by(selectors: tuple[Selector, ...], key: str, names: Labels) -> Selector | None:
    return next((selector for n, selector in enumerate(selectors) if f"{key}:{n}" in names), None)


def _body_verdicts(
    inside: Inside, blocks: Sequence[Block], labels: Sequence[Labels], body: Selector
) -> dict[int, Verdict]:
    outside = f"outside {body.text!r}"
    title, other = (stripped(body.origin, what, outside) for what in (Category.TITLE, Category.OTHER))
    verdicts: dict[int, Verdict] = {}
    for index, (block, names) in enumerate(zip(blocks, labels, strict=True)):
        if "body" not in names:
            verdicts[index] = title if _is_headline(block) else other
        elif inside is Inside.KEEP:
            verdicts[index] = _within(block, names, body)
    return verdicts


def _within(block: Block, names: Labels, body: Selector) -> Verdict:
    if _is_headline(block):
        return stripped(body.origin, Category.TITLE, "the headline")
    if block.role is Role.CAPTION and not any(name.startswith("unwrap:") for name in names):
        return stripped(body.origin, Category.CAPTION, f"a caption {_WITHIN % body.text}")
    return kept(body.origin, _WITHIN % body.text)


def _is_headline(block: Block) -> bool:
    return block.role is Role.HEADING and block.level == 1
