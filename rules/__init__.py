"""What is known about sites: rule files, their model, loading, matching and checking."""

from .category import Category
from .errors import RuleError, UnboilError
from .loading import load_rules
from .matching import Query
from .model import SiteRules
from .ruleset import RuleSet

__all__ = ["Category", "Query", "RuleError", "RuleSet", "SiteRules", "UnboilError", "load_rules"]
