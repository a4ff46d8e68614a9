"""Draw the README's picture of the preview: `python tests/bench/picture.py docs/preview.svg`.

The picture is what `unboil preview` prints for a sample text, exported by Rich.
"""

import io
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from unboil.cli.preview.run import parts
from unboil.extractors import Options, clean

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "seeds" / "004_9d7502bbba0ec157.txt"
WIDTH = 112


def draw() -> str:
    """The preview of the sample as SVG, the same bytes at every run."""
    article = clean(SAMPLE.read_bytes(), options=Options())
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    for part in parts(SAMPLE.name, article, stripped=False, context=1):
        console.print(part)
    return console.export_svg(title="unboil preview --context 1", theme=MONOKAI, unique_id="preview")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(draw(), "utf-8")
