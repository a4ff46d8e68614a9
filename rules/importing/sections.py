"""A converted config laid out as a rule file."""

from collections.abc import Iterable, Iterator, Sequence

from ..patterns import Pattern
from ..write import Entry, Noted, Section
from .convert import Converted, Said

MIN_KEEP_RATIO = 0.03
_MOST_NOTES = 6
_SECTIONS = ("text.drop_line", "text.end_before")
_WHOLE_PAGE = frozenset({"body", "html", "html > body"})


def sections(
    name: str, source: str, hosts: Sequence[str], notes: Sequence[str], said: Converted
) -> Iterable[Section]:
    """The sections of the rule file called `name`.

    Every file gets guards that fall back to the generic reading, and within its body the heuristic still
    judges: what sites have put there since the config was written is stripped by none of its rules.
    """
    yield _about(name, source, hosts, notes)
    yield from _html(said)
    yield from _text(said)
    yield from _tables(said)
    guard = (Entry("min_keep_ratio", MIN_KEEP_RATIO), Entry("fallback", "generic"))
    yield Section("guard", guard)


def _about(name: str, source: str, hosts: Sequence[str], notes: Sequence[str]) -> Section:
    shown = [
        *notes[:_MOST_NOTES],
        *([f"and {len(notes) - _MOST_NOTES} more"] if len(notes) > _MOST_NOTES else []),
    ]
    entries = [Entry("schema", 1), Entry("id", name), Entry("source", source)]
    if shown:
        entries.append(Entry("note", "\n".join(shown)))
    return Section("", (*entries, Entry("hosts", _strings(hosts))))


def _html(said: Converted) -> Iterator[Section]:
    body = [css for css in said.texts("html.body") if css not in _WHOLE_PAGE]
    unwrap = said.texts("html.unwrap")
    entries: list[Entry] = []
    if body:
        entries += [Entry("body", _strings(body)), Entry("inside", "judge")]
    if unwrap:
        entries.append(Entry("unwrap", _strings(unwrap)))
    if entries:
        yield Section("html", tuple(entries))
    for rule in _of(said, "html.strip"):
        entries = [Entry("css", str(rule.value)), Entry("category", rule.category)]
        yield Section("html.strip", tuple(entries), repeated=True)


def _text(said: Converted) -> Iterator[Section]:
    for key in _SECTIONS:
        for rule in _of(said, key):
            if isinstance(rule.value, Pattern):
                more = (Entry("min_lines_before", 3),) if key == "text.end_before" else ()
                form = Entry(rule.value.form.value, rule.value.source)
                yield Section(key, (form, *more, Entry("category", rule.category)), repeated=True)


def _tables(said: Converted) -> Iterator[Section]:
    for table in ("fields", "document"):
        keys = dict.fromkeys(rule.key for rule in said.rules if rule.key.startswith(f"{table}."))
        if keys:
            yield Section(
                table, tuple(Entry(key.partition(".")[2], _strings(said.texts(key))) for key in keys)
            )


def _of(said: Converted, key: str) -> list[Said]:
    return [rule for rule in said.rules if rule.key == key]


def _strings(texts: Iterable[str]) -> tuple[Noted, ...]:
    return tuple(map(Noted, texts))
