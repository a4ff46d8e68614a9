"""Pages per second and peak memory of reading HTML, beside trafilatura, on the same pages in one process.

    python tests/bench/bench_html.py FOLDER [--pages 200] [--rounds 3]

FOLDER holds HTML files, at any depth. Every page is read by both, in turn, after one round to warm up; the
time is the processor's, so that other work on the machine does not count. Needs nothing but trafilatura.
"""

import argparse
import resource
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from unboil.extractors.html import Document, judge, segment
from unboil.extractors.html.metadata import read_metadata
from unboil.extractors.types import Kind, Metadata, Options, Page


def ours(html: str) -> object:
    """What the extractor does for the text of a page."""
    document = Document(Page(html, Kind.HTML))
    segmented = segment(document, {})
    return judge(segmented, [None] * len(segmented.blocks), Metadata(), Options())


def ours_with_metadata(html: str) -> object:
    """The same with title, authors, date and language."""
    document = Document(Page(html, Kind.HTML))
    metadata = read_metadata(document)
    segmented = segment(document, {})
    return judge(segmented, [None] * len(segmented.blocks), metadata, Options())


def measured(read: Callable[[str], object], pages: list[str], rounds: int) -> float:
    """Seconds of processor time a page, the best of some rounds."""
    best = float("inf")
    for _ in range(rounds + 1):
        start = time.process_time()
        for page in pages:
            read(page)
        best = min(best, (time.process_time() - start) / len(pages))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=2)
    args = parser.parse_args()
    files = sorted(args.folder.rglob("*.html"))
    files = files[:: max(1, len(files) // args.pages)][: args.pages]
    pages = [file.read_text("utf-8", "replace") for file in files]
    readers = {"unboil": ours, "unboil with metadata": ours_with_metadata, "trafilatura": trafilatura.extract}
    seconds: dict[str, float] = {}
    for name, read in readers.items():
        seconds[name] = measured(read, pages, args.rounds)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        ratio = seconds[name] / seconds["unboil"]
        print(f"{name:22s} {1 / seconds[name]:7.1f} pages/s  {seconds[name] * 1000:6.2f} ms/page", end="  ")
        print(f"{ratio:5.2f} x unboil's time  peak memory so far {peak:,.0f} MB", flush=True)


if __name__ == "__main__":
    main()
