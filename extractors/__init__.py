"""From raw page text to a clean article.

>>> from unboil.extractors import clean
>>> article = clean("<html><body><nav>Home</nav><article><h1>…</h1><p>…</p></article></body></html>")
>>> article.text, article.title, article.blocks  # doctest: +SKIP
"""

from ..rules.category import Category
from ..rules.errors import RuleError, UnboilError
from .errors import InputError
from .pipeline import clean, open_page, read
from .render import render_markdown, render_text
from .serialize import to_dict
from .types import (
    Article,
    Block,
    Cut,
    Engine,
    Favor,
    Judged,
    Kind,
    Metadata,
    Options,
    Page,
    PageType,
    Reading,
    Role,
    Verdict,
)

__all__ = [
    "Article",
    "Block",
    "Category",
    "Cut",
    "Engine",
    "Favor",
    "InputError",
    "Judged",
    "Kind",
    "Metadata",
    "Options",
    "Page",
    "PageType",
    "Reading",
    "Role",
    "RuleError",
    "UnboilError",
    "Verdict",
    "clean",
    "open_page",
    "read",
    "render_markdown",
    "render_text",
    "to_dict",
]
