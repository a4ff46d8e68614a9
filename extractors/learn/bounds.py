"""`start_after` and `end_before`: lines before or after which no page has a line that is surely body."""

from collections import defaultdict
from collections.abc import Sequence
from math import ceil

from ..recurrence import MIN_ARTICLES
from .findings import Bound, Cover, Doubt, Evidence, copy_cover
from .recurring import by_phrases, kind_of, recurring_keys, writable
from .sample import Line, Sample

_MOST = 4  # boundaries at each end
_WORTH = 2  # lines on a page that a boundary must strip besides itself
_ROOM = 0.1  # share of the page by which a boundary may stand further in than it was seen
_LINES_BEFORE = 5  # that are asked for, at most
_SHORT = 4  # words of a line that needs a second one after it

_Seen = dict[str, dict[int, int]]


def find_bounds(
    pages: Sequence[Sample], held: Sequence[Sample], cover: Cover
) -> tuple[list[Bound], list[Doubt], dict[int, set[int]]]:
    """Boundaries at the start and at the end, those that could not be used, and what all of them cover.

    Pages that are `held` out only speak against a boundary.
    """
    covered = copy_cover(cover)
    recurring = recurring_keys(pages)
    bounds: list[Bound] = []
    doubts: list[Doubt] = []
    for start in (True, False):
        seen = _candidates(pages, recurring)
        everywhere = (*pages, *held)
        safe = {key: at for key, at in seen.items() if all(_parts(page, key, start) for page in everywhere)}
        doubts += _doubts(pages, seen.keys() - safe.keys(), seen, start)
        for _ in range(_MOST):
            chosen = _best(pages, safe, covered, start)
            if chosen is None:
                break
            bounds.append(_bound(pages, chosen, safe[chosen], start, recurring))
            for number, index in safe.pop(chosen).items():
                covered[number] |= set(_stretch(pages[number], index, start))
    return bounds, doubts, covered


def _candidates(pages: Sequence[Sample], recurring: frozenset[str]) -> _Seen:
    """For each line that recurs, the index at which it first stands, by page."""
    seen: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for number, page in enumerate(pages):
        for index, line in enumerate(page.lines):
            if line.key in recurring and writable(line):
                seen[line.key].setdefault(number, index)
    return seen


def _parts(page: Sample, key: str, start: bool) -> bool:
    """Whether a line parts the body from what goes: all its places are on one side of what is surely body.

    One that stands within the body as well would on some other page stand there first. A page that lacks the
    line does not speak against it.
    """
    sure = [n for n, line in enumerate(page.lines) if line.confident]
    places = [n for n, line in enumerate(page.lines) if line.key == key]
    if not places or not sure:
        return not places
    return places[-1] < sure[0] if start else places[0] > sure[-1]


def _stretch(page: Sample, index: int, start: bool) -> range:
    return range(index + 1) if start else range(index, len(page.lines))


def _best(pages: Sequence[Sample], safe: _Seen, covered: Cover, start: bool) -> str | None:
    """The boundary that strips most lines not covered yet; it must be worth it on three pages."""
    best: tuple[int, str] | None = None
    for key in sorted(safe):
        gains = [len(set(_stretch(pages[n], i, start)) - covered[n]) for n, i in safe[key].items()]
        if sum(gain > _WORTH for gain in gains) >= MIN_ARTICLES and (best is None or sum(gains) > best[0]):
            best = (sum(gains), key)
    return best[1] if best else None


def _bound(
    pages: Sequence[Sample], key: str, at: dict[int, int], start: bool, recurring: frozenset[str]
) -> Bound:
    lines = [pages[n].lines[i] for n, i in sorted(at.items())]
    gone = [line for n, i in at.items() for line in _after(pages[n], i)]
    shares = [(i + 1 if start else len(pages[n].lines) - i) / len(pages[n].lines) for n, i in at.items()]
    return Bound(
        text=lines[0].text,
        start=start,
        category=kind_of(lines if start or by_phrases(key) else [*lines, *gone]),
        evidence=Evidence(len(at), len(pages), len(at)),
        share=min(1.0, ceil((max(shares) + _ROOM) * 20) / 20),
        min_lines_before=0 if start else max(1, min(_LINES_BEFORE, min(at.values()) // 2)),
        followed_by=_following(pages, at, recurring) if len(key.split()) <= _SHORT else "",
    )


def _after(page: Sample, index: int) -> Sequence[Line]:
    return page.lines[index : index + 8]


def _following(pages: Sequence[Sample], at: dict[int, int], recurring: frozenset[str]) -> str:
    """The line that follows the boundary on every page, if there is one."""
    following = [pages[n].lines[i + 1] for n, i in sorted(at.items()) if i + 1 < len(pages[n].lines)]
    same = len({line.key for line in following}) == 1 and len(following) == len(at)
    return following[0].text if same and following[0].key in recurring and writable(following[0]) else ""


def _doubts(pages: Sequence[Sample], keys: set[str], seen: _Seen, start: bool) -> list[Doubt]:
    """Headings that part the body from the rest on most pages, but not on all."""
    doubts: list[Doubt] = []
    for key in sorted(keys):
        good = sum(_parts(pages[n], key, start) for n in seen[key])
        if good * 2 > len(seen[key]) and good >= MIN_ARTICLES and by_phrases(key):
            number, index = min(seen[key].items())
            name = f'{"start_after" if start else "end_before"} "{pages[number].lines[index].text}"'
            side = "before" if start else "after"
            bad = len(seen[key]) - good
            doubts.append(Doubt(name, f"on {bad} of {len(seen[key])} pages text {side} it reads like body"))
    return doubts
