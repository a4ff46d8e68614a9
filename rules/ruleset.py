"""All rule files in force, and which of them speak for a page."""

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from .errors import UnboilError
from .index import Index
from .matching import SITE, Lookup, Query, Rank, rank
from .store import Entry

if TYPE_CHECKING:
    from .model import SiteRules

_FORCED: Rank = (SITE, 1e6)


class RuleSet:
    """Rule files in order of precedence: of two with one id, or equally specific, the earlier one wins.

    Raises RuleError where a file extends what does not exist, or itself by a detour.
    """

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        self._resolve = lru_cache(maxsize=256)(self._resolved)  # pages of one site come in rows
        self._merge = lru_cache(maxsize=256)(self._merged)
        for entry in self._by_id.values():
            if entry.extends:
                self._check_parents(entry, (entry.id,))

    def get(self, name: str, date: str | None = None) -> "SiteRules":
        """The rules called `name` as of `date` (ISO 8601), with what they inherit. Raises UnboilError."""
        return self._resolve(name, date)

    def _resolved(self, name: str, date: str | None) -> "SiteRules":
        entry = self._by_id.get(name)
        if entry is None:
            from .table import nearest

            raise UnboilError(f"no site rules are called {name!r}{nearest(name, self._by_id)}")
        from .inherit import inherit

        rules = entry.load()
        parents = [self.get(parent, date) for parent in rules.extends]
        return inherit(rules.at(date), parents)

    def match(self, query: Query) -> "SiteRules | None":
        """The rules for a page: the most specific, with platform and global rules merged below it.

        Raises UnboilError where `query.site` is neither a rule's id nor a host.
        """
        chosen: list[Entry] = []
        for (level, _), entry in self._ranked(query):
            if level < SITE or not chosen:
                chosen.append(entry)
        return (
            self._merge(tuple((entry.id, self._date(entry, query)) for entry in chosen)) if chosen else None
        )

    def _merged(self, files: tuple[tuple[str, str | None], ...]) -> "SiteRules":
        """Rules by their names and dates, the strongest first, as one."""
        merged = self.get(*files[0])
        for name, date in files[1:]:
            if name not in merged.applied:
                merged = merged.over(self.get(name, date))
        return merged

    def _date(self, entry: Entry, query: Query) -> str | None:
        return query.date() if self._is_dated(entry) else None

    def _is_dated(self, entry: Entry) -> bool:
        return entry.dated or any(self._is_dated(self._by_id[parent]) for parent in entry.extends)

    def _ranked(self, query: Query) -> list[tuple[Rank, Entry]]:
        """The files that apply, the most specific first."""
        forced = self._by_id.get(query.site or "")
        if query.site and not forced:
            if "." not in query.site:
                self.get(query.site)  # raises: neither an id nor a host
            query = query._replace(host=query.site)
        page = Lookup(query, self._index.markers)
        found = [(_FORCED, forced)] if forced else []
        others = [entry for entry in self._candidates(page) if entry is not forced]
        found += [(how, entry) for entry in others if (how := rank(entry.match, page))]
        return sorted(found, key=lambda item: item[0], reverse=True)

    def _candidates(self, page: Lookup) -> list[Entry]:
        """The files that may apply, in order of precedence."""
        return [self._files[place] for place in sorted(self._index.places(page))]

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        by_id: dict[str, Entry] = {}
        for entry in self.entries:
            by_id.setdefault(entry.id, entry)
        return by_id

    @cached_property
    def _files(self) -> tuple[Entry, ...]:
        return tuple(self._by_id.values())

    @cached_property
    def _index(self) -> Index:
        return Index([entry.match for entry in self._files])

    def _check_parents(self, entry: Entry, trail: tuple[str, ...]) -> None:
        from .table import Source, nearest

        for index, parent in enumerate(entry.extends):
            fault = Source(entry.file).fault
            if parent not in self._by_id:
                hint = nearest(parent, self._by_id)
                raise fault(("extends", index), f"extends {parent!r}, which no rule file is called{hint}")
            if parent in trail:
                raise fault(("extends", index), f"extends goes in a circle: {' → '.join((*trail, parent))}")
            self._check_parents(self._by_id[parent], (*trail, parent))
