"""What `rules learn` gains: rules learned on half of a site's pages, judged on the other half.

Run from the repository's root: `python tests/bench/bench_learn.py [--data DIR] [--unpacked DIR]`. For every
section of the portals, and every site with four labelled pages or more in the other sets, rules are learned
on each half of the pages in turn and read the other half; the measure is that of 4-token shingles. The
portals are measured a second time flattened to text, one line a block.
"""

import argparse
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent))
from labelled import load_scorer, read_set

from unboil.extractors import clean
from unboil.extractors.learn import NotLearnableError, learn
from unboil.extractors.learn.sample import read_sample
from unboil.extractors.types import Options

OTHER_SETS = ("fundus", "newspaper", "trafi", "wcxb_dev")
LEAST = 4
GENERIC = Options(site_rules=False)
HOST = "section.example.org"


class Labelled(NamedTuple):
    name: str
    text: str
    body: str


def sections(data: Path, unpacked: Path | None) -> dict[str, list[Labelled]]:
    """Pages by section of a portal, or by host where a set has enough pages of it; gold text only."""
    found: defaultdict[str, list[Labelled]] = defaultdict(list)
    for name in ("portals", *OTHER_SETS):
        for record, text in read_set(data, name, unpacked):
            host = (urlsplit(record.get("url") or "").hostname or "").removeprefix("www.")
            if host and record.get("body") is not None:
                section = f"{host}{urlsplit(record['url']).path}" if name == "portals" else host
                found[f"{name}: {section}"].append(Labelled(Path(record["file"]).name, text, record["body"]))
    return {
        name: pages for name, pages in found.items() if len(pages) >= 2 * LEAST - 4 and len(pages) >= LEAST
    }


def flattened(pages: Sequence[Labelled]) -> list[Labelled]:
    """The pages as a scraper's plain text: a line a block."""
    samples = [read_sample(page.name, page.text, GENERIC) for page in pages]
    lines = ("\n".join(line.text for line in sample.lines) for sample in samples)
    return [page._replace(text=text) for page, text in zip(pages, lines, strict=True)]


def halves(pages: Sequence[Labelled]) -> list[tuple[Sequence[Labelled], Sequence[Labelled]]]:
    return [(pages[0::2], pages[1::2]), (pages[1::2], pages[0::2])]


def scores(scorer: Any, pages: Sequence[Labelled], options: Options) -> list[Any]:
    return [scorer.page(page.body, clean(page.text, options=options).text, "char") for page in pages]


def measure(scorer: Any, pages: Sequence[Labelled]) -> tuple[list[Any], list[Any], list[str]]:
    """Page scores without and with the learned rules over both halves, and the reasons of refusals."""
    before: list[Any] = []
    after: list[Any] = []
    refused: list[str] = []
    for train, test in halves(pages):
        generic = scores(scorer, test, GENERIC)
        before += generic
        try:
            samples = [read_sample(page.name, page.text, GENERIC) for page in train]
            learned = learn(samples, site=HOST, name="section")
        except NotLearnableError as error:
            refused.append(str(error))
            after += generic
            continue
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "section.toml").write_text(learned.text, "utf-8")
            after += scores(scorer, test, Options(rules_dirs=(Path(folder),), site="section"))
    return before, after, refused


def row(scorer: Any, name: str, before: list[Any], after: list[Any], refused: Sequence[str] = ()) -> str:
    a, b = scorer.corpus(before, boot=0), scorer.corpus(after, boot=0)
    better = sum(scorer.page_f1(y) > scorer.page_f1(x) + 1e-9 for x, y in zip(before, after, strict=True))
    worse = sum(scorer.page_f1(y) < scorer.page_f1(x) - 1e-9 for x, y in zip(before, after, strict=True))
    shown = "  ".join(f"{key} {a[key]:.4f} → {b[key]:.4f}" for key in ("f1", "precision", "recall"))
    why = f"  ({len(refused)} of 2 refused: {refused[0]})" if refused else ""
    return f"{name:42s} {len(before):4d} pages  {shown}  better {better} worse {worse}{why}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[3] / "shared" / "pages")
    parser.add_argument("--unpacked", type=Path)
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        print(f"no labelled pages in {arguments.data}")
        return 2
    scorer = load_scorer(arguments.data)
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        report(scorer, sections(arguments.data, arguments.unpacked))
    return 0


def report(scorer: Any, found: dict[str, list[Labelled]]) -> None:
    groups: dict[str, tuple[list[Any], list[Any]]] = {}
    portals = {name: pages for name, pages in found.items() if name.startswith("portals")}
    texts = {name.replace("portals", "portals as text"): flattened(pages) for name, pages in portals.items()}
    for name, pages in sorted({**found, **texts}.items()):
        before, after, refused = measure(scorer, pages)
        print(row(scorer, name, before, after, refused), flush=True)
        total = groups.setdefault(name.partition(":")[0], ([], []))
        total[0].extend(before)
        total[1].extend(after)
    for name, (before, after) in sorted(groups.items()):
        print(row(scorer, f"all of {name}", before, after))


if __name__ == "__main__":
    sys.exit(main())
