"""Where the sentences of one long line begin."""

import re
from collections.abc import Iterator

_BOUNDARY = r"""[.!?…]["'’”»)\]]*\s+                                      # a mark and a blank
      | [。！？｡]["'’”»)）」』】]*                                      # the marks of Chinese and Japanese
      | [।॥؟۔]\s+                                                   # the marks of Hindi, Arabic and Urdu
      | [ \t]{3,} | \s[|•·]\s                                       # gaps, separators of a flattened layout
    """

_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|Gov|Jr|No|vs|Nr|Hr|bzw|Sr|Sra|M)\.)\s+$"
)
_LOOK_BACK = 8


def cut_sentences(line: str) -> Iterator[int]:
    """Offsets at which the sentences of a line begin, the first being 0; linear in its length."""
    yield 0
    for match in re.finditer(_BOUNDARY, line, re.VERBOSE):
        end = match.end()
        if end < len(line) and not _runs_on(line, match.start(), end):
            yield end


def _runs_on(line: str, mark: int, end: int) -> bool:
    """Whether a mark ends no sentence: an abbreviation, or a small letter follows."""
    following = line[end : end + 3].lstrip("\"'“‘«([¿¡")
    return following[:1].islower() or bool(re.search(_ABBREVIATION, line[max(0, mark - _LOOK_BACK) : end]))
