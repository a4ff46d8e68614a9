"""Pages per second and peak memory of reading HTML, beside trafilatura, on the same pages in one process.

    python tests/bench/bench_html.py FOLDER [--pages 200]

FOLDER holds HTML files, at any depth. Both read some other pages first, to be warm; then each page is read
once by each, in turn: no cache of either has seen it. The time is the processor's, so that other work on the
machine counts little. Needs nothing but trafilatura.

Timed is the way from the decoded source to the text of the article, without metadata (trafilatura's default
too). The verdict on each block, its category and reasons, is made only when it is read, as for a preview or
JSON: what that takes on top stands by itself.
"""

import argparse
import gc
import multiprocessing
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from unboil.extractors.collector import uncollected
from unboil.extractors.html import Document, judge, segment
from unboil.extractors.html.metadata import read_metadata
from unboil.extractors.pipeline import assemble
from unboil.extractors.types import Article, Kind, Metadata, Options, Page


@uncollected  # as `pipeline.read` is
def ours(html: str) -> Article:
    """The article of a page, of which the text was read."""
    page = Page(html, Kind.HTML)
    segmented = segment(Document(page), {})
    reading = judge(segmented, [None] * len(segmented.blocks), Metadata(), Options())
    article = assemble(page, segmented.blocks, reading, Options())
    _ = article.text
    return article


def our_metadata(html: str) -> object:
    """Title, authors, date and language alone; the page is parsed anew for them."""
    return read_metadata(Document(Page(html, Kind.HTML)))


def peak(read: Callable[[str], object], pages: list[str]) -> None:
    """Read all pages and print the peak memory of this process (run in a child of its own)."""
    for page in pages:
        read(page)
    print(
        f"{read.__name__:12s} peak memory {_megabytes():,.0f} MB after {len(pages)} pages",
        flush=True,
    )


def _megabytes() -> float:
    """Peak memory of this process alone; `ru_maxrss` would count what the parent held when it forked."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    args = parser.parse_args()
    files = sorted(args.folder.rglob("*.html"))
    step = max(2, len(files) // args.pages)
    pages, others = ([f.read_text("utf-8", "replace") for f in files[i::step][: args.pages]] for i in (0, 1))
    readers = {"unboil": ours, "metadata alone": our_metadata, "trafilatura": trafilatura.extract}
    seconds = dict.fromkeys((*readers, "unboil's verdicts"), 0.0)
    for html in others[:30]:
        for read in readers.values():
            read(html)
    gc.collect()
    gc.freeze()  # what both have imported is no garbage of theirs
    for html in pages:
        for name, read in readers.items():
            start = time.process_time()
            found = read(html)
            seconds[name] += time.process_time() - start
            if isinstance(found, Article):
                start = time.process_time()
                list(found.blocks)
                seconds["unboil's verdicts"] += time.process_time() - start
    for name, taken in seconds.items():
        ratio = seconds["trafilatura"] / taken
        rate = f"{len(pages) / taken:7.1f} pages/s  {taken / len(pages) * 1000:6.2f} ms/page"
        print(f"{name:22s} {rate}  {ratio:5.2f} x trafilatura")
    for read in (ours, trafilatura.extract):
        child = multiprocessing.get_context("spawn").Process(target=peak, args=(read, pages))
        child.start()
        child.join()


if __name__ == "__main__":
    main()
