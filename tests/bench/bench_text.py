"""How fast is flat text judged? MB/s in this process, the lexicon alone, and how cost grows with the input.

    python tests/bench/bench_text.py [--lines ../shared/lines/dev.jsonl.gz] [--largest 100] [--giant 50]

Without `--lines` the pages are put together from the tests' prose and the lexicon's examples. Times are of
this process (CPU), UTF-8 bytes are counted, blocks are cut and judged, no file is written. Garbage is
collected as seldom as the command line has it.
"""

import argparse
import gc
import gzip
import json
import random
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from unboil.extractors.collector import uncollected
from unboil.extractors.text import judge, segment
from unboil.extractors.text.lexicon import fold, load_lexicon
from unboil.extractors.types import Options, Reading

ROOT = Path(__file__).parents[2]
MEGABYTE = 1_000_000


def made_pages(count: int) -> list[str]:
    """Pages with a menu, an article of a few paragraphs and a footer."""
    draw = random.Random(7)
    toml = tomllib.loads((ROOT / "extractors/text/lexicon/en.toml").read_text("utf-8"))
    phrases = [example for table in toml.values() for example in table.values()]
    prose = [
        line for f in (ROOT / "tests/text/prose").glob("*.txt") for line in f.read_text("utf-8").splitlines()
    ]
    return [
        "\n".join([*draw.sample(phrases, 40), "", *draw.sample(prose, 25), "", *draw.sample(phrases, 30), ""])
        for _ in range(count)
    ]


def labelled_pages(file: Path, every: int = 5) -> list[str]:
    """Raw pages of a file of labelled lines."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    raw = [r for r in records if r["renderer"] not in {"trafi", "splice"}][::every]
    return ["\n".join(r["lines"]) + "\n" for r in raw]


def size(pages: Sequence[str]) -> int:
    """UTF-8 bytes."""
    return sum(len(page.encode()) for page in pages)


@uncollected  # as `pipeline.read` is
def read(page: str) -> Reading:
    """Cut and judge a page; why a block goes or stays, and what stands above the body, is told when asked."""
    blocks = segment(page)
    return judge(blocks, [None] * len(blocks), Options())


def each(work: Callable[[str], object], pages: Sequence[str]) -> None:
    """Do the work for each page; what it gives is let go of, as a batch does."""
    for page in pages:
        work(page)


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of a call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lines", type=Path)
    parser.add_argument("--largest", type=int, default=100, help="largest input of the growth test, in MB")
    parser.add_argument("--giant", type=int, default=0, help="size of a text without line breaks, in MB")
    args = parser.parse_args()
    gc.set_threshold(20_000)
    pages = labelled_pages(args.lines) if args.lines else made_pages(400)
    total = size(pages) / MEGABYTE
    read(pages[0])
    for name, work in (
        ("segment", lambda: each(segment, pages)),
        ("segment and judge", lambda: each(read, pages)),
    ):
        print(f"{name:20s} {total / seconds(work):6.2f} MB/s over {len(pages)} pages, {total:.1f} MB")
    lexicon, tokens = load_lexicon(), [fold(line) for page in pages for line in page.splitlines()]
    print(f"{'lexicon look-up':20s} {total / seconds(lambda: [lexicon.find(t) for t in tokens]):6.2f} MB/s")
    spent = seconds(lambda: each(lambda page: tuple(read(page).verdicts), pages))
    print(f"{'with all reasons':20s} {total / spent:6.2f} MB/s")
    text = "\n".join(pages)
    for megabytes in (1, 10, 100):
        if megabytes <= args.largest:
            grown("one text", text, megabytes)
    if args.giant:
        grown("one line", " ".join(text.split()), args.giant)


def grown(name: str, text: str, megabytes: int) -> None:
    """Print how long a text repeated to that size takes."""
    text = (text * (megabytes * MEGABYTE // len(text) + 1))[: megabytes * MEGABYTE]
    spent = seconds(lambda: read(text))
    print(
        f"{name} of {megabytes:3d} MB    {spent:6.2f} s, {size([text]) / MEGABYTE / spent:.2f} MB/s",
        flush=True,
    )


if __name__ == "__main__":
    main()
