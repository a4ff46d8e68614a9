"""XPath that names where a field stands, as `css@attribute`."""

from .css import Unsayable, to_css
from .xpath import Call, Expression, Path


def field_source(tree: Expression) -> str:
    """The source of a field for one path, with its text or one of its attributes. Raises Unsayable."""
    if isinstance(tree, Call) and tree.name in ("normalize-space", "string") and len(tree.arguments) == 1:
        tree = tree.arguments[0]
    if not isinstance(tree, Path) or not tree.steps:
        raise Unsayable("a function")
    last = tree.steps[-1]
    if (
        last.axis == "attribute"
        and not last.deep
        and not last.predicates
        and last.name.replace("-", "").isalnum()
    ):
        return f"{_css(tree._replace(steps=tree.steps[:-1]))}@{last.name}"
    if last.name == "text()" and not last.predicates:
        tree = tree._replace(steps=tree.steps[:-1])
    return _css(tree)


def _css(tree: Path) -> str:
    css = to_css(tree)
    if "@" in css:
        raise Unsayable("a selector with @, which parts selector and attribute")
    return css
