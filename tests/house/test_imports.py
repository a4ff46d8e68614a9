"""Imports run one way, cli → extractors → rules, and heavy libraries load only where they are needed."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RANK = {"rules": 0, "extractors": 1, "cli": 2}
MODULES = [file for top in RANK for file in sorted((ROOT / top).rglob("*.py"))]


def imported_tops(file: Path) -> set[str]:
    """The top-level folders that a module imports from, relative and absolute imports alike."""
    package = file.relative_to(ROOT).parent.parts
    tops: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = ("unboil", *package)[: len(package) + 2 - node.level]
            names = (
                [(*base, *(node.module or "").split("."))]
                if node.module
                else [(*base, a.name) for a in node.names]
            )
        elif isinstance(node, ast.ImportFrom):
            names = [tuple((node.module or "").split("."))]
        elif isinstance(node, ast.Import):
            names = [tuple(a.name.split(".")) for a in node.names]
        else:
            continue
        tops |= {name[1] for name in names if name[0] == "unboil" and len(name) > 1}
    return tops


@pytest.mark.parametrize("file", MODULES, ids=lambda f: str(f.relative_to(ROOT)))
def test_imports_run_one_way(file: Path) -> None:
    own = RANK[file.relative_to(ROOT).parts[0]]
    assert [top for top in imported_tops(file) if RANK[top] > own] == []


def test_the_check_sees_relative_imports() -> None:
    assert "rules" in imported_tops(ROOT / "extractors" / "types.py")


def loaded_after(code: str) -> set[str]:
    probe = f"import sys\n{code}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


HEAVY = {"trafilatura", "lxml", "selectolax", "numpy", "re2", "chardet", "rich", "typer"}


def test_flat_text_loads_nothing_heavy() -> None:
    seed = ROOT / "seeds" / "000_18146e16cf6cd3a5.txt"
    code = f"from unboil.extractors import clean\nassert clean(open({str(seed)!r}, 'rb').read()).text"
    assert loaded_after(code) & HEAVY == set()


def test_html_loads_neither_trafilatura_nor_lxml() -> None:
    body = "<p>A paragraph of plain prose that is long enough to be an article by itself, we hope.</p>" * 3
    page = f"<html><body><article>{body}</article></body></html>"
    code = f"from unboil.extractors import clean\nclean({page!r})"
    loaded = loaded_after(code)
    assert loaded & {"trafilatura", "lxml"} == set()
    assert "selectolax" in loaded
