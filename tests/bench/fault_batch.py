"""Kill `unboil batch` at random moments, many times, and compare what --resume makes of it with a whole run.

Run from the repository's root: `python tests/bench/fault_batch.py [--rounds 50]`. Each round kills -9 the
parent, or a worker, after a random time, one to four times, resumes, and compares every byte of the output:
files, one file, and (with the extra `dedupe`) files without copies. Exits 1 where a round differs or leaves a
temporary file. POSIX only.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from bench_batch import fill, tree


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(command: list[str], seconds: float | None, rng: random.Random) -> str:
    """Run to the end, or kill the parent or a worker after so many seconds; says whom."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    killed = ""
    if seconds is not None:
        time.sleep(seconds)
        below = list(tree(process.pid))[1:] if process.poll() is None else []
        victim = rng.choice([process.pid, *below])
        if process.poll() is None:
            os.kill(victim, signal.SIGKILL)
            killed = "parent" if victim == process.pid else "worker"
    process.wait(timeout=300)
    return killed


def one_round(number: int, top: Path, length: float, expected: dict[str, dict[str, bytes]]) -> str:
    """One round: kills, a resumed run, the comparison. Says what was killed, or what is wrong."""
    rng = random.Random(number)
    kind = rng.choice(sorted(expected))
    out = top / "round" / kind
    shutil.rmtree(top / "round", ignore_errors=True)
    command = command_for(top / "txt", out)
    kills = [run([*command, "--resume"], rng.uniform(0.05, length), rng) for _ in range(rng.randint(1, 4))]
    run([*command, "--resume"], None, rng)
    got = files(out) if out.is_dir() else {kind: out.read_bytes()}
    if got != expected[kind]:
        names = got.keys() | expected[kind].keys()
        return f"DIFFERS in {sorted(name for name in names if got.get(name) != expected[kind].get(name))[:5]}"
    if left := [str(path) for path in (top / "round").rglob("*.tmp")]:
        return f"LEFT {left[:5]}"
    return f"{kind}: " + ", ".join(filter(None, kills))


def command_for(pages: Path, out: Path) -> list[str]:
    """The command that cleans the pages."""
    form = {"out": [], "out.jsonl": ["-f", "jsonl"], "kept": ["--dedupe", "drop"]}[out.name]
    return [sys.executable, "-m", "unboil.cli", "batch", str(pages), "-o", str(out), "-q", "-j", "2", *form]


def main() -> int:
    """All rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--pages", type=int, default=400)
    asked = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as tmp:
        top = Path(tmp)
        fill(top / "txt", asked.pages, "txt")
        start = time.monotonic()
        shutil.copytree(top / "txt" / "7", top / "txt" / "copies")
        names = ["out", "out.jsonl", *(["kept"] if find_spec("rensa") else [])]
        for name in names:
            run(command_for(top / "txt", top / name), None, random.Random(0))
        length = (time.monotonic() - start) / len(names)
        expected = {name: files(top / name) for name in names if name != "out.jsonl"}
        expected["out.jsonl"] = {"out.jsonl": (top / "out.jsonl").read_bytes()}
        for number in range(asked.rounds):
            said = one_round(number, top, length, expected)
            wrong += said.startswith(("DIFFERS", "LEFT"))
            print(f"round {number + 1}: {said}", flush=True)
    print(f"{asked.rounds - wrong} of {asked.rounds} rounds ended with the bytes of an undisturbed run")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
