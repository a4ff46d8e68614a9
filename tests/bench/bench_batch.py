"""The rate and memory of `unboil batch` on generated pages, beside trafilatura's own batch on the same HTML.

Run from the repository's root: `python tests/bench/bench_batch.py [--texts 100000] [--pages 20000]`. The
pages are made from a fixed seed: articles of a hundred sites, each with furniture of its own. `--html FOLDER`
takes pages of one's own instead of generated HTML. CPU seconds and
peak memory are those of the whole process tree, looked at every quarter of a second (Linux); memory is the
proportional set size.
"""

import argparse
import os
import random
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SITES = 100
_TEXT = """
time year people way day man thing woman life child world school state family student group country problem
part place case week company system program question work government number night point home water mother
area money story fact month lot right study book eye job word business issue side kind head house service
"""
WORDS = _TEXT.split()


def sentence(rng: random.Random) -> str:
    """Twelve to twenty words and a full stop."""
    words = rng.choices(WORDS, k=rng.randint(12, 20))
    words[3], words[8] = "the", "of the"
    return " ".join(words).capitalize() + "."


def article(rng: random.Random) -> list[str]:
    """Six to fourteen paragraphs of three sentences."""
    return [" ".join(sentence(rng) for _ in range(3)) for _ in range(rng.randint(6, 14))]


def furniture(site: int) -> tuple[list[str], list[str]]:
    """The lines above and below every article of a site."""
    rng = random.Random(-site - 1)
    above = [rng.choice(WORDS).capitalize() for _ in range(12)]
    below = [f"{' '.join(rng.choices(WORDS, k=6)).capitalize()}" for _ in range(20)]
    return above, [*below, f"Copyright {rng.choice(WORDS)} media. All rights reserved."]


def text_page(number: int) -> str:
    """A flat text."""
    above, below = furniture(number % SITES)
    return "\n".join([*above, *article(random.Random(number)), *below]) + "\n"


def html_page(number: int) -> str:
    """A page of 87 kB and 700 elements, two thirds of it scripts: not far from the median of the news."""
    rng = random.Random(number)
    head, tail = frame(number % SITES)
    body = [f"<p>{linked(paragraph, rng)}</p>" for paragraph in article(rng)]
    teaser = f'<div class="inline-related"><a href="/s/{number + 1}">Read more: {line(rng)}</a></div>'
    data = f'{{"@type":"NewsArticle","headline":"{line(rng)}","datePublished":"2024-03-05T10:00:00Z"}}'
    return (
        f"<!doctype html><html lang=en><head><title>Story {number}</title>"
        f'<script type="application/ld+json">{data}</script>{head}'
        f'<article class="story"><header><h1>Story {number}: {line(rng)}</h1>'
        f'<div class="byline">By <a href="/authors/{number % 50}">Ada Lind</a></div>'
        "<time datetime=2024-03-05>5 March 2024</time></header>"
        f'<figure><img src="/i/{number}.jpg"><figcaption>{line(rng)}</figcaption></figure>'
        f'<div class="story__body">{"".join(body[:3])}{teaser}{"".join(body[3:])}</div></article>{tail}'
    )


def line(rng: random.Random) -> str:
    """Eight words."""
    return " ".join(rng.choices(WORDS, k=8)).capitalize()


def linked(paragraph: str, rng: random.Random) -> str:
    """The paragraph, now and then with a link in it."""
    word = rng.choice(WORDS)
    return (
        paragraph.replace(word, f'<a href="/tag/{word}">{word}</a>', 1) if rng.random() < 0.3 else paragraph
    )


@cache
def frame(site: int) -> tuple[str, str]:
    """The rest of the head and all that stands above the articles of a site, and all that stands below."""
    rng = random.Random(-site - 1)
    metas = "".join(f'<meta property="p:{word}" content="{line(rng)}">' for word in WORDS[:30])
    code = "".join(f"window._{n}=window._{n}||[];function f{n}(a,b){{return a[b]+{n};}}" for n in range(100))
    script = f"<script>{code}</script>"
    style = f"<style>{''.join(f'.{word}-{n}{{margin:{n}px}}' for word in WORDS for n in range(8))}</style>"
    state = f"<script>window.__STATE__={[card(n, rng) for n in range(60)]!r}</script>"
    head = f"{metas}{style}{script}</head><body>{header()}"
    return head, f"{below(site, rng)}{state}{script * 3}</body></html>"


def header() -> str:
    """Menus, and the boxes around the article."""
    item = '<li class="nav__item"><div class="nav__box"><a href="/{0}"><span>{0}</span></a></div></li>'
    menu = "".join(item.format(word) for word in WORDS[:70])
    nav = f'<div class="site-header__in"><nav class="nav"><ul>{menu}</ul></nav></div>'
    return f'<div class="site-header">{nav}</div><div class="layout"><div class="layout__main"><main>'


def below(site: int, rng: random.Random) -> str:
    """Comments, teasers and the foot."""
    said = "".join(
        '<div class="comment"><div class="comment__head"><img src="/a.png"><span>'
        f"{line(rng)[:12]}</span></div><p>{sentence(rng)}</p></div>"
        for _ in range(8)
    )
    cards = "".join(card(number, rng) for number in range(28))
    links = "".join(f'<li><a href="/about/{number}">{line(rng)[:24]}</a></li>' for number in range(45))
    return (
        f'<section class="comments"><h2>Comments</h2>{said}</section></main></div>'
        f'<aside><section class="related"><h2>More</h2><div class="grid">{cards}</div></section></aside>'
        f'</div><footer class="site-footer"><ul>{links}</ul><p>Copyright {site} media.</p></footer>'
    )


def card(number: int, rng: random.Random) -> str:
    """A teaser of another story: picture, headline, a sentence or nothing, a time."""
    deck = f"<p>{sentence(rng)}</p>" if number % 3 == 0 else ""
    return (
        f'<div class="card card--{number % 3}"><div class="card__in"><a class="card__a" href="/s/{number}">'
        f'<div class="card__media"><img class="lazy" src="/i/{number}.jpg" alt="{line(rng)}"></div></a>'
        f'<div class="card__body"><h3 class="card__title"><a href="/s/{number}">{line(rng)}</a></h3>{deck}'
        f'<span class="card__time"><i class="icon"></i>{number + 1} h ago</span>'
        "</div></div></div>"
    )


def fill(folder: Path, count: int, kind: str) -> None:
    """Write pages into a folder for each site."""
    make = text_page if kind == "txt" else html_page
    for site in range(SITES):
        (folder / str(site)).mkdir(parents=True)
    for number in range(count):
        (folder / str(number % SITES) / f"{number:07}.{kind}").write_text(make(number), "utf-8")


def tree(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*"):
        for child in (task / "children").read_text().split():
            yield from tree(int(child))


class Watch(threading.Thread):
    """Looks at a process tree until it is done: its most memory, and the CPU time of each process."""

    def __init__(self, pid: int) -> None:
        super().__init__()
        self._pid, self._done = pid, threading.Event()
        self._cpu: dict[int, float] = {}
        self.peak = 0.0

    @property
    def cpu(self) -> float:
        """CPU seconds of all processes."""
        return sum(self._cpu.values())

    def run(self) -> None:
        while not self._done.wait(0.25):
            try:
                self.peak = max(self.peak, sum(map(self._look, list(tree(self._pid)))))
            except (OSError, ValueError):
                continue

    def _look(self, pid: int) -> float:
        """Note the CPU time of a process; its memory in MB."""
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        self._cpu[pid] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024

    def stop(self) -> None:
        """The tree is done."""
        self._done.set()
        self.join()


def timed(command: list[str]) -> tuple[float, float, float]:
    """Seconds on the clock, CPU seconds, peak memory in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    watch = Watch(process.pid)
    watch.start()
    if process.wait():
        print(f"exit code {process.returncode}: {' '.join(command)}", file=sys.stderr)
    seconds = time.monotonic() - start
    watch.stop()
    return seconds, watch.cpu, watch.peak


def show(name: str, count: int, out: Path, measured: tuple[float, float, float]) -> None:
    """One line of the table."""
    seconds, cpu, peak = measured
    print(
        f"{name:34s} {count / seconds:7.0f} pages/s {1000 * cpu / count:7.2f} CPU ms a page"
        f" {peak:6.0f} MB {count_of(out):7d} files of {count}",
        flush=True,
    )


def bench_unboil(pages: Path, top: Path, jobs: list[int], extras: list[list[str]]) -> None:
    """A line for each number of jobs and each set of options."""
    for number in jobs:
        for extra in extras:
            out = top / f"unboil-{pages.name}-{number}{''.join(extra)}"
            command = [sys.executable, "-m", "unboil.cli", "batch", str(pages), "-o", str(out), "-q"]
            measured = timed([*command, "-j", str(number), *extra])
            show(f"unboil {pages.name} -j {number} {' '.join(extra)}", count_of(pages), out, measured)


def bench_trafilatura(pages: Path, top: Path, jobs: list[int]) -> None:
    """The same pages through trafilatura's own batch."""
    program = str(Path(sysconfig.get_path("scripts")) / "trafilatura")
    for number in jobs:
        out = top / f"trafilatura-{number}"
        command = [program, "--input-dir", str(pages), "--output-dir", str(out), "--parallel", str(number)]
        show(f"trafilatura {pages.name} --parallel {number}", count_of(pages), out, timed(command))


def count_of(folder: Path) -> int:
    """How many files there are below a folder."""
    return sum(1 for path in folder.rglob("*") if path.is_file())


def main() -> int:
    """Make the pages, run everything, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--html", type=Path, help="HTML pages to use instead of generated ones")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        top = Path(tmp)
        if asked.texts:
            fill(top / "txt", asked.texts, "txt")
            bench_unboil(top / "txt", top, asked.jobs, [[], ["--no-recurrence"]])
        if asked.pages and not asked.html:
            fill(top / "html", asked.pages, "html")
        if pages := asked.html or (asked.pages and top / "html"):
            bench_unboil(pages, top, asked.jobs, [[]])
            bench_trafilatura(pages, top, asked.jobs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
