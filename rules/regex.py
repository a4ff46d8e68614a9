"""Regular expressions on RE2: matching time is linear in the text, whatever a rule's author writes."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from typing import Any, Protocol, cast

# Loaded by name: its stubs are incomplete.
_RE2: Any = import_module("re2")


class Match(Protocol):
    """A match of a regular expression."""

    def span(self) -> tuple[int, int]: ...
    def group(self, index: int, /) -> str | None: ...


class Regex(Protocol):
    """A compiled regular expression."""

    @property
    def groups(self) -> int: ...
    def fullmatch(self, text: str) -> Match | None: ...
    def search(self, text: str) -> Match | None: ...
    def finditer(self, text: str) -> Iterator[Match]: ...


@lru_cache(maxsize=4096)
def compile_regex(source: str) -> Regex:
    """`source` compiled. Raises `re2.error` where RE2 refuses it, which `regex_fault` tells beforehand."""
    options = _RE2.Options()
    options.log_errors = False
    return cast("Regex", _RE2.compile(source, options))


def regex_fault(source: str) -> str | None:
    """Why RE2 refuses the regular expression `source`, in words; None where it does not."""
    try:
        compile_regex(source)
    except _RE2.error as error:
        cause: object = next(iter(error.args), "")
        detail = cause.decode("utf-8", "replace") if isinstance(cause, bytes) else str(cause)
        if re.search(r"\(\?<?[=!]", source):
            return f"look-around cannot run in linear time ({detail})"
        if re.search(r"\\[1-9]", source):
            return f"a back-reference cannot run in linear time ({detail})"
        return detail
    return None


def first_group(source: str, text: str) -> str | None:
    """What the first group of the regular expression `source` captures in `text`; None without a match."""
    found = compile_regex(source).search(text)
    return found.group(1) if found else None


def group_count(source: str) -> int:
    """Number of capturing groups of a valid regular expression."""
    return compile_regex(source).groups


@lru_cache(maxsize=8)
def literal_set(texts: tuple[str, ...]) -> Callable[[bytes], list[str]]:
    """A function that tells which of `texts` occur in UTF-8: one pass over it, however many they are."""
    options = _RE2.Options()
    options.max_mem = 64 << 20
    wanted = _RE2.Set.SearchSet(options)
    for text in texts:
        wanted.Add(_RE2.escape(text))
    wanted.Compile()
    return lambda data: [texts[n] for n in wanted.Match(data) or ()]
