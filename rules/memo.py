"""Results remembered for the very object they were made of."""

from collections.abc import Callable
from typing import TypeVar

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def by_identity(make: Callable[[_Given], _Made], most: int = 256) -> Callable[[_Given], _Made]:
    """`make`, remembered for the last objects it was given, of which there are at most `most`.

    What a rule file says is a tuple of hundreds of tuples: `lru_cache` would go through all of it every time.
    """
    made: dict[int, tuple[_Given, _Made]] = {}

    def remembered(given: _Given) -> _Made:
        found = made.get(id(given))
        if found is None:
            if len(made) >= most:
                made.clear()
            found = made[id(given)] = (given, make(given))  # holds the object, so that its id stays its own
        return found[1]

    return remembered
