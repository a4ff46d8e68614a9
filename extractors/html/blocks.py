"""The blocks of a page column by column, which is how they are judged, and one by one for who reads them."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain, compress, repeat
from typing import Any, NamedTuple

from ..types import Block, Container, Piece, Role, UnmadeBlocks
from .boxes import Box
from .inline import Labels

_new = tuple[Any, ...].__new__  # a class of named tuples takes four times that


Markup = str | Callable[[], str]
"""Inline Markdown, or what writes it: most blocks of a page are never shown."""


class Columns(NamedTuple):
    """What is known of the blocks that a page shows, in page order.

    `boxes` are those that the texts stand in, `linked` are characters in links, `labels` those of all marked
    elements around a block. The others are what blocks are made of.
    """

    texts: Sequence[str] = ()
    boxes: Sequence[Box] = ()
    roles: Sequence[Role] = ()
    levels: Sequence[int] = ()
    linked: Sequence[int] = ()
    glued: Sequence[bool] = ()
    labels: Sequence[Labels] = ()
    markup: Sequence[Markup] = ()

    def where(self, wanted: Sequence[bool]) -> "Columns":
        """The same of some of the blocks."""
        return Columns._make([list(compress(column, wanted)) for column in self])

    def made(self) -> list[Block]:
        """The blocks; by columns, which takes half the time."""
        nothing = repeat(None)
        paths = [box.path for box in self.boxes]
        marked = [text if isinstance(text, str) else text() for text in self.markup]
        columns = zip(
            *(self.texts, nothing, nothing, nothing, self.glued, paths, self.roles, self.levels, marked),
            self._containers(),
            strict=False,
        )
        return list(map(_new, repeat(Block), columns))

    def _containers(self) -> Iterable[tuple[Container, ...]]:
        """What the blocks stand in, which Markdown alone shows."""
        if not any(self.markup):
            return repeat(())
        from .containers import containers

        known: dict[int, tuple[Container, ...]] = {}
        return [containers(box, known) for box in self.boxes]


class Blocks(UnmadeBlocks):
    """The blocks that a page shows, and after them those of a script; made when they are read."""

    __slots__ = ("_embedded", "_shown")

    def __init__(self, shown: Columns, embedded: tuple[Block, ...] = ()) -> None:
        super().__init__(partial(_all, shown, embedded))
        self._shown, self._embedded = shown, embedded

    def __len__(self) -> int:
        return len(self._shown.texts) + len(self._embedded)

    @property
    def texts(self) -> Sequence[str]:
        return [*self._shown.texts, *[block.text for block in self._embedded]]

    def where(self, wanted: Sequence[bool]) -> tuple[Block, ...]:
        embedded = compress(self._embedded, wanted[len(self._shown.texts) :])
        return (*self._shown.where(wanted).made(), *embedded)

    def pieces(self, wanted: Sequence[bool]) -> Iterable[Piece]:
        shown = self._shown
        embedded = [(block.text, block.glued, block.role) for block in self._embedded]
        return compress(chain(zip(shown.texts, shown.glued, shown.roles, strict=True), embedded), wanted)


def _all(shown: Columns, embedded: tuple[Block, ...]) -> chain[Block]:
    return chain(shown.made(), embedded)
