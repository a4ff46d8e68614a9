"""From raw page text to a clean article.

>>> from unboil.extractors import clean
>>> article = clean(
...     "Ferry returns to the harbour\\n"
...     "The ferry came back to the harbour on Monday after six weeks in the yard, said the company.\\n"
...     "It will sail twice a day until the end of October, and every hour on the last weekend.\\n"
...     "Read more: Ten harbours to see this autumn\\n"
... )
>>> print(article.text)
The ferry came back to the harbour on Monday after six weeks in the yard, said the company.
It will sail twice a day until the end of October, and every hour on the last weekend.
>>> [(verdict.category.value, block.text) for block, verdict in article.stripped]
[('title', 'Ferry returns to the harbour'), ('read-more', 'Read more: Ten harbours to see this autumn')]
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
