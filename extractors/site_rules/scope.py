"""Head, body and tail of a page as rules see it, before anything is judged."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from ...rules.model import Scope

_SENTENCE_END = re.compile(r"[.!?…]['\"’”»)\]]*$|[。！？]")
_PROSE = 80  # characters of a line that, ended like a sentence, counts as a paragraph of prose
_PROSE_CJK = 30


class Places(NamedTuple):
    """`first` and `last` are the indices of the first and last paragraph of prose."""

    first: int
    last: int

    def within(self, index: int, scope: Scope) -> bool:
        """Whether the line at `index` lies in `scope`."""
        if scope is Scope.HEAD:
            return index < self.first
        if scope is Scope.TAIL:
            return index > self.last
        return scope is Scope.PAGE or self.first <= index <= self.last

    def indices(self, scope: Scope, count: int) -> range:
        """Those of so many lines that lie in `scope`."""
        if scope is Scope.HEAD:
            return range(min(self.first, count))
        if scope is Scope.TAIL:
            return range(self.last + 1, count)
        return range(count) if scope is Scope.PAGE else range(self.first, self.last + 1)


def places(lines: Sequence[str], cut: Collection[int]) -> Places:
    """Where the prose of a page begins and ends, leaving the lines `cut` out of account."""
    prose = [n for n, line in enumerate(lines) if n not in cut and is_prose(line)]
    return Places(prose[0], prose[-1]) if prose else Places(len(lines), -1)


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph: long enough, and ended like a sentence."""
    long = len(line) >= _PROSE or (len(line) >= _PROSE_CJK and ord(max(line)) > 0x2E80)
    return long and is_sentence(line)


def is_sentence(line: str) -> bool:
    """Whether a line ends like a sentence."""
    return _SENTENCE_END.search(line) is not None
