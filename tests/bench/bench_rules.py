"""Imported and bundled rule files on labelled pages: F1 with rules beside generic, guards that saved a page.

    python tests/bench/bench_rules.py ../shared/pages --unpacked FOLDER [--ftr CONFIGS] [--bundled]

`--ftr` imports a folder of FiveFilters configs first and times importing, loading and linting them. Pages
count whose host has an imported rule, or for which a bundled one speaks. F1 is that of runs of four tokens.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from labelled import SETS, load_scorer, read_set

from unboil.extractors import clean
from unboil.extractors.errors import InputError
from unboil.extractors.site_rules.lookup import find_rules
from unboil.extractors.types import Article, Kind, Options, Page
from unboil.rules.check import check_folders
from unboil.rules.importing.ftr import import_ftr
from unboil.rules.loading import BUNDLED
from unboil.rules.ruleset import RuleSet
from unboil.rules.store import read_folder


class Row(NamedTuple):
    """One page: which rules spoke, F1 without and with them, and whether a guard tripped."""

    file: str
    rules: str
    generic: float
    ruled: float
    saved: bool


def imported(configs: Path, folder: Path) -> None:
    """Import, load and lint a folder of configs, and print the seconds that each takes."""
    start = time.perf_counter()
    files, report = import_ftr(configs)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    print(report.table())
    print(f"\nimport {report.read} configs       {time.perf_counter() - start:6.2f} s")
    for what in ("load, first time", "load, from the cache"):
        start = time.perf_counter()
        read_folder(folder, "given")
        print(f"{what:26s}{time.perf_counter() - start:6.2f} s")
    start = time.perf_counter()
    problems = check_folders([folder])
    errors = sum(problem.level == "error" for problem in problems)
    print(f"lint                      {time.perf_counter() - start:6.2f} s  ", end="")
    print(f"{errors} errors, {len(problems) - errors} warnings")


def read(text: str, url: str | None, folder: Path | None) -> Article | None:
    options = Options(url=url, kind=Kind.HTML, site_rules=folder is not None, force=True)
    if folder is not None and folder != BUNDLED:
        options = Options(url=url, kind=Kind.HTML, rules_dirs=(folder,), force=True)
    try:
        return clean(text, options=options)
    except InputError:
        return None


def rows(data: Path, unpacked: Path | None, folder: Path) -> list[Row]:
    """A row for each labelled page that a rule in `folder` speaks for."""
    score: Any = load_scorer(data)
    ruleset = RuleSet(read_folder(folder, "given"))
    found: list[Row] = []
    for name in SETS:
        for record, text in read_set(data, name, unpacked):
            url = record.get("url")
            site = find_rules(ruleset, Page(text, Kind.HTML, url=url)) if text.strip() else None
            if site is None:
                continue
            plain, ruled = read(text, url, None), read(text, url, folder)
            if plain and ruled:
                f1 = [measure(score, record, article.text) for article in (plain, ruled)]
                saved = any("fallback:" in warning for warning in ruled.warnings)
                found.append(Row(record["file"], ruled.rules[0] if ruled.rules else site.id, *f1, saved))
    return found


def measure(score: Any, record: dict[str, Any], text: str) -> float:
    """F1 against the gold text; where there are phrases only, that of phrases."""
    if record.get("body") or "with" not in record:
        return score.page_f1(score.page(record["body"], text, "char"))
    tp, fp, fn, _ = score.phrases(record["with"], record["without"], text)
    return 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 1.0


def show(title: str, found: list[Row]) -> None:
    """Means, and one line for each rule file that changes anything, worst first."""
    if not found:
        print(f"{title}: no page has a rule")
        return
    count = len(found)
    generic, ruled = (sum(r[i] for r in found) / count for i in (2, 3))
    saved = sum(row.saved for row in found)
    print(f"\n{title}: {count} pages, guards tripped on {saved};", end=" ")
    print(f"F1 generic {generic:.4f}, with rules {ruled:.4f}")
    sites: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        sites[row.rules].append(row)
    changes = {site: sum(r.ruled - r.generic for r in group) / len(group) for site, group in sites.items()}
    for site, change in sorted(changes.items(), key=lambda item: item[1]):
        mean = sum(r.generic for r in sites[site]) / len(sites[site])
        print(f"  {site:40s} {len(sites[site]):3d} pages  {mean:.3f} {change:+.4f}  {sites[site][0].file}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--unpacked", type=Path)
    parser.add_argument("--ftr", type=Path)
    parser.add_argument("--bundled", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        os.environ.update(XDG_CACHE_HOME=f"{tmp}/cache", XDG_CONFIG_HOME=f"{tmp}/config")
        if args.ftr:
            folder = Path(tmp) / "rules"
            folder.mkdir()
            imported(args.ftr, folder)
            show("imported", rows(args.data, args.unpacked, folder))
        if args.bundled:
            show("bundled", rows(args.data, args.unpacked, BUNDLED))


if __name__ == "__main__":
    main()
