"""From kept blocks to Markdown: CommonMark 0.31, with the tables of GitHub Flavored Markdown.

A block stands in quotes and list items (`Block.containers`), whose marks precede each of its lines.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from .types import Block, Container, Role

QUOTE, TABLE = ">", "|"
"""The marks of containers that are no list items."""
LONE_CELL = 300
"""Characters up to which the only cell of a row that holds any text is written as a row of its table."""

_SPECIAL = re.compile(
    r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~(?=~)|(?<=~)~", re.ASCII
)
_LINE_START = re.compile(r"(?=[-+](?:\s|\Z)|#{1,6}(?:\s|\Z)|>|[-=:|][-=:| ]*\Z)|(?<=\d)(?=[.)](?:\s|\Z))")
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|\Z))", re.ASCII)
_CLOSING = re.compile(r"(?<=\s)#+\Z")
_CELL_END = re.compile(r"(?<!\\)\|")
_COLUMN = re.compile(r"t[dh]:nth-of-type\((\d+)\)\Z")
_OTHER = {"-": "*", "*": "-", ".": ")", ")": "."}
"""Two lists in a row are told apart by their marks."""


def escaped(text: str) -> str:
    """Text with a backslash before what CommonMark would read as markup within a line."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def heading(text: str, level: int) -> str:
    """A heading of inline Markdown, in one line."""
    return f"{'#' * min(max(level, 1), 6)} {_CLOSING.sub(_escape, ' '.join(text.split()))}"


def to_markdown(body: Iterable[Block]) -> str:
    """The blocks of a body, without a final line end. Those without `markup` are written from their text."""
    writer = _Writer()
    for run in _runs(body):
        writer.add(run[0], _table(run) if run[0].role is Role.TABLE_ROW else _text(run[0]))
    return "".join(writer.out)


class _Writer:
    """What is written, piece by piece, and the `open` containers of the last block with their `marks`."""

    __slots__ = ("before", "marks", "open", "out")

    def __init__(self) -> None:
        self.out: list[str] = []
        self.open: tuple[Container, ...] = ()
        self.marks: list[str] = []
        self.before: Role | None = None

    def add(self, block: Block, text: str) -> None:
        """Write a block whose text is ready but for its containers."""
        if not text:
            return
        containers = block.containers or self._implied(block)
        goes_on = block.glued and block.role is self.before and containers == self.open
        shared = _shared(self.open, containers)
        marks = self.marks[:shared]
        rest = "".join(map(_rest, marks))
        if goes_on:
            self.out.append(" ")
        else:
            if self.out:
                tight = self._is_tight(block, containers, shared)
                self.out.append("\n" if tight else f"\n{rest.rstrip()}\n")
            self.out.append(rest)
            new = [
                self._mark(containers[i], i if i == shared else -1) for i in range(shared, len(containers))
            ]
            self.out += new
            rest += "".join(map(_rest, new))
            self.open, self.marks, self.before = containers, marks + new, block.role
        self.out.append(text.replace("\n", f"\n{rest}") if rest.strip() else _indented(text, rest))

    def _implied(self, block: Block) -> tuple[Container, ...]:
        """What a block stands in of which only role and level are known."""
        number = -1 - len(self.out)
        if block.role is Role.QUOTE:
            return ((number, number, QUOTE),)
        if block.role is not Role.LIST_ITEM:
            return ()
        return (*self.open[: max(block.level - 1, 0)], (number, 0, "-"))

    def _is_tight(self, block: Block, containers: Sequence[Container], shared: int) -> bool:
        """Whether an item follows the one before it, or begins a list in it, without a blank line."""
        if not block.role is self.before is Role.LIST_ITEM:
            return False
        if shared == len(containers) or not _is_item(containers[shared]):
            return False
        if shared < len(self.open):
            return self.open[shared][1] == containers[shared][1]
        # A number other than 1 cannot interrupt a paragraph.
        return containers[shared][2] in ("-", "1.")

    def _mark(self, container: Container, at: int) -> str:
        """What begins a container; `at` is its place among the open ones if one may end there."""
        _, of, mark = container
        if mark == TABLE:
            return ""
        if _is_item(container) and 0 <= at < len(self.open) and _is_item(self.open[at]):
            before = self.marks[at].rstrip()[-1]
            if before in (mark[-1], _OTHER[mark[-1]]):
                mark = mark[:-1] + (before if self.open[at][1] == of else _OTHER[before])
        return f"{mark} "


def _shared(one: Sequence[Container], other: Sequence[Container]) -> int:
    """How many containers two blocks share."""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared][0] == other[shared][0]:
        shared += 1
    return shared


def _is_item(container: Container) -> bool:
    return container[2] not in (QUOTE, TABLE)


def _rest(mark: str) -> str:
    """What stands under the mark of a container in its further lines."""
    return mark if mark.startswith(QUOTE) else " " * len(mark)


def _indented(text: str, rest: str) -> str:
    """Text with its further lines indented, but for those that are empty."""
    return re.sub(r"\n(?!\n|\Z)", f"\n{rest}", text) if rest else text


def _text(block: Block) -> str:
    """A block as it would stand outside of all quotes and lists."""
    if block.role is Role.CODE:
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", block.text)), default=0))
        return f"{fence}\n{block.text}\n{fence}"
    text = block.markup or escaped(block.text)
    if block.role is Role.HEADING:
        return heading(text, block.level)
    return "\\\n".join(map(_guarded, text.split("\n")))


def _escape(found: re.Match[str]) -> str:
    return f"\\{found.group()}"


def _guarded(line: str) -> str:
    """A line that begins no list, heading, quote or rule."""
    number = _NUMBER.match(line)
    at = number.end() if number else 0
    return f"{line[:at]}\\{line[at:]}" if _LINE_START.match(line, at) else line


def _runs(body: Iterable[Block]) -> Iterator[list[Block]]:
    """The rows of each table together, all other blocks one by one."""
    run: list[Block] = []
    for block in body:
        if run and not _goes_on(run, block):
            yield run
            run = []
        if run or block.role is Role.TABLE_ROW:
            run.append(block)
        else:
            yield [block]
    if run:
        yield run


def _goes_on(run: Sequence[Block], block: Block) -> bool:
    """Whether a block is the next row of a table: all of it, or the only text in it."""
    last, here = run[-1].containers[-1:], block.containers[-1:]
    if last[:1] != here[:1] and (not last or not here or last[0][0] != here[0][0]):
        return False
    if block.role is Role.TABLE_ROW:
        return True
    lone = block.role is Role.PARAGRAPH and len(block.text) <= LONE_CELL
    return lone and bool(last) and here[0][2] == TABLE and last[0][1] != here[0][1]


def _table(run: Sequence[Block]) -> str:
    """Rows of equal width, the first of them as the head of the table."""
    rows = list(map(_cells, run))
    width = max(map(len, rows))
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _cells(block: Block) -> list[str]:
    if block.role is not Role.TABLE_ROW:
        column = _COLUMN.search(block.path)
        text = (block.markup or escaped(block.text)).replace("\n", " ")
        return [""] * (int(column[1]) - 1 if column else 0) + [text.replace("|", r"\|")]
    if not block.markup:
        return [escaped(cell.strip()).replace("|", r"\|") for cell in block.text.split("\t")]
    return [cell.strip() for cell in _CELL_END.split(block.markup)]
