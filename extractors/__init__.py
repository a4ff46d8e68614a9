"""From raw page text to a clean article.

>>> from unboil.extractors import clean
>>> page = (
...     "Home | News | Sport",
...     "Ferry returns to the harbour",
...     "The ferry came back to the harbour on Monday after six weeks in the yard, its owner said.",
...     "It will sail twice a day until the end of October, and every hour on the last weekend.",
...     "“We missed the sound of her horn,” said the harbour master, who has kept her log since spring.",
...     "Read more: Ten harbours to see this autumn",
... )
>>> article = clean("\\n".join(page))
>>> print(article.text)
The ferry came back to the harbour on Monday after six weeks in the yard, its owner said.
It will sail twice a day until the end of October, and every hour on the last weekend.
“We missed the sound of her horn,” said the harbour master, who has kept her log since spring.
>>> [verdict.category.value for block, verdict in article.stripped]
['nav', 'title', 'read-more']
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
