"""From corrections to the smallest rule file that explains them, tried before it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ...extractors import clean
from ...extractors.rule_tests import run_tests
from ...extractors.types import Article, Options
from ...rules.category import Category
from ...rules.errors import RuleError, UnboilError
from ...rules.loading import load_rules
from ...rules.read import read_file
from ...rules.store import Entry as Loaded
from ...rules.write import write_toml
from ..diff.align import Pair, Turn, align
from . import sections
from .correct import REVIEWER, Case
from .elements import find_elements, sample_of
from .sections import Plan, is_inline, quoted

_EXAMPLES = (*range(6), None)  # of what goes, in a test; the first that goes there too is taken
_INSTEAD = "save the page as a labelled example"


class NoRuleError(UnboilError):
    """No rule of this kind explains the corrections."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rule file that is not written yet: its name without suffix, and its text.

    `also` are the beginnings of blocks of the page that it turns although nobody corrected them.
    """

    name: str
    text: str
    also: tuple[str, ...] = ()


def propose(case: Case, name: str, options: Options) -> Proposal:
    """The smallest rule file that makes the corrections of a page, tried on the page and on its own test.

    Elements of HTML are named by selectors that hold corrected blocks and none that come out otherwise; a
    tail that goes as a whole takes one boundary; other lines, and parts of lines, are named as they stand.
    The file extends the rules that spoke for the page, so that they go on to hold. Raises NoRuleError where
    that is not enough, and RuleError for a broken rule file.
    """
    if not case.changed:
        raise NoRuleError("nothing is corrected")
    if back := [i for i, c in case.turned.items() if c is Category.BODY and is_inline(case.article, i)]:
        text = quoted(case.article.blocks[back[0]].block.text)
        raise NoRuleError(f"{text!r} is a part of a line, and rules of lines keep whole lines")
    faults: list[NoRuleError] = []
    for plan in _plans(case, name, options):
        try:
            return _proposal(plan, options)
        except NoRuleError as fault:
            faults.append(fault)
    raise faults[0]


def _plans(case: Case, name: str, options: Options) -> Iterator[Plan]:
    """What to try, the best first: selectors before lines, a test that shows what goes before one that
    shows nothing of the kind.
    """
    parent = _parent(case.article, options)
    sample = sample_of(case, options)
    elements = tuple(find_elements(case, sample)) if sample else ()
    plan = Plan(case=case, name=name, parent=parent, sample=sample, elements=elements)
    goes = bool(case.parts) or any(category is not Category.BODY for category in case.turned.values())
    for tried in (plan, replace(plan, elements=())) if elements else (plan,):
        yield from (replace(tried, example=example) for example in ((None,) if goes else _EXAMPLES))


def _parent(article: Article, options: Options) -> Loaded | None:
    """The rules of the site that spoke for the page; those of its platform hold anyway."""
    known = {entry.id: entry for entry in load_rules(options.rules_dirs).entries}
    names = (rule.partition("@")[0] for rule in article.rules)
    found = next((known[name] for name in names if name in known), None)
    return found if found and not found.match.generator and "*" not in found.match.hosts else None


def _proposal(plan: Plan, options: Options) -> Proposal:
    top = sections.head(plan)
    if top is None:
        raise NoRuleError("nothing tells the site of this page: give its address with --url")
    proposal = Proposal(plan.name, write_toml([top, *sections.rules(plan), sections.test(plan)]))
    return replace(proposal, also=_tried(proposal, plan.case, options))


def _tried(proposal: Proposal, case: Case, options: Options) -> tuple[str, ...]:
    """What else the file turns on the page.

    Raises NoRuleError unless it makes the corrections and passes its own test.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{proposal.name}.toml"
        file.write_text(proposal.text, "utf-8")
        try:
            failures = [failure for result in run_tests(read_file(file)) for failure in result.failures]
        except RuleError as error:
            raise NoRuleError(f"the rule does not hold: {error}") from error
        if failures:
            raise NoRuleError(f"the rule fails its own test: {failures[0]}; {_INSTEAD}")
        dirs = (Path(folder), *options.rules_dirs)
        path = case.article.page.path
        again = clean(case.article.page.text, options=options._replace(path=path, rules_dirs=dirs))
    pairs = align(case.result.blocks, again.blocks)
    flips = [pair for pair in pairs if pair.turn in (Turn.LOST, Turn.GAINED)]
    if wrong := next((pair for pair in flips if _is_corrected(pair)), None):
        text = quoted(wrong.text)
        raise NoRuleError(f"no rule of lines makes {text!r} come out so; {_INSTEAD}")
    return tuple(quoted(pair.text) for pair in flips)


def _is_corrected(pair: Pair) -> bool:
    return pair.before is not None and pair.before.by == REVIEWER
