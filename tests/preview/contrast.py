"""Contrast of the colours in the style sheet, as WCAG 2.2 defines it."""

import re
from pathlib import Path

from unboil.cli.preview.web import frame

SHEET = Path(frame.__file__).with_name("style.css").read_text("utf-8")
THEMES = {
    name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    for name, block in zip(("light", "dark"), SHEET.split(":root {")[1:], strict=True)
}


def contrast(colours, ink, ground):
    """From 1 (the same) to 21 (black on white)."""
    low, high = sorted((_luminance(colours[ink]), _luminance(colours[ground])))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour):
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
