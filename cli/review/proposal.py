"""From corrections to the smallest rule file that explains them, with its test."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from ...extractors import clean
from ...extractors.rule_tests import run_tests
from ...extractors.types import Article, Kind, Options
from ...rules.category import Category
from ...rules.errors import RuleError, UnboilError
from ...rules.loading import load_rules
from ...rules.patterns import fold
from ...rules.read import read_file
from ...rules.store import Entry as Loaded
from ...rules.write import Entry, Noted, Rows, Section, write_toml
from .correct import Case

_ANCHOR = 80  # characters of a line that ends the article
_SIGNATURE = 200  # characters of a line that tells a site
_AROUND = 8  # paragraphs of body in a test
_QUOTE = 60  # characters of a line that a test quotes


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

    A tail that goes as a whole takes one boundary; other lines are named as they stand. The file extends the
    rules that spoke for the page, so that they go on to hold. Raises NoRuleError where that is not enough,
    and RuleError for a broken rule file.
    """
    if not case.turned:
        raise NoRuleError("nothing is corrected")
    if inline := [i for i in case.turned if _inline(case.article, i)]:
        text = case.article.blocks[inline[0]].block.text[:_QUOTE]
        raise NoRuleError(f"{text!r} is a part of a line: unboil rules new makes a rule for such")
    parent = _parent(case.article, options)
    sections = [_head(case, name, parent), *_rules(case), _test(case, parent)]
    proposal = Proposal(name, write_toml(sections))
    return replace(proposal, also=_tried(proposal, case, options))


def _inline(article: Article, index: int) -> bool:
    following = article.blocks[index + 1 : index + 2]
    return article.blocks[index].block.glued or any(item.block.glued for item in following)


def _parent(article: Article, options: Options) -> Loaded | None:
    """The rules of the site that spoke for the page; those of its platform hold anyway."""
    known = {entry.id: entry for entry in load_rules(options.rules_dirs).entries}
    names = (rule.partition("@")[0] for rule in article.rules)
    found = next((known[name] for name in names if name in known), None)
    return found if found and not found.match.generator and "*" not in found.match.hosts else None


def _host(article: Article) -> str | None:
    url = article.page.url or article.page.site or article.metadata.canonical_url
    host = urlsplit(url if "//" in url else f"//{url}").hostname if url else None
    return host.lower().removeprefix("www.") if host and "." in host else None


def _head(case: Case, name: str, parent: Loaded | None) -> Section:
    entries = [Entry("schema", 1), Entry("id", name)]
    if parent:
        entries.append(Entry("extends", (Noted(parent.id),)))
    if host := _host(case.article):
        entries.append(Entry("hosts", (Noted(host),)))
    elif signatures := list(_signatures(case, parent)):
        entries.append(Entry("text_signature", Rows(tuple(signatures))))
    elif case.source.path is not None:
        entries.append(Entry("files", (Noted(f"*{case.source.path.name}"),)))
    else:
        raise NoRuleError("nothing tells the site of this page: give its address with --url")
    return Section("", tuple(entries), (f"Corrections of {case.source.name}",))


def _signatures(case: Case, parent: Loaded | None) -> Iterator[tuple[str, ...]]:
    """The corrected lines themselves, each with a signature of the rules that are extended."""
    if case.article.page.kind is Kind.HTML:
        return
    own = _own_signature(case.article, parent)
    for text in dict.fromkeys(case.article.blocks[i].block.text for i in _named(case)):
        if len(text) <= _SIGNATURE and "\n" not in text and not text.startswith("glob:"):
            yield tuple(dict.fromkeys((*own, text)))


def _own_signature(article: Article, parent: Loaded | None) -> tuple[str, ...]:
    lines = {fold(line) for line in article.page.text.splitlines()}
    groups = parent.match.text_signature if parent else ()
    return next((group for group in groups if all(fold(text) in lines for text in group)), ())


def _named(case: Case) -> list[int]:
    """The blocks that the rules name: of a tail its first alone."""
    start = _tail(case)
    return list(case.turned) if start is None else [i for i in case.turned if i <= start]


def _tail(case: Case) -> int | None:
    """Where a tail begins that goes as a whole and in which two blocks or more were corrected."""
    went = [i for i, category in case.turned.items() if category is not Category.BODY]
    blocks = case.article.blocks
    for start in went[:-1]:
        text = blocks[start].block.text
        whole = all(case.category(i) is not Category.BODY for i in range(start, len(blocks)))
        alone = sum(fold(item.block.text) == fold(text) for item in blocks) == 1
        if whole and alone and start > 0 and len(text) <= _ANCHOR:
            return start
    return None


def _rules(case: Case) -> Iterator[Section]:
    blocks, start = case.article.blocks, _tail(case)
    kept = [i for i, category in case.turned.items() if category is Category.BODY]
    went = [i for i in _named(case) if i not in kept and i != start]
    if kept:
        lines = tuple(Noted(text) for text in dict.fromkeys(blocks[i].block.text for i in kept))
        yield Section("text.keep_line", (Entry("line", lines),), repeated=True)
    if start is not None:
        line = Entry("line", blocks[start].block.text)
        category = Entry("category", case.category(start).value)
        yield Section("text.end_before", (line, category), repeated=True)
    for category in dict.fromkeys(case.category(i) for i in went):
        texts = dict.fromkeys(blocks[i].block.text for i in went if case.category(i) is category)
        entries = (Entry("line", tuple(map(Noted, texts))), Entry("category", category.value))
        yield Section("text.drop_line", entries, repeated=True)


def _test(case: Case, parent: Loaded | None) -> Section:
    """The corrected lines and those that tell the site, among paragraphs of the body."""
    blocks, result = case.article.blocks, case.result
    signature = {fold(text) for text in _own_signature(case.article, parent)}
    told = {i for i, (block, _) in enumerate(blocks) if fold(block.text) in signature}
    body = [i for i, (_, verdict) in enumerate(result.blocks) if verdict.keep and i not in case.turned]
    body = sorted(sorted(body, key=lambda i: -len(blocks[i].block.text))[:_AROUND])
    shown = sorted({*case.turned, *told, *body})
    stay = [i for i in shown if result.blocks[i].verdict.keep and (i in case.turned or i in body[:1])]
    go = [i for i in case.turned if not result.blocks[i].verdict.keep]
    html = case.article.page.kind is Kind.HTML
    page = _page([blocks[i].block.text for i in shown], html=html)
    entries = [Entry("name", f"excerpt of {case.source.name}")]
    if host := _host(case.article):
        entries.append(Entry("url", f"https://{host}/"))
    entries.append(Entry("html" if html else "text", page))
    for key, indices in (("contains", stay), ("not_contains", go)):
        if quotes := tuple(Noted(_quoted(blocks[i].block.text)) for i in indices):
            entries.append(Entry(key, quotes))
    return Section("test", tuple(entries), repeated=True)


def _page(texts: Sequence[str], *, html: bool) -> str:
    if not html:
        return "\n\n".join(texts) + "\n"
    body = "".join(f"<p>{escape(text)}</p>\n" for text in texts)
    return f"<html><body><article>\n{body}</article></body></html>\n"


def _quoted(text: str) -> str:
    line = text.splitlines()[0]
    return line if len(line) <= _QUOTE else line[:_QUOTE].rsplit(" ", 1)[0]


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
        dirs = (Path(folder), *options.rules_dirs)
        path = case.article.page.path
        again = clean(case.article.page.text, options=options._replace(path=path, rules_dirs=dirs))
    wanted = case.result.blocks
    if len(again.blocks) != len(wanted):
        raise NoRuleError("the rule cuts the page in another way; save it as a labelled example")
    turned = [i for i, item in enumerate(wanted) if again.blocks[i].verdict.keep != item.verdict.keep]
    if wrong := [i for i in turned if i in case.turned]:
        text = _quoted(wanted[wrong[0]].block.text)
        raise NoRuleError(f"no rule of lines makes {text!r} come out so; save the page as a labelled example")
    if failures:
        raise NoRuleError(f"the rule fails its own test: {failures[0]}")
    return tuple(_quoted(wanted[i].block.text) for i in turned)
