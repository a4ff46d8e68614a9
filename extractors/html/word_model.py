"""The sum of the learned weights of a block's words (see `words`), without making the words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from operator import add

from ..types import Role
from .boxes import Box
from .facts import ENDINGS, Fact
from .kinds import Kind
from .segment import Segmented
from .words import LINKED, MARKS, OPENING, PREFIXES, SHORT, SIZES

_REMEMBERED = 2048
"""Sums that are remembered, of each sort: sites use the same names over and over."""
_SCOPES = "=sml"
_ZERO = repeat(0.0)
_MARKS = repeat(MARKS)


class Shapes:
    """The weights of what a text looks like, in tables by the bins of its measures."""

    __slots__ = ("capitals", "commas", "digits", "endings", "repeated", "roles", "sizes", "titled")

    def __init__(self, weights: Mapping[str, float]) -> None:
        def row(*words: str) -> list[float]:
            return [weights.get(word, 0.0) for word in words]

        halves = range(5)
        self.sizes = [row(*[f"L{size}.{at}" for at in range(4)]) for size in range(len(SIZES) + 1)]
        self.endings = {ending: row(*[f"E{ending}.{half}" for half in halves]) for ending in ENDINGS}
        self.roles = {role: row(*[f"R{role}.{half}" for half in halves]) for role in Role}
        self.capitals = [row(*[f"C{share}.{stops}" for stops in range(6)]) for share in range(6)]
        self.commas = row(*[f"P{count}" for count in range(5)])
        self.digits = row(*[f"N{share}" for share in range(5)])
        self.repeated = row(*[f"D{count}" for count in range(4)])
        self.titled = [row(*[f"T{share}.{other}" for other in range(5)]) for share in range(5)]

    def weigh(self, roles: Iterable[Role], facts: Iterable[Fact]) -> list[float]:
        """The sum of the weights of each text's bins."""
        by_size, by_ending, by_role, by_capitals = self.sizes, self.endings, self.roles, self.capitals
        by_commas, by_digits, by_times, by_title = self.commas, self.digits, self.repeated, self.titled
        found: list[float] = []
        for role, fact in zip(roles, facts, strict=True):
            size, _, linked, ending, commas, capitals, stops, digits, times, titled, described, _ = fact
            at = bisect_left(SIZES, size)
            half = at // 2 if at < 8 else 4
            found.append(
                by_size[at][bisect_right(LINKED, linked)]
                + by_ending[ending][half]
                + by_role[role][half]
                + by_capitals[int(capitals * 5)][int(stops * 10) if stops < 0.5 else 5]
                + by_commas[commas if commas < 4 else 4]
                + by_digits[int(digits * 4)]
                + by_times[times if times < 3 else 3]
                + by_title[int(titled * 4)][int(described * 4)]
            )
        return found


class WordModel:
    """Learned weights of words, by prefix; `score` is the log-odds of a block being body, by itself."""

    __slots__ = ("_kinds", "_shapes", "bias", "weights")

    def __init__(self, bias: float, weights: Mapping[str, Mapping[str, float]]) -> None:
        self.bias, self.weights = bias, weights
        self._kinds: dict[str, dict[Kind, float]] = {scope: {} for scope in _SCOPES}
        self._shapes: Shapes | None = None

    def weight(self, word: str) -> float:
        """The weight of a word with its prefix; 0 for one that was not learned."""
        prefix, bare = (word[0], word[1:]) if word[0] in PREFIXES else ("", word)
        return self.weights[prefix].get(bare, 0.0)

    def score(
        self, page: Segmented, facts: Sequence[Fact], above: Sequence[int], sizes: Sequence[int]
    ) -> list[float]:
        """Log-odds of each block.

        `above` and `sizes` are of the boxes (see `box_sizes`). A short link has no words, as in calibration:
        what stands around it tells menus from lists.
        """
        if self._shapes is None:
            self._shapes = Shapes(self.weights[""])
        texts = [i for i, fact in enumerate(facts) if not fact.menu]
        scores = [self.bias] * len(facts)
        if not texts:
            return scores
        shown = page.shown
        boxes = [shown.boxes[i] for i in texts]
        inside = self._inside(page.boxes, above, sizes, {above[box.index] for box in boxes})
        shapes = self._shapes.weigh([shown.roles[i] for i in texts], [facts[i] for i in texts])
        known, bias, opening = self._kinds["="], self.bias, self._opening
        for i, box, shape in zip(texts, boxes, shapes, strict=True):
            kind = box.kind
            own = known[kind] if kind in known else self._of_kind("=", kind)
            names = inside[above[box.index]] + own
            scores[i] = bias + names + (shape + opening(shown.texts[i], facts[i].words))
        return scores

    def _opening(self, text: str, number: int) -> float:
        """What the first words of a text of so many words weigh; and all words of a short one."""
        words = text[:OPENING].lower().split(None, SHORT)
        if not words:
            return 0.0
        weights = self.weights
        found = weights["f"].get(words[0], 0.0)
        if len(words) > 1:
            found += weights["b"].get(f"{words[0]} {words[1]}", 0.0)
        if len(words) > SHORT:
            return found
        word = weights["w"].get
        found = sum(map(word, map(str.strip, dict.fromkeys(words), _MARKS), _ZERO), found)
        if number > len(words):  # a script without spaces
            found = sum(map(word, map(add, text[:12], text[1:13]), _ZERO), found)
        return found

    def _inside(
        self, boxes: Sequence[Box], above: Sequence[int], sizes: Sequence[int], holders: set[int]
    ) -> dict[int, float]:
        """What boxes and their ancestors give to what stands in them, by index, for `holders` of texts."""
        needed = {0}
        for at in holders:
            while at not in needed:
                needed.add(at)
                at = above[at]
        needed.remove(0)
        inside = {0: 0.0}  # the body's own names are the site's
        kinds, tenth, half = self._kinds, 0.1 * sizes[0], 0.5 * sizes[0]
        for at in sorted(needed):
            size, kind = sizes[at], boxes[at].kind
            where = "s" if size < tenth else "m" if size < half else "l"
            known = kinds[where]
            own = known[kind] if kind in known else self._of_kind(where, kind)
            inside[at] = inside[above[at]] + own
        return inside

    def _of_kind(self, where: str, kind: Kind) -> float:
        """The sum of the weights that an element's words have in one scope."""
        known = self._kinds[where]
        if len(known) >= _REMEMBERED:
            known.clear()
        found = known[kind] = sum(map(self.weights[where].get, kind.words, _ZERO))
        return found
