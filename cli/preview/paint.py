"""Styles, and rows of styled runs as what a terminal is sent.

One hue only, red for what goes: it reads on light and dark grounds, and nothing depends on it, as marks,
brackets and words say the same. Everything else is the terminal's own colour, bold or faint.
"""

from collections.abc import Iterable, Iterator

from .wrap import Row

_CODES = {"stripped": "31", "added": "36", "cut": "9;31", "faint": "2", "strong": "1", "kept": ""}


def paint(rows: Iterable[Row], *, styled: bool) -> Iterator[str]:
    """Each row as a line with its line end; `styled` writes SGR escape sequences.

    Raises KeyError for a style that there is not.
    """
    for row in rows:
        if styled:
            yield "".join(_styled(text, _CODES[style]) for text, style in row) + "\n"
        else:
            yield "".join([text for text, _ in row]).rstrip() + "\n"


def _styled(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if code and text else text
