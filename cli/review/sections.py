"""What a rule file says that makes corrections: whom it is for, its rules, its test."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from ...extractors.learn.excerpt import cut_out
from ...extractors.learn.sample import Sample
from ...extractors.types import Article, Kind
from ...rules.category import Category
from ...rules.patterns import fold
from ...rules.store import Entry as Loaded
from ...rules.write import Entry, Noted, Rows, Section
from .correct import Case
from .elements import Element

_ANCHOR = 80  # characters of a line that ends the article
_SIGNATURE = 200  # characters of a line that tells a site
_AROUND = 8  # paragraphs of body in a test
_QUOTE = 60  # characters of a line that a test quotes
_LEAST_KEPT = 0.02  # share of a page that a boundary must leave


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The rule file that is wanted: its id, the rules that it extends, and the selectors that were found.

    `sample` is the page with its elements, where it is HTML. `example` chooses one of the blocks that go
    anyway, the surest being 0, for a test that would show none; None takes none.
    """

    case: Case
    name: str
    parent: Loaded | None
    sample: Sample | None = None
    elements: tuple[Element, ...] = ()
    example: int | None = None

    @property
    def tail(self) -> int | None:
        """Where a tail begins that goes as a whole and in which two blocks or more were corrected."""
        return None if self.elements else _tail(self.case)

    @property
    def lines(self) -> list[int]:
        """The corrected blocks that are named by their text: of a tail its first alone."""
        by_element = {i for element in self.elements for i in element.blocks}
        start = self.tail
        return [i for i in self.case.turned if i not in by_element and (start is None or i <= start)]


def is_inline(article: Article, index: int) -> bool:
    """Whether a block is a part of a line."""
    following = article.blocks[index + 1 : index + 2]
    return article.blocks[index].block.glued or any(item.block.glued for item in following)


def quoted(text: str) -> str:
    """The beginning of a text, as a test or a message quotes it."""
    line = text.splitlines()[0]
    return line if len(line) <= _QUOTE else line[:_QUOTE].rsplit(" ", 1)[0]


def head(plan: Plan) -> Section | None:
    """Whom the file is for; None where nothing tells it."""
    case, parent = plan.case, plan.parent
    entries = [Entry("schema", 1), Entry("id", plan.name)]
    if parent:
        entries.append(Entry("extends", (Noted(parent.id),)))
    if host := _host(case.article):
        entries.append(Entry("hosts", (Noted(host),)))
    elif signatures := list(_signatures(plan)):
        entries.append(Entry("text_signature", Rows(tuple(signatures))))
    elif case.source.path is not None:
        entries.append(Entry("files", (Noted(f"*{case.source.path.name}"),)))
    else:
        return None
    return Section("", tuple(entries), (f"Corrections of {case.source.name}",))


def _host(article: Article) -> str | None:
    url = article.page.url or article.page.site or article.metadata.canonical_url
    host = urlsplit(url if "//" in url else f"//{url}").hostname if url else None
    return host.lower().removeprefix("www.") if host and "." in host else None


def _signatures(plan: Plan) -> Iterator[tuple[str, ...]]:
    """The corrected lines themselves, each with a signature of the rules that are extended."""
    case = plan.case
    if case.article.page.kind is Kind.HTML:
        return
    own = _own_signature(case.article, plan.parent)
    lines = [case.article.blocks[i].block.text for i in plan.lines if not is_inline(case.article, i)]
    for text in dict.fromkeys(lines):
        if len(text) <= _SIGNATURE and "\n" not in text and not text.startswith("glob:"):
            yield tuple(dict.fromkeys((*own, text)))


def _own_signature(article: Article, parent: Loaded | None) -> tuple[str, ...]:
    lines = {fold(line) for line in article.page.text.splitlines()}
    groups = parent.match.text_signature if parent else ()
    return next((group for group in groups if all(fold(text) in lines for text in group)), ())


def _tail(case: Case) -> int | None:
    went = [i for i, category in case.turned.items() if category is not Category.BODY]
    blocks = case.article.blocks
    for start in went[:-1]:
        text = blocks[start].block.text
        whole = all(case.category(i) is not Category.BODY for i in range(start, len(blocks)))
        alone = sum(fold(item.block.text) == fold(text) for item in blocks) == 1
        if whole and alone and start > 0 and len(text) <= _ANCHOR:
            return start
    return None


def rules(plan: Plan) -> Iterator[Section]:
    """Selectors, then lines that stay, the boundary, lines that go, parts of lines that go."""
    for element in plan.elements:
        kept = element.category is Category.BODY
        entries = [Entry("css", element.css), *([] if kept else [Entry("category", element.category.value)])]
        yield Section("html.keep" if kept else "html.strip", tuple(entries), repeated=True)
    case, start = plan.case, plan.tail
    blocks = case.article.blocks
    lines = [i for i in plan.lines if i != start]
    whole = [i for i in lines if not is_inline(case.article, i)]
    yield from _named("keep_line", Category.BODY, [blocks[i].block.text for i in whole if not _goes(case, i)])
    if start is not None:
        line = Entry("line", blocks[start].block.text)
        category = Entry("category", case.category(start).value)
        yield Section("guard", (Entry("min_keep_ratio", _LEAST_KEPT),))
        yield Section("text.end_before", (line, category), repeated=True)
    for category in dict.fromkeys(case.category(i) for i in lines if _goes(case, i)):
        found = [i for i in lines if case.category(i) is category]
        yield from _named("drop_line", category, [blocks[i].block.text for i in found if i in whole])
        yield from _named("drop_inline", category, [blocks[i].block.text for i in found if i not in whole])
    yield from _named("drop_inline", Category.OTHER, list(case.parts.values()))


def _goes(case: Case, index: int) -> bool:
    return case.category(index) is not Category.BODY


def _named(key: str, category: Category, texts: Sequence[str]) -> Iterator[Section]:
    if texts:
        lines = Entry("line", tuple(map(Noted, dict.fromkeys(texts))))
        said = () if category is Category.BODY else (Entry("category", category.value),)
        yield Section(f"text.{key}", (lines, *said), repeated=True)


def test(plan: Plan) -> Section:
    """The corrected blocks and those that tell the site, among paragraphs of the body."""
    case, blocks = plan.case, plan.case.article.blocks
    kept = [case.category(i) is Category.BODY for i in range(len(blocks))]
    changed = {*case.turned, *case.parts}
    signature = {fold(text) for text in _own_signature(case.article, plan.parent)}
    told = {i for i, (block, _) in enumerate(blocks) if fold(block.text) in signature}
    body = [i for i in range(len(blocks)) if kept[i] and i not in changed]
    body = sorted(sorted(body, key=lambda i: -len(blocks[i].block.text))[:_AROUND])
    go = [i for i in case.turned if not kept[i]] or _example(plan, kept)
    shown = sorted({*changed, *told, *body, *go})
    stay = [i for i in case.turned if kept[i]] + body[:1]
    entries = [Entry("name", f"excerpt of {case.source.name}")]
    if host := _host(case.article):
        entries.append(Entry("url", f"https://{host}/"))
    entries.append(_page(plan, shown))
    gone = [quoted(blocks[i].block.text) for i in go] + [quoted(part) for part in case.parts.values()]
    for key, texts in (("contains", [quoted(blocks[i].block.text) for i in stay]), ("not_contains", gone)):
        if texts:
            entries.append(Entry(key, tuple(map(Noted, dict.fromkeys(texts)))))
    return Section("test", tuple(entries), repeated=True)


def _example(plan: Plan, kept: Sequence[bool]) -> list[int]:
    """A block that goes without a rule, where no correction takes anything away."""
    if plan.example is None:
        return []
    went = {i: item.verdict for i, item in enumerate(plan.case.article.blocks) if not kept[i]}
    surest = sorted(went, key=lambda i: (went[i].by.startswith("rule:"), went[i].score))
    return surest[plan.example : plan.example + 1]


def _page(plan: Plan, indices: Sequence[int]) -> Entry:
    texts = [plan.case.article.blocks[i].block.text for i in indices]
    if plan.case.article.page.kind is not Kind.HTML:
        return Entry("text", "\n\n".join(texts) + "\n")
    if plan.sample is not None:
        return Entry("html", cut_out(plan.sample, indices))
    body = "".join(f"<p>{escape(text)}</p>\n" for text in texts)
    return Entry("html", f"<html><body><article>\n{body}</article></body></html>\n")
