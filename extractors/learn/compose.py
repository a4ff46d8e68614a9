"""The rule file of what was found: every rule with its evidence, guards, and tests."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ...rules.category import Category
from ...rules.model import Inside
from ...rules.write import Date, Entry, Noted, Rows, Section, write_toml
from .examples import Example
from .findings import Bound, Doubt, Element, Findings, Pattern

_DOUBTS = 12


def head(
    name: str,
    site: str | None,
    signature: Sequence[str],
    note: str,
    checked: str | None,
    comments: Iterable[str],
) -> Section:
    """What stands above all rules: id, dates, and to which pages the file applies."""
    entries = [Entry("schema", 1), Entry("id", name)]
    if note:
        entries.append(Entry("note", note))
    if checked:
        entries.append(Entry("checked", Date(checked)))
    if site:
        entries.append(Entry("hosts", (Noted(site),)))
    if signature:
        why = ("Lines that stand on all pages that were read: they tell the site's flat text.",)
        entries.append(Entry("text_signature", Rows((tuple(signature),)), why))
    return Section("", tuple(entries), tuple(comments))


def rules(found: Findings) -> Iterator[Section]:
    """The sections of all rules."""
    if found.bodies:
        yield _body(found)
    yield from (_strip(element) for element in found.strips)
    yield from (_bound(bound) for bound in found.bounds)
    yield from _lines(found.lines)


def doubts(items: Sequence[Doubt]) -> Section:
    """What recurs and is no rule, as comments."""
    shown = [f"  {item.what}: {item.why}" for item in items[:_DOUBTS]]
    rest = [f"  and {len(items) - _DOUBTS} more"] * (len(items) > _DOUBTS)
    return Section("", (), ("Not sure enough to be rules:", *shown, *rest) if items else ())


def guard(min_keep: float, max_strip: float, pages: int) -> Section:
    """The guards: a page that loses far more than those that were read is read without these rules."""
    seen = f"Beyond these shares of its characters a page is read without the rules (pages seen: {pages})."
    entries = [
        Entry("min_keep_ratio", min_keep),
        Entry("max_strip_ratio", max_strip),
        Entry("fallback", "generic"),
    ]
    return Section("guard", tuple(entries), (seen,))


def test(example: Example, site: str | None, seen: str) -> Section:
    """A `[[test]]`; `seen` says whether the page was learned from."""
    entries = [Entry("name", example.name)]
    if site:
        entries.append(Entry("url", f"https://{site}/"))
    entries.append(Entry("html" if example.html else "text", example.page))
    entries.append(Entry("contains", tuple(map(Noted, example.contains))))
    entries.append(Entry("not_contains", tuple(map(Noted, example.not_contains))))
    return Section("test", tuple(entries), (seen,), repeated=True)


def compose(sections: Iterable[Section]) -> str:
    """The text of the file."""
    return write_toml(section for section in sections if section.entries or section.comments)


def _body(found: Findings) -> Section:
    elements = tuple(Noted(element.css, str(element.evidence)) for element in found.bodies)
    if found.keep_inside:
        inside, why = Inside.KEEP, "Next to nothing in it was boilerplate once the rules below were applied."
    else:
        inside, why = (
            Inside.JUDGE,
            'The heuristic judges what stands in it; "keep" would keep all that no rule strips.',
        )
    entries = (Entry("body", elements), Entry("inside", inside.value, (why,)))
    return Section("html", entries, ("What holds the body; everything outside of it goes.",))


def _strip(element: Element) -> Section:
    entries = (Entry("css", element.css), Entry("category", element.category.value))
    return Section("html.strip", entries, (f"Seen {element.evidence}.",), repeated=True)


def _bound(bound: Bound) -> Section:
    side = "at or before" if bound.start else "at or after"
    comments = (f"Seen {bound.evidence}, with no line that reads like body {side} it.",)
    entries = [Entry("line", bound.text), Entry("category", bound.category.value)]
    if bound.min_lines_before:
        entries.append(Entry("min_lines_before", bound.min_lines_before))
    entries.append(Entry("in_first" if bound.start else "in_last", bound.share))
    if bound.followed_by:
        entries.append(Entry("followed_by", bound.followed_by))
    return Section(
        f"text.{'start_after' if bound.start else 'end_before'}", tuple(entries), comments, repeated=True
    )


def _lines(patterns: Iterable[Pattern]) -> Iterator[Section]:
    groups: defaultdict[tuple[Category, str], list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        groups[pattern.category, pattern.scope.value].append(pattern)
    for (category, scope), group in sorted(groups.items()):
        entries = [Entry("category", category.value)]
        if scope != "page":
            entries.append(Entry("scope", scope))
        for key, glob in (("line", False), ("glob", True)):
            if items := tuple(Noted(p.text, _said(p)) for p in group if p.glob is glob):
                entries.append(Entry(key, items))
        yield Section("text.drop_line", tuple(entries), repeated=True)


def _said(pattern: Pattern) -> str:
    kept = f"; the reading without rules keeps it on {pattern.kept}" if pattern.kept else ""
    return f"{pattern.evidence}{kept}"
