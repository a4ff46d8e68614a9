"""Writing the inside of a block as inline Markdown: emphasis, code, formulas and links.

A mark opens or closes emphasis only where CommonMark's rules on flanking (0.31, section 6.2) let it: what
would keep it from that is moved out of the emphasis, and where that cannot be done the mark is left away.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple
from unicodedata import category

from ..markdown import escaped
from .inline import LINE_BREAK, STYLES, TEX, Inline, plain

_CODE, _STRONG, _EMPHASIS = "`", "**", "*"
_RAW = (_CODE, TEX)
_SCRIPTS = ("javascript:", "vbscript:")
_ENTITY = re.compile(r"\\|&(?=#?\w+;)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")

_Link = tuple[int, str]
"""Which link of the page, and its target."""


class _Run(NamedTuple):
    """Text in one style; `marks` are the outermost first."""

    text: str
    marks: tuple[str, ...] = ()
    link: _Link | None = None


_Group = tuple[str, list[_Run]]


def written(texts: Sequence[str], styles: Sequence[Inline]) -> str:
    """Inline Markdown: emphasis, code and links; white space folded, one line a `<br>`."""
    out = ""
    groups = [(link, list(runs)) for link, runs in groupby(_runs(texts, styles), key=lambda run: run.link)]
    for i, (link, runs) in enumerate(groups):
        after = groups[i + 1][1][0].text[:1] if i + 1 < len(groups) else ""
        if link is None:
            out += _styled(runs, 0, out[-1:], after if not after or after.isspace() else "[")
            continue
        lead, inner, tail = _trimmed(runs)
        if inner and not lead and out.endswith("!"):
            out = f"{out[:-1]}\\!"  # no image
        out += lead + (f"[{_styled(inner, 0, '[', ']')}]({link[1]})" if inner else "") + tail
    return plain([out])


def written_cell(texts: Sequence[str], styles: Sequence[Inline]) -> str:
    """The same as a cell of a table: in one line, its bars escaped."""
    return written(texts, styles).replace("\n", " ").replace("|", r"\|")


def _runs(texts: Sequence[str], styles: Sequence[Inline]) -> list[_Run]:
    runs: list[_Run] = []
    known: dict[int, tuple[tuple[str, ...], _Link | None]] = {}
    for text, style in zip(texts, styles, strict=True):
        if not text:
            continue
        if id(style) not in known:
            known[id(style)] = _read(style)
        marks, link = known[id(style)]
        if runs and runs[-1][1:] == (marks, link):
            runs[-1] = runs[-1]._replace(text=runs[-1].text + text)
        else:
            runs.append(_Run(text, marks, link))
    return runs


def _read(inner: Inline) -> tuple[tuple[str, ...], _Link | None]:
    """The marks of a style, and the link that it stands in. Code and formulas have no other marks."""
    marks: list[str] = []
    node = None
    style: Inline | None = inner
    while style is not None:
        if mark := STYLES.get(style.tag):
            marks.append(mark)
        node = node or style.node
        style = style.outer
    raw = next((mark for mark in reversed(_RAW) if mark in marks), None)
    target = _target(node.attributes.get("href")) if node is not None else ""
    link = (node.mem_id, target) if node is not None and target else None
    return (raw,) if raw else tuple(dict.fromkeys(reversed(marks))), link


def _target(href: str | None) -> str:
    """The target of a link as Markdown writes it; empty if it leads nowhere else."""
    href = re.sub(r"[\t\n\r]", "", (href or "").strip("".join(map(chr, range(33)))))
    if not href or href.startswith("#") or re.sub(r"\s", "", href).lower().startswith(_SCRIPTS):
        return ""
    href = _ENTITY.sub(r"\\\g<0>", href.replace(LINE_BREAK, ""))
    if not re.search(r"[\s()<>]", href):
        return href
    return f"<{href.replace('<', '%3C').replace('>', '%3E')}>"


def _styled(runs: Sequence[_Run], depth: int, before: str, after: str) -> str:
    """Runs of one link, or of none, between two characters; the marks above `depth` are written already."""
    out, starred = "", False
    groups: list[_Group] = [
        (mark, list(same))
        for mark, same in groupby(runs, key=lambda run: "".join(run.marks[depth : depth + 1]))
    ]
    for i, (mark, group) in enumerate(groups):
        if mark in ("", *_RAW):
            out, starred = out + _leaf("".join(run.text for run in group), mark), False
            continue
        following = groups[i + 1] if i + 1 < len(groups) else None
        end = _first(following) if following else after
        lead, inner, tail = _freed(group, out[-1:] or before, end)
        out += lead
        starred = starred and not lead
        if inner:
            sides = (out[-1:] or before, tail[:1] or end)
            strong_follows = not tail and following is not None and following[0] == _STRONG and end == "*"
            mark = _chosen(mark, inner, depth, sides, crowded=starred or strong_follows)
            out += mark + _styled(inner, depth + 1, *[_seen(side, mark) for side in sides]) + mark
            starred = mark in (_STRONG, _EMPHASIS) and not tail
        out += tail
    return out


def _seen(side: str, mark: str) -> str:
    """What the inside of emphasis has beside it: the mark, or the word to which that sticks."""
    return side if not mark or _is_word(side) else mark[0]


def _leaf(text: str, mark: str) -> str:
    """Text in no emphasis, a formula or code."""
    if mark == "":
        return escaped(text)
    lead, core, tail = _split(text)
    if mark == TEX:
        core = _TAG.sub("< ", core)
    elif core:
        fence = _CODE * (1 + max((len(run) for run in re.findall(r"`+", core)), default=0))
        pad = " " if core[0] == _CODE or core[-1] == _CODE else ""
        core = f"{fence}{pad}{core}{pad}{fence}"
    return lead + core + tail


def _split(text: str) -> tuple[str, str, str]:
    core = text.strip()
    at = text.find(core)
    return text[:at], core, text[at + len(core) :]


def _first(group: _Group) -> str:
    """What a group will begin with, as far as emphasis before it is concerned."""
    mark, runs = group
    first = runs[0].text[:1]
    return first if not mark or _is_blank(first) else mark[0]


def _trimmed(runs: Sequence[_Run]) -> tuple[str, list[_Run], str]:
    """Runs without white space at their ends, and that white space."""
    rest = list(runs)
    lead = tail = ""
    while rest and not rest[0].text.strip():
        lead += rest.pop(0).text
    while rest and not rest[-1].text.strip():
        tail = rest.pop().text + tail
    if rest:
        text = rest[0].text
        lead += text[: len(text) - len(text.lstrip())]
        rest[0] = rest[0]._replace(text=text.lstrip())
        text = rest[-1].text
        tail = text[len(text.rstrip()) :] + tail
        rest[-1] = rest[-1]._replace(text=text.rstrip())
    return lead, rest, tail


def _freed(runs: Sequence[_Run], before: str, after: str) -> tuple[str, list[_Run], str]:
    """Runs of one emphasis without the white space and punctuation that would keep it from being one."""
    lead, rest, tail = _trimmed(runs)
    if _is_word(tail[:1] or after):
        while rest and not _is_word(rest[-1].text[-1]):
            text = rest[-1].text
            core = text[: next((i for i in range(len(text), 0, -1) if _is_word(text[i - 1])), 0)]
            tail = escaped(text[len(core) :]) + tail
            rest[-1:] = [rest[-1]._replace(text=core)] if core else []
    if _is_word(lead[-1:] or before):
        while rest and not _is_word(rest[0].text[0]):
            text = rest[0].text
            core = text[next((i for i, char in enumerate(text) if _is_word(char)), len(text)) :]
            lead += escaped(text[: len(text) - len(core)])
            rest[:1] = [rest[0]._replace(text=core)] if core else []
    return lead, rest, tail


def _chosen(mark: str, inner: Sequence[_Run], depth: int, sides: tuple[str, str], *, crowded: bool) -> str:
    """The mark that emphasis can be written with between two characters; none where it cannot.

    `crowded` says that the marks of another emphasis stand right beside it.
    """
    before, after = map(_is_word, sides)
    within = [run.marks[depth + 1 :] for run in (inner[0], inner[-1])]
    first, last = [any(other[0] != mark[0] for other in others) for others in within]
    if (before and first) or (after and last):
        return ""
    if mark != _EMPHASIS:
        return mark
    # Three stars in a row can often be read in two ways.
    if not (before or after) and (crowded or "*" in sides or any(_STRONG in others for others in within)):
        return "_"
    return "" if crowded else mark


def _is_blank(char: str) -> bool:
    return not char or char.isspace() or char == LINE_BREAK


def _is_word(char: str) -> bool:
    """Whether CommonMark takes it for neither white space nor punctuation."""
    return not _is_blank(char) and category(char)[0] not in "PS"
