"""Draw the README's pictures of the terminal: `python tests/bench/picture.py docs`.

Each is what `unboil preview` or `unboil diff` prints for a sample text, exported by Rich; the same bytes at
every run.
"""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from unboil.cli.diff import rows as diff_rows
from unboil.cli.diff.against import parse_against
from unboil.cli.diff.compare import compare
from unboil.cli.inputs import from_places
from unboil.cli.preview.paint import paint
from unboil.cli.preview.run import page_rows
from unboil.cli.preview.view import View
from unboil.cli.preview.wrap import Row
from unboil.extractors import Options, clean

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = "seeds/004_9d7502bbba0ec157.txt"
WIDTH = 112
MOST = 60  # rows of a picture
RULES = """schema = 1
id = "town"
extends = ["newspaper-theme"]
text_signature = ["Stay Connected"]
[text]
drop_line = [{ glob = "Reuters has reached out *", category = "metadata" }]
keep_line = ["New York"]
"""
VIEWS = {
    "preview.svg": ("unboil preview --context 1", View(context=1)),
    "side-by-side.svg": ("unboil preview --side-by-side --context 1", View(side_by_side=True, context=1)),
    "stat.svg": ("unboil preview --stat", View(stat=True)),
    "explain.svg": ("unboil preview --explain 13", View(explain=13)),
}


def views() -> Iterator[tuple[str, str, list[Row]]]:
    """File name, title and rows of each view of the sample."""
    article = clean(Path(SAMPLE).read_bytes(), options=Options())
    for file, (title, view) in VIEWS.items():
        rows = list(page_rows(SAMPLE, article, Options(), view, WIDTH))
        yield file, title, rows if len(rows) <= MOST else [*rows[:MOST], [("…", "faint")]]


def differences() -> tuple[str, str, list[Row]]:
    """The same of what a change of rules does to the sample."""
    with TemporaryDirectory() as folder:
        Path(folder, "town.toml").write_text(RULES, "utf-8")
        against = parse_against("no-site-rules")
        page = compare(from_places([SAMPLE]).sources[0], Options(rules_dirs=(Path(folder),)), against)
    rows = [*diff_rows.page_rows(page, 1, WIDTH), *diff_rows.summary([page], str(against), WIDTH)]
    return "diff.svg", f"unboil diff {SAMPLE} --rules rules --against no-site-rules --context 1", rows


def svg(title: str, rows: list[Row], name: str) -> str:
    """Rows as a picture of a terminal."""
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(Text.from_ansi("".join(paint(rows, styled=True)).rstrip()))
    return console.export_svg(title=title, theme=MONOKAI, unique_id=name.removesuffix(".svg"))


if __name__ == "__main__":
    os.chdir(ROOT)  # the pictures name files as a user at the top of the checkout sees them
    for file, title, rows in (*views(), differences()):
        Path(sys.argv[1], file).write_text(svg(title, rows, file), "utf-8")
