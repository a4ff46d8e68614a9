"""From judged blocks to text and Markdown."""

import re
from collections.abc import Iterable, Sequence

from .types import Article, Block, Kind, Piece, Role

_BLANK_LINE = re.compile(r"(?>\r\n|\n|\r)[^\S\r\n]*(?>\r\n|\n|\r)")
_LINE_END = re.compile(r"\r\n|\n|\r")
_LEADING_BLANKS = re.compile(r"\A(?:[^\S\r\n]*(?:\r\n|\n|\r))+")
_TIGHT = frozenset({Role.LIST_ITEM, Role.TABLE_ROW})


def render_text(article: Article) -> str:
    """The kept blocks as plain text, without a final line end.

    Flat text keeps its own characters, so a page with nothing to strip comes out as it was; where blocks
    went, one line break stays (a blank line if there was one). HTML blocks stand apart by a blank line,
    items of one list and rows of one table by a line break.
    """
    if article.page.kind is Kind.TEXT:
        return _flat(article.page.text, article.body)
    return _join(article.pieces)


def render_markdown(article: Article) -> str:
    """The kept blocks as Markdown. Flat text is given as it is: it has no markup to carry over."""
    if article.page.kind is Kind.TEXT:
        return render_text(article)
    from .markdown import to_markdown

    return to_markdown(article.body)


def _flat(source: str, body: Sequence[Block]) -> str:
    out: list[str] = []
    end, past = 0, -1  # of what was written last: of its text, and of its block
    for block in body:
        start = block.start or 0
        broken = start != past  # blocks tile the page: something went in between
        text = core = source[start : block.end].rstrip()
        if broken:
            core = text.lstrip() if block.glued else _LEADING_BLANKS.sub("", text)
        if out:
            gap = source[end:start]
            out.append(_break(source, gap) if broken else gap)
        out.append(core)
        end, past = start + len(text), block.end
    return "".join(out)


def _break(source: str, gap: str) -> str:
    """What stays between two kept blocks of what stood there: a space, a line break or a blank line."""
    if not _LINE_END.search(gap):
        return " " if gap[:1].isspace() or gap[-1:].isspace() else ""
    return _line_end(source) * (2 if _BLANK_LINE.search(gap) else 1)


def _line_end(source: str) -> str:
    found = _LINE_END.search(source)
    return found.group() if found else "\n"


def _join(pieces: Iterable[Piece]) -> str:
    out: list[str] = []
    before: Role | None = None
    for text, glued, role in pieces:
        if not text:
            continue
        if before is not None:
            out.append(" " if glued else "\n" if role in _TIGHT and before is role else "\n\n")
        out.append(text)
        before = role
    return "".join(out)
