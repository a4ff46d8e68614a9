"""XPath on a lexbor tree: the tree is rebuilt in lxml, element by element, with each `mem_id` remembered.

The escape hatch for what CSS cannot say; it costs a second tree, so nothing here is loaded without need.
"""

import re
from importlib import import_module
from typing import Any, cast

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class BadXPathError(Exception):
    """The expression cannot be used; the message says why."""


class XPathTree:
    """A page as lxml sees it, built once for all the expressions of its rules."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        # Loaded by name: lxml ships no types.
        self._etree: Any = import_module("lxml.etree")
        self._ids: dict[Any, int] = {}
        self._root: Any = None if tree.root is None else _rebuild(self._etree, tree.root, self._ids)

    def select(self, expression: str) -> list[int]:
        """`mem_id` of the elements that an XPath 1.0 expression selects, in page order.

        Raises BadXPathError.
        """
        found = self._evaluate(expression)
        if not isinstance(found, list):
            raise BadXPathError("it gives no elements")
        return [self._ids[node] for node in cast("list[Any]", found) if node in self._ids]

    def values(self, expression: str) -> list[str]:
        """The text of what an expression gives: elements, attributes, text nodes, or one string.

        Raises BadXPathError.
        """
        found = self._evaluate(expression)
        items = cast("list[Any]", found) if isinstance(found, list) else [found]
        return [_text(item) for item in items]

    def _evaluate(self, expression: str) -> object:
        if self._root is None:
            return []
        try:
            return self._etree.XPath(expression)(self._root.getroottree())
        except self._etree.XPathError as error:
            raise BadXPathError(str(error)) from None


def _text(item: Any) -> str:
    return str(item) if isinstance(item, str | float | bool) else "".join(item.itertext())


def _rebuild(etree: Any, top: LexborNode, ids: dict[Any, int]) -> Any:
    """The tree below `top` as lxml elements; with a stack, since pages nest deeper than Python calls."""
    root = _element(etree, top, ids)
    stack = [(top, root)]
    while stack:
        node, element = stack.pop()
        last: Any = None
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                _append_text(element, last, _UNFIT.sub(" ", child.text_content or ""))
            elif _NAME.fullmatch(child.tag or ""):
                last = _element(etree, child, ids)
                element.append(last)
                stack.append((child, last))
    return root


def _element(etree: Any, node: LexborNode, ids: dict[Any, int]) -> Any:
    element = etree.Element(node.tag)
    for name, value in node.attributes.items():
        if _NAME.fullmatch(name):
            element.set(name, _UNFIT.sub(" ", value or ""))
    ids[element] = node.mem_id
    return element


def _append_text(element: Any, last: Any, text: str) -> None:
    if last is None:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text
