"""Quick benchmark gates: start-up beside a peer's. Exits 1 where a gate is missed.

Run from the repository's root: `python tests/bench/gates.py`. CPU seconds are those of the finished child
processes, median of several runs; the peer runs in turn with ours, so that a slow machine slows both.
"""

import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "000_18146e16cf6cd3a5.txt"
RUNS = 5
PARAGRAPH = (
    "<p>The council agreed on Tuesday to open the new library, which cost two million, next spring.</p>"
)
PAGE = f"<html><head><title>Library</title></head><body><article>{PARAGRAPH * 8}</article></body></html>"


def cpu_seconds(command: list[str], stdin: Path) -> float:
    """User plus system seconds of one run, children included."""
    before = os.times()
    with stdin.open("rb") as data:
        subprocess.run(command, stdin=data, capture_output=True, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def medians(commands: dict[str, tuple[list[str], Path]]) -> dict[str, float]:
    """Median CPU seconds of each command, measured in turn after one warm-up."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for round_ in range(RUNS + 1):
        for name, (command, stdin) in commands.items():
            seconds = cpu_seconds(command, stdin)
            if round_:
                times[name].append(seconds)
    return {name: statistics.median(values) for name, values in times.items()}


def startup() -> list[str]:
    """A flat text costs at most half of trafilatura on a small page; --version under 0.2 s."""
    scripts = Path(sysconfig.get_path("scripts"))
    with tempfile.TemporaryDirectory() as tmp:
        page = Path(tmp) / "page.html"
        page.write_text(PAGE, "utf-8")
        got = medians(
            {
                "unboil < text": ([str(scripts / "unboil")], SEED),
                "unboil --version": ([str(scripts / "unboil"), "--version"], SEED),
                "trafilatura < page": ([str(scripts / "trafilatura")], page),
            }
        )
    for name, seconds in got.items():
        print(f"  {name:20s} {seconds * 1000:6.0f} ms of CPU")
    missed: list[str] = []
    if got["unboil < text"] > got["trafilatura < page"] / 2:
        missed.append("a flat text through the pipe costs more than half of trafilatura's command")
    if got["unboil --version"] > 0.2:
        missed.append("--version takes more than 0.2 s")
    return missed


def main() -> int:
    """Run every gate and say which were missed."""
    missed = startup()
    for line in missed:
        print(f"MISSED: {line}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
