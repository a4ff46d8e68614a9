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

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..rules.category import Category
    from ..rules.errors import RuleError, UnboilError
    from .arrow import clean_table
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
    "clean_table",
    "open_page",
    "read",
    "render_markdown",
    "render_text",
    "to_dict",
]

_HOME = {
    "..rules.category": ("Category",),
    "..rules.errors": ("RuleError", "UnboilError"),
    ".arrow": ("clean_table",),
    ".errors": ("InputError",),
    ".pipeline": ("clean", "open_page", "read"),
    ".render": ("render_markdown", "render_text"),
    ".serialize": ("to_dict",),
}


def __getattr__(name: str) -> Any:
    # Start-up counts, and every import below this package passes through here.
    if name not in __all__:
        raise AttributeError(name)
    home = next((module for module, names in _HOME.items() if name in names), ".types")
    return getattr(import_module(home, __name__), name)
