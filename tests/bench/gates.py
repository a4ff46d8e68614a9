"""Quick benchmark gates: start-up beside a peer's, and a long preview. Exits 1 where a gate is missed.

Run from the repository's root: `python tests/bench/gates.py`. CPU seconds are those of the finished child
processes: the least of several runs, since a busy machine only adds to them; the peer runs in turn with ours,
so that a slow one slows both.
"""

import random
import re
import resource
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
RUNS = 9
SHARE = 0.5  # of the peer's CPU time
PREVIEW = 0.5  # seconds of CPU beyond those of a short page
JUNK = (
    "Advertisement ✓",
    "Share this article",
    "Read more: Ten harbours",
    "9 minutes ago",
    "Home | News | Sport",
)
PARAGRAPH = (
    "<p>The council agreed on Tuesday to open the new library, which cost two million, next spring.</p>"
)
PAGE = f"<html><head><title>Library</title></head><body><article>{PARAGRAPH * 8}</article></body></html>"


def cpu_seconds(command: list[str], stdin: Path) -> float:
    """User plus system seconds of one run, children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with stdin.open("rb") as data:
        subprocess.run(command, stdin=data, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(commands: dict[str, tuple[list[str], Path]]) -> dict[str, float]:
    """CPU seconds of each command, the least of its runs, which take turns after one warm-up."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for round_ in range(RUNS + 1):
        for name, (command, stdin) in commands.items():
            seconds = cpu_seconds(command, stdin)
            if round_:
                times[name].append(seconds)
    return {name: min(values) for name, values in times.items()}


def startup() -> list[str]:
    """Every sample text costs at most a share of trafilatura on a small page; --version under 0.2 s."""
    scripts = Path(sysconfig.get_path("scripts"))
    with tempfile.TemporaryDirectory() as tmp:
        page = Path(tmp) / "page.html"
        page.write_text(PAGE, "utf-8")
        got = measured(
            {
                **{f"unboil < {seed.name[:3]}": ([str(scripts / "unboil")], seed) for seed in SEEDS},
                "unboil --version": ([str(scripts / "unboil"), "--version"], SEEDS[0]),
                "trafilatura < page": ([str(scripts / "trafilatura")], page),
            }
        )
    for name, seconds in got.items():
        print(f"  {name:20s} {seconds * 1000:6.0f} ms of CPU")
    missed: list[str] = []
    for seed in SEEDS:
        share = got[f"unboil < {seed.name[:3]}"] / got["trafilatura < page"]
        if share > SHARE:
            missed.append(f"{seed.name} through the pipe costs {share:.0%} of trafilatura's command")
    if got["unboil --version"] > 0.2:
        missed.append("--version takes more than 0.2 s")
    return missed


def preview() -> list[str]:
    """A page of 5,000 lines costs a preview at most half a second more than one of a few lines."""
    unboil = str(Path(sysconfig.get_path("scripts")) / "unboil")
    with tempfile.TemporaryDirectory() as tmp:
        commands: dict[str, tuple[list[str], Path]] = {}
        for name, lines in (("6", 6), ("5,000", 5_000)):
            for view in ([], ["--side-by-side"]):
                page = Path(tmp) / f"{lines}.txt"
                page.write_text("".join(_lines(lines)), "utf-8")
                title = " ".join(["preview", *view, f"of {name} lines"])
                commands[title] = ([unboil, "preview", *view, "-"], page)
        got = measured(commands)
    for name, seconds in got.items():
        print(f"  {name:38s} {seconds * 1000:6.0f} ms of CPU")
    views = ("preview", "preview --side-by-side")
    slow = [view for view in views if got[f"{view} of 5,000 lines"] - got[f"{view} of 6 lines"] > PREVIEW]
    return [f"{view} of 5,000 lines takes more than {PREVIEW} s beyond the start-up" for view in slow]


def _lines(count: int) -> Iterator[str]:
    """Lines of a page, all different, by turns a paragraph and a piece of boilerplate."""
    words = re.findall(r"\w+", PARAGRAPH.removeprefix("<p>").removesuffix("</p>").lower())
    chance = random.Random(1)
    for number in range(count // 2):
        yield " ".join(chance.choices(words, k=35)).capitalize() + ".\n"
        yield f"{chance.choice(JUNK)} {number % 7}\n"


def main() -> int:
    """Run every gate and say which were missed."""
    missed = [*startup(), *preview()]
    for line in missed:
        print(f"MISSED: {line}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
