"""Short strings that a page must hold for a rule to find anything in it: cheap to look for, before the rule.

A probe is looked for in UTF-8 with small letters, so only ASCII serves for one, less what `fold` makes of
other characters. That a page holds the probes of a pattern says nothing yet; that it lacks one says that the
pattern covers none of its lines.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from .patterns import Form, Pattern, fold

Probes = tuple[bytes, ...]
_RUN = re.compile(r"[!#-&(-,.-@\[-_a-~]+")  # neither a space nor a quote nor a dash
# Characters that become ASCII letters when they are folded; the sharp s is common, and is written out.
_FOLDING = re.compile(
    rb"\xc4[\xb0\xb1]|\xc5[\x89\xbf]|\xc7\xb0|\xe1\xba[\x96-\x9a\x9e]|\xe2\x84\xaa|\xef\xac[\x80-\x86]"
)
_SHARP_S = "ß".encode()


def sought_in(lines: Iterable[str]) -> bytes | None:
    """What the probes of these lines are looked for in; None where they would not tell."""
    text = "\n".join(map(str.strip, lines))
    data = text.encode("utf-8", "replace").lower()
    if not text.isascii():
        if _FOLDING.search(data):
            return None
        data = data.replace(_SHARP_S, b"ss")
    return b"\n%b\n" % data


def line_probes(pattern: Pattern) -> Probes:
    """What must be found where `pattern` covers a line: how the line begins and ends, and what is between."""
    return tuple(_anchored([fold(piece) for piece in _pieces(pattern)]))


def inline_probes(pattern: Pattern) -> Probes:
    """What must be found where `pattern` is found within a line."""
    return tuple(run.encode() for piece in _pieces(pattern) if (run := _longest(fold(piece))))


def _pieces(pattern: Pattern) -> list[str]:
    """What stands between the stars; nothing of a regular expression, which is not read here."""
    if pattern.form is Form.REGEX:
        return []
    return pattern.source.split("*") if pattern.form is Form.GLOB else [pattern.source]


def _anchored(pieces: Sequence[str]) -> Iterator[bytes]:
    last = len(pieces) - 1
    for number, piece in enumerate(pieces):
        runs = list(_RUN.finditer(piece))
        starts = bool(runs) and number == 0 and runs[0].start() == 0
        ends = bool(runs) and number == last and runs[-1].end() == len(piece)
        if starts and ends and len(runs) == 1:
            yield f"\n{piece}\n".encode()
            continue
        if starts:
            yield f"\n{runs[0][0]}".encode()
        if ends:
            yield f"{runs[-1][0]}\n".encode()
        if not (starts or ends) and runs:
            yield _longest(piece).encode()


def _longest(piece: str) -> str:
    return max(_RUN.findall(piece), key=len, default="")
