"""Selectors: CSS for selectolax, with `xpath:` as the escape hatch; checked when a rule file is read."""

from importlib import import_module
from typing import Any


def selector_fault(text: str) -> str | None:
    """Why `text` is no usable selector, in words; None where it is one. Loads a parser: not for start-up."""
    if text.startswith("xpath:"):
        return _xpath_fault(text.removeprefix("xpath:").strip())
    return _css_fault(text)


def _css_fault(css: str) -> str | None:
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    if not css.strip():
        return "the selector is empty"
    try:
        LexborHTMLParser("<p>").css(css)
    except SelectolaxError as error:
        hint = " (for XPath write 'xpath:…')" if css.lstrip().startswith(("/", "./", "(")) else ""
        return f"{str(error).rstrip('.')}{hint}"
    return None


def value_fault(expression: str) -> str | None:
    """Why an XPath expression gives no text, in words; None where it does."""
    return _xpath_fault(expression, (list, str))


def _xpath_fault(expression: str, wanted: tuple[type, ...] = (list,)) -> str | None:
    # Loaded by name: lxml ships no types.
    etree: Any = import_module("lxml.etree")
    try:
        found: object = etree.XPath(expression)(etree.Element("html"))
    except etree.XPathError as error:
        return f"{error} in the XPath expression"
    return None if isinstance(found, wanted) else "the XPath expression gives no elements"
