"""Title, authors and date against a peer on labelled pages: `python tests/bench/bench_metadata.py [FOLDER]`.

FOLDER (default: `shared/pages` beside the repository) holds `SET.gold.jsonl` with `SET.tar.xz` or a folder
`SET/` of pages. Prints, for unboil and for trafilatura: titles equal to the gold's (case and white space
folded), author sets equal, dates of the same day, each over the pages whose gold has one; authors and dates
given where the gold has none; and milliseconds of CPU a page, parsing apart.
"""

import argparse
import json
import re
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from unboil.extractors.html.document import Document
from unboil.extractors.html.metadata import read_metadata
from unboil.extractors.types import Kind, Page

DEFAULT = Path(__file__).resolve().parents[3] / "shared" / "pages"
Reading = tuple[str, frozenset[str], str]  # title, authors, date


_QUOTES = str.maketrans("‘’‚“”„«»–—‑", '\'\'\'"""""---')


def key(text: object) -> str:
    return " ".join(str(text or "").translate(_QUOTES).split()).casefold()


def people(names: Iterable[str]) -> frozenset[str]:
    """Single names: what one reader gives in one string and another in three counts the same."""
    return frozenset(
        part for name in names for part in re.split(r",\s+(?:and\s)?|\s(?:and|&)\s|;\s*", key(name)) if part
    )


def pages(folder: Path, name: str, unpacked: Path | None) -> Iterator[tuple[dict[str, Any], str]]:
    rows = [
        json.loads(line) for line in (folder / f"{name}.gold.jsonl").read_text("utf-8").split("\n") if line
    ]
    rows = [row for row in rows if row.get("title")]
    if not rows:
        return
    if unpacked:
        for row in rows:
            yield row, (unpacked / row["file"]).read_text("utf-8", errors="replace")
        return
    with tarfile.open(folder / f"{name}.tar.xz") as archive:
        wanted = {row["file"]: row for row in rows}
        for member in archive:
            row, file = wanted.get(member.name.removeprefix("./")), archive.extractfile(member)
            if row and file:
                yield row, file.read().decode("utf-8", errors="replace")


def ours(html: str, url: str | None) -> Callable[[], Reading]:
    document = Document(Page(text=html, kind=Kind.HTML, url=url))

    def read() -> Reading:
        found = read_metadata(document)
        return key(found.title), people(found.authors), found.date or ""

    return read


def peer(html: str, url: str | None) -> Callable[[], Reading]:
    from trafilatura import load_html
    from trafilatura.metadata import extract_metadata

    tree = load_html(html)

    def read() -> Reading:
        found = extract_metadata(tree, default_url=url) if tree is not None else None
        if found is None:
            return "", frozenset(), ""
        authors = people([found.author or ""])
        return key(found.title), authors, found.date or ""

    return read


def tally(counts: Counter[str], gold: dict[str, Any], found: Reading) -> None:
    title, authors, date = found
    counts["title"] += title == key(gold["title"])
    if gold.get("authors"):
        counts["authors"] += authors == people(gold["authors"])
    else:
        counts["authors given"] += bool(authors)
    if gold.get("date"):
        counts["date"] += date == str(gold["date"])[:10]
    else:
        counts["date given"] += bool(date)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--unpacked", type=Path, help="folder that holds SET/FILE already unpacked")
    parser.add_argument("--misses", choices=["title", "authors", "date"], help="print what unboil gets wrong")
    parser.add_argument("--ours", action="store_true", help="leave the peer out")
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        sys.exit(f"skipped: no labelled pages in {arguments.folder}")
    for gold_file in sorted(arguments.folder.glob("*.gold.jsonl")):
        run(arguments, gold_file.name.removesuffix(".gold.jsonl"))


def run(arguments: argparse.Namespace, name: str) -> None:
    readers = {"unboil": ours} | ({} if arguments.ours else {"trafilatura": peer})
    counts = {reader: Counter[str]() for reader in readers}
    seconds: Counter[str] = Counter()
    gold_counts: Counter[str] = Counter()
    for gold, html in pages(arguments.folder, name, arguments.unpacked):
        gold_counts += Counter(
            title=1, authors=int(bool(gold.get("authors"))), date=int(bool(gold.get("date")))
        )
        for reader, prepare in readers.items():
            read = prepare(html, gold.get("url"))
            start = time.process_time()
            found = read()
            seconds[reader] += time.process_time() - start
            tally(counts[reader], gold, found)
            if reader == "unboil" and arguments.misses:
                show_miss(arguments.misses, gold, found)
    if gold_counts["title"]:
        report(name, gold_counts, counts, seconds)


def show_miss(what: str, gold: dict[str, Any], found: Reading) -> None:
    value = {"title": found[0], "authors": sorted(found[1]), "date": found[2]}[what]
    wanted = {
        "title": key(gold["title"]),
        "authors": sorted(people(gold.get("authors") or ())),
        "date": str(gold.get("date") or "")[:10],
    }[what]
    if value != wanted:
        print(f"{gold['file']}\n  gold  {wanted}\n  found {value}")


def report(name: str, gold: Counter[str], counts: dict[str, Counter[str]], seconds: Counter[str]) -> None:
    total = gold["title"]
    print(f"\n{name}: {total} pages, {gold['authors']} with authors, {gold['date']} with a date")
    print(f"{'':14}{'title':>8}{'authors':>9}{'date':>8}{'authors+':>10}{'date+':>8}{'ms/page':>9}")
    for reader, found in counts.items():
        shares = [found[field] / max(1, gold[field]) for field in ("title", "authors", "date")]
        given = [found["authors given"], found["date given"]]
        spent = seconds[reader] / total * 1000
        print(
            f"{reader:14}{shares[0]:8.3f}{shares[1]:9.3f}{shares[2]:8.3f}{given[0]:10}{given[1]:8}{spent:9.2f}"
        )


if __name__ == "__main__":
    main()
