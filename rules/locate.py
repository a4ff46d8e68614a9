"""Where in a TOML file a key or an array item stands: `tomllib` knows, but does not tell.

The scanner runs only to word an error, on text that `tomllib` has accepted, so it checks nothing.
"""

import re
from dataclasses import dataclass, field

KeyPath = tuple[str | int, ...]

_SPACE = re.compile(r"(?:\s|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\])*"|\'[^\']*\'', re.DOTALL)
_SCALAR = re.compile(r"[^,\]}\s#]+(?: \d[^,\]}\s#]*)?")


def locate(source: str, path: KeyPath) -> int | None:
    """1-based line of the item at `path` (keys and array indices), or of its nearest parent that has one."""
    lines = _Scanner(source).scan()
    for size in range(len(path), 0, -1):
        if path[:size] in lines:
            return lines[path[:size]]
    return None


@dataclass(slots=True)
class _Scanner:
    source: str
    at: int = 0
    lines: dict[KeyPath, int] = field(default_factory=dict[KeyPath, int])
    counts: dict[KeyPath, int] = field(default_factory=dict[KeyPath, int])

    def scan(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        self.space()
        while self.at < len(self.source):
            before = self.at
            table = self.header() if self.peek() == "[" else self.pair(table)
            self.space()
            if self.at == before:  # never loop, whatever the text
                break
        return self.lines

    def peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def space(self) -> None:
        if found := _SPACE.match(self.source, self.at):
            self.at = found.end()

    def mark(self, path: KeyPath) -> None:
        self.lines.setdefault(path, self.source.count("\n", 0, self.at) + 1)

    def header(self) -> KeyPath:
        start, double = self.at, self.source.startswith("[[", self.at)
        self.at += 2 if double else 1
        path = self.resolve(self.keys(), last=not double)
        if double:
            self.counts[path] = self.counts.get(path, -1) + 1
            path = (*path, self.counts[path])
        end = self.source.find("\n", self.at)
        self.at = start
        for size in range(1, len(path) + 1):
            self.mark(path[:size])
        self.at = end if end >= 0 else len(self.source)
        return path

    def resolve(self, keys: list[str], *, last: bool) -> KeyPath:
        """The path of a header's keys, with the current index after each array of tables on the way."""
        path: KeyPath = ()
        for n, key in enumerate(keys, start=1):
            path = (*path, key)
            if path in self.counts and (last or n < len(keys)):
                path = (*path, self.counts[path])
        return path

    def keys(self) -> list[str]:
        found: list[str] = []
        while True:
            self.space()
            match = _STRING.match(self.source, self.at) or _BARE.match(self.source, self.at)
            if match is None:
                return found
            found.append(match.group().strip("\"'"))
            self.at = match.end()
            self.space()
            if self.peek() != ".":
                return found
            self.at += 1

    def pair(self, table: KeyPath) -> KeyPath:
        start = self.at
        path = (*table, *self.keys())
        end, self.at = self.at, start
        self.mark(path)
        self.at = end + 1  # the equals sign
        self.value(path)
        return table

    def value(self, path: KeyPath) -> None:
        self.space()
        if self.peek() == "[":
            self.items(path)
        elif self.peek() == "{":
            self.inline(path)
        elif found := _STRING.match(self.source, self.at) or _SCALAR.match(self.source, self.at):
            self.at = found.end()

    def items(self, path: KeyPath) -> None:
        self.at += 1
        index = 0
        self.space()
        while self.at < len(self.source) and self.peek() != "]":
            self.mark((*path, index))
            self.value((*path, index))
            index += 1
            if not self.comma():
                break
        self.at += 1

    def inline(self, path: KeyPath) -> None:
        self.at += 1
        self.space()
        while self.at < len(self.source) and self.peek() != "}":
            self.pair(path)
            if not self.comma():
                break
        self.at += 1

    def comma(self) -> bool:
        """Step over a comma and the space around it; False where the list ends."""
        self.space()
        if self.peek() != ",":
            return False
        self.at += 1
        self.space()
        return True
