"""What one flat text suggests: lines that may tell its site, and lines where its body begins and ends."""

from collections.abc import Iterator, Sequence

from ...rules.category import Category
from ...rules.write import quote
from .recurring import kind_of, writable
from .sample import Line, Sample

_SIGNATURE = 2  # lines
_TELLING = range(15, 161)  # characters of a line that may tell a site
_OWN = (Category.LEGAL, Category.NEWSLETTER, Category.METADATA, Category.NAV)
"""Kinds of lines in which a site names itself, the best first."""
_NEAR = 3  # lines on either side of the body
_SHARE = 0.5  # of a page: where its beginning ends, and its end begins


def first_signature(page: Sample) -> tuple[str, ...]:
    """Two lines outside of the body that may stand on every page of the site; none where there are not two.

    One page does not tell what recurs: lines with a number in them are left out, as are short ones.
    """
    lines = {line.key: line for line in _outside(page) if _telling(line)}
    best = sorted(lines.values(), key=lambda line: (_rank(line), -len(line.text)))[:_SIGNATURE]
    return tuple(line.text for line in best) if len(best) == _SIGNATURE else ()


def boundary_comments(page: Sample) -> tuple[str, ...]:
    """Rules for the lines just before and just after the body, written out as comments."""
    kept = [index for index, line in enumerate(page.lines) if line.keep]
    if not kept:
        return ()
    before = [line for line in page.lines[: kept[0]] if writable(line)][-_NEAR:]
    after = [line for line in page.lines[kept[-1] + 1 :] if writable(line)][:_NEAR]
    rules = [
        *_written("start_after", "in_first", before),
        *_written("end_before", "in_last", after),
    ]
    if not rules:
        return ()
    return ("Where the body begins and ends here. Make rules of the lines that stand on every page:", *rules)


def _outside(page: Sample) -> Iterator[Line]:
    yield from (line for line in page.lines if not line.keep and writable(line))


def _telling(line: Line) -> bool:
    plain = not any(char.isdigit() for char in line.text)
    return plain and len(line.text) in _TELLING and line.category is not Category.TITLE


def _rank(line: Line) -> int:
    kind = kind_of([line])
    return _OWN.index(kind) if kind in _OWN else len(_OWN)


def _written(key: str, share: str, lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        category = kind_of([line]).value
        yield f'  [[text.{key}]]  line = {quote(line.text)}   {share} = {_SHARE}   category = "{category}"'
