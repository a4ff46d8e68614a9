"""The `[[test]]`s of rule files, run: a page in, and what must and must not come of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..rules.model import RuleTest, SiteRules
from ..rules.patterns import fold
from .types import Article, Kind, Options


@dataclass(frozen=True, slots=True)
class TestResult:
    """One test of a rule file: `failures` says in words what was not as it must be; empty if it passed."""

    __test__ = False  # not a test class of pytest

    id: str
    file: str
    line: int | None
    name: str
    failures: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether everything was as the test says."""
        return not self.failures


def run_tests(site: SiteRules, options: Options | None = None) -> list[TestResult]:
    """Run every test of `site`, a file as `read_file` gives it, with its own folder in front of all others.

    A test without a URL is found by its text or fingerprint where the file has such, and by the file's id
    otherwise.
    """
    base = (options or Options())._replace(rules_dirs=(Path(site.file).parent,))
    return [
        TestResult(site.id, site.file, test.line, test.name, tuple(_failures(site, test, base)))
        for test in site.tests
    ]


def _failures(site: SiteRules, test: RuleTest, options: Options) -> Iterator[str]:
    from .pipeline import clean

    kind = Kind.HTML if test.html else Kind.TEXT
    named = None if test.url or not test.applies or _self_evident(site, test) else site.id
    article = clean(test.text, options=options._replace(url=test.url, site=named, kind=kind))
    applied = site.id in [name.partition("@")[0] for name in article.rules]
    if applied != test.applies:
        yield "the rules do not apply to this page" if test.applies else "the rules apply to this page"
    yield from _text_failures(test, article)


def _self_evident(site: SiteRules, test: RuleTest) -> bool:
    return bool(site.match.generator if test.html else site.match.text_signature)


def _text_failures(test: RuleTest, article: Article) -> Iterator[str]:
    body = fold(article.text)
    for text in test.contains:
        if fold(text) not in body:
            yield f"lost: {text!r}{_blame(article, text)}"
    for text in test.not_contains:
        if fold(text) in body:
            yield f"left in: {text!r}"
    if test.body is not None and fold(test.body) != body:
        yield f"the body is not as expected: {article.text!r}"
    if test.title is not None and test.title != article.title:
        yield f"the title is {article.title!r}, not {test.title!r}"


def _blame(article: Article, text: str) -> str:
    """Who stripped the first block that has a lost text in it."""
    wanted = fold(text)
    for block, verdict in article.stripped:
        if wanted in fold(block.text):
            return f", stripped by {verdict.by}"
    return ""
