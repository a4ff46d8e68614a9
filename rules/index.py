"""Which of many rule files may speak for a page at all, found without looking at each of them."""

from collections import defaultdict
from collections.abc import Sequence

from .matching import MARKER, Lookup, Match, markers_of
from .patterns import fold


class Index:
    """Places of rule files in a sequence, by what identifies a site to them.

    `markers` are those of all files (see `markers_of`), which a `Lookup` is to be made with.
    """

    def __init__(self, matches: Sequence[Match]) -> None:
        self.markers = markers_of(matches)
        self._always: set[int] = set()
        self._of_texts: set[int] = set()
        self._by_host: dict[str, set[int]] = defaultdict(set)
        self._by_marker: dict[str, set[int]] = defaultdict(set)
        self._by_generator: dict[str, set[int]] = defaultdict(set)
        for place, match in enumerate(matches):
            self._add(place, match)

    def _add(self, place: int, match: Match) -> None:
        if match.files or "*" in match.hosts:
            self._always.add(place)
        if match.text_signature:
            self._of_texts.add(place)
        for host in match.hosts:
            self._by_host[host.lstrip("=")].add(place)
        for text in match.generator:
            if text.startswith(MARKER):
                self._by_marker[text.removeprefix(MARKER)].add(place)
            else:
                self._by_generator[fold(text)].add(place)

    def places(self, page: Lookup) -> set[int]:
        """The places of all files that could apply to a page; `rank` tells whether one does."""
        found = self._always.union(*(self._by_host.get(host, ()) for host in (page.host, *page.suffixes)))
        if not page.query.html:
            return found | self._of_texts
        if self._by_marker:
            found.update(*(self._by_marker[marker] for marker in page.marked))
        for name in page.generators:
            found.update(*(at for text, at in self._by_generator.items() if name.startswith(text)))
        return found
