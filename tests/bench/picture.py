"""Draw the README's pictures of the terminal: `python tests/bench/picture.py docs`.

Each is what `unboil preview` prints for a sample text, exported by Rich; the same bytes at every run.
"""

import io
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from unboil.cli.preview.paint import paint
from unboil.cli.preview.run import page_rows
from unboil.cli.preview.view import View
from unboil.extractors import Options, clean

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "seeds" / "004_9d7502bbba0ec157.txt"
WIDTH = 112
PICTURES = {
    "preview.svg": ("unboil preview --context 1", View(context=1)),
    "side-by-side.svg": ("unboil preview --side-by-side --context 1", View(side_by_side=True, context=1)),
    "stat.svg": ("unboil preview --stat", View(stat=True)),
}


def draw(name: str) -> str:
    """One picture as SVG."""
    title, view = PICTURES[name]
    article = clean(SAMPLE.read_bytes(), options=Options())
    rows = page_rows(SAMPLE.name, article, Options(), view, WIDTH)
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(Text.from_ansi("".join(paint(rows, styled=True)).rstrip()))
    return console.export_svg(title=title, theme=MONOKAI, unique_id=name.removesuffix(".svg"))


if __name__ == "__main__":
    for file in PICTURES:
        Path(sys.argv[1], file).write_text(draw(file), "utf-8")
