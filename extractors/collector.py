"""Work without the cyclic garbage collector in between."""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def uncollected(function: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """`function`, with the collector at rest while it runs; as it was before when it ends.

    A page becomes thousands of objects, which reference counts free: to look through them again and again
    for cycles that they do not form takes a tenth of the time.
    """

    @wraps(function)
    def run(*args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
        if not gc.isenabled():
            return function(*args, **kwargs)
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            gc.enable()

    return run
