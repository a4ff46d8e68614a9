"""XPath that asks for visible words, as rules on lines: they serve flattened text as well.

Only where the words alone decide: one step, one condition on its text. What a line holds somewhere is asked
of paragraphs only, and only if it is long enough not to stand in any sentence.
"""

import re
from typing import NamedTuple

from ..patterns import Form, Pattern
from .css import is_own_text
from .xpath import Binary, Call, Expression, Literal, Path, Step

_BLOCKS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "div", "blockquote", "*"))
_TELLING = 12  # characters
_AROUND = 60  # characters on either side of the words of a heading


class Words(NamedTuple):
    """How an element's text compares with some words: `is`, `begins` or `holds`; `tag` is the element's."""

    how: str
    text: str
    tag: str


def words_of(tree: Expression) -> Words | None:
    """`//p[contains(., 'words')]` and its like; None for anything else."""
    if not isinstance(tree, Path) or not tree.absolute or tree.base is not None or len(tree.steps) != 1:
        return None
    step = tree.steps[0]
    if not step.deep or step.axis != "child" or len(step.predicates) != 1:
        return None
    compared = _compared(step.predicates[0])
    return Words(*compared, step.name) if compared and " ".join(compared[1].split()) else None


def line_pattern(words: Words) -> Pattern | None:
    """The pattern of a line that says the same; None where a line could be another by chance."""
    text = " ".join(words.text.split())
    if words.tag not in _BLOCKS or "{" in text:
        return None
    if words.how == "is":
        return Pattern(Form.LITERAL, text) if Pattern.parse(text).form is Form.LITERAL else None
    if "*" in text or len(text) < _TELLING:
        return None
    if words.how == "begins":
        return Pattern(Form.GLOB, f"{text}*")
    return Pattern(Form.GLOB, f"*{text}*") if words.tag == "p" else None


def heading_pattern(words: Words) -> Pattern:
    """The pattern of a line after which nothing of the article comes: short, with the words in it."""
    text = " ".join(words.text.split())
    if words.how == "is" and Pattern.parse(text).form is Form.LITERAL:
        return Pattern(Form.LITERAL, text)
    before = "" if words.how in ("is", "begins") else f".{{0,{_AROUND}}}"
    after = "" if words.how == "is" else f".{{0,{_AROUND}}}"
    return Pattern(Form.REGEX, f"{before}{re.escape(text)}{after}")


def onward(alternatives: list[Expression]) -> Words | None:
    """The words of `X | X/following-sibling::*` (or `following::*`): the end of the article."""
    starts: set[Words] = set()
    further = False
    for tree in alternatives:
        base, goes_on = _before_siblings(tree)
        words = words_of(base)
        if words is None:
            return None
        starts.add(words)
        further = further or goes_on
    return starts.pop() if further and len(starts) == 1 else None


def _before_siblings(tree: Expression) -> tuple[Expression, bool]:
    """`X` of `X/self::*` or `X/following-sibling::*`, and whether it is the latter."""
    if not isinstance(tree, Path) or len(tree.steps) < 2:
        return tree, False
    last = tree.steps[-1]
    rest = tree._replace(steps=tree.steps[:-1])
    if last in (Step("self", "*"), Step("self", tree.steps[-2].name)):
        return rest, False
    if last.axis in ("following-sibling", "following") and last.name in ("*", "text()"):
        return (rest, True) if not last.predicates else (tree, False)
    return tree, False


def _compared(tree: Expression) -> tuple[str, str] | None:
    if isinstance(tree, Binary) and tree.operator == "=" and isinstance(tree.right, Literal):
        return ("is", tree.right.text) if _visible(tree.left) else None
    if not isinstance(tree, Call) or tree.name not in ("contains", "starts-with") or len(tree.arguments) != 2:
        return None
    where, what = tree.arguments
    if not isinstance(what, Literal) or not _visible(where):
        return None
    return ("holds" if tree.name == "contains" else "begins"), what.text


def _visible(tree: Expression) -> bool:
    """Whether it is the text of the element: `.`, `text()`, or either with its white space folded."""
    if isinstance(tree, Call) and tree.name in ("normalize-space", "string"):
        return not tree.arguments or _visible(tree.arguments[0])
    return is_own_text(tree) or (isinstance(tree, Path) and tree.steps == (Step("self", "*"),))
