"""The wheel holds the package, all of it and nothing else."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = {".css", ".toml", ".json", ".jsonl", ".typed"}


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    out = tmp_path_factory.mktemp("wheel")
    # A copy, so that a build leaves nothing in the checkout.
    tree = tmp_path_factory.mktemp("tree")
    for top in ("cli", "extractors", "rules"):
        shutil.copytree(ROOT / top, tree / top, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree / name)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(tree)],
        check=True,
        capture_output=True,
    )
    (wheel,) = out.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def expected() -> set[str]:
    names: set[str] = set()
    for top in ("cli", "extractors", "rules"):
        for file in (ROOT / top).rglob("*"):
            shipped = file.suffix == ".py" or file.suffix in DATA or "fixtures" in file.parts
            if file.is_file() and shipped and "__pycache__" not in file.parts:
                names.add("unboil/" + file.relative_to(ROOT).as_posix())
    return names


def test_the_wheel_holds_every_module_and_data_file_and_nothing_else(wheel_names: set[str]) -> None:
    code = {name for name in wheel_names if ".dist-info/" not in name}
    assert code == expected()


def test_the_wheel_carries_licence_and_entry_point(wheel_names: set[str]) -> None:
    meta = {name.split("/", 1)[1] for name in wheel_names if ".dist-info/" in name}
    assert meta == {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE", "top_level.txt"}
