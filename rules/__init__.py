"""What is known about sites: rule files, their model, loading, matching and checking."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .category import Category
    from .errors import RuleError, UnboilError
    from .loading import load_rules
    from .matching import Query
    from .model import SiteRules
    from .ruleset import RuleSet

__all__ = ["Category", "Query", "RuleError", "RuleSet", "SiteRules", "UnboilError", "load_rules"]

_HOME = {
    "Category": "category",
    "Query": "matching",
    "RuleError": "errors",
    "RuleSet": "ruleset",
    "SiteRules": "model",
    "UnboilError": "errors",
    "load_rules": "loading",
}


def __getattr__(name: str) -> Any:
    # Start-up counts, and every import below this package passes through here.
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f".{_HOME[name]}", __name__), name)
