"""Named tuples made by the thousand: their own constructor is a function in Python, the tuple's is not."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeVar

_Tuple = TypeVar("_Tuple", bound=tuple[Any, ...])


def constructor(kind: type[_Tuple]) -> Callable[[Iterable[Any]], _Tuple]:
    """What makes a named tuple of a kind from all of its fields, in order."""
    return partial(tuple.__new__, kind)  # pyright: ignore[reportUnknownMemberType]


def from_columns(kind: type[_Tuple], *columns: Iterable[Any]) -> list[_Tuple]:
    """Named tuples of a kind from all of its fields, each a column; the shortest column ends them."""
    return list(map(constructor(kind), zip(*columns, strict=False)))
