"""The language guess against the language pages declare: `python tests/bench/bench_language.py [FOLDER]`.

FOLDER as for `bench_metadata.py`. For every page with a gold body and a declared language: the guess on the
body, and on its first 200 characters; right, wrong or no answer. Regions and scripts are left aside; Bokmål
and Nynorsk count as Norwegian. Wrong answers are printed: it may be the page that declares the wrong one.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from bench_metadata import DEFAULT, pages

from unboil.extractors.html.declared import declarations
from unboil.extractors.html.document import Document
from unboil.extractors.html.language_tags import language_tag
from unboil.extractors.language import guess_language
from unboil.extractors.types import Kind, Page


def declared_language(html: str) -> str:
    page = Document(Page(text=html, kind=Kind.HTML))
    language = (language_tag(declarations(page).lang) or "").split("-")[0]
    return "no" if language in {"nb", "nn"} else language


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--unpacked", type=Path, help="folder that holds SET/FILE already unpacked")
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        sys.exit(f"skipped: no labelled pages in {arguments.folder}")
    for gold_file in sorted(arguments.folder.glob("*.gold.jsonl")):
        run(arguments, gold_file.name.removesuffix(".gold.jsonl"))


def run(arguments: argparse.Namespace, name: str) -> None:
    for what, size in (("body", None), ("first 200 characters", 200)):
        counts: Counter[str] = Counter()
        languages: set[str] = set()
        seconds = 0.0
        for gold, html in pages(arguments.folder, name, arguments.unpacked):
            declared, text = declared_language(html), (gold.get("body") or "")[:size]
            if not declared or not text:
                continue
            start = time.process_time()
            guess = (guess_language(text) or "").split("-")[0]
            seconds += time.process_time() - start
            counts["right" if guess == declared else "wrong" if guess else "no answer"] += 1
            languages.add(declared)
            if guess and guess != declared and size is None:
                print(f"  {gold['file']}: declares {declared}, reads as {guess}: {text[:60]!r}")
        if counts:
            total = counts.total()
            print(f"{name}, {what}: {dict(counts)} of {total}, {len(languages)} languages, ", end="")
            print(f"{seconds / total * 1000:.2f} ms")


if __name__ == "__main__":
    main()
