"""`unboil batch --runner ray`: the rows of the runner on one machine, also where a node is lost."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ray = pytest.importorskip("ray", reason="the extra `ray` is not installed")
pytestmark = pytest.mark.filterwarnings("default")  # Ray leaves files and sockets open

COUNT = 2500


def text(number):
    """A flat text of one of five sites, whose furniture only its recurrence gives away."""
    site = number % 5
    body = "\n\n".join(
        f"Councillor {name} of ward {number} said today that the {thing} number {number} would be opened "
        f"before the end of year {2000 + number}, at a cost of {number * 7} million euros to the town."
        for name in ("Lind", "Berg", "Moreau")
        for thing in ("bridge", "library", "harbour")
    )
    head, tail = f"Northern wards digest {site}", f"Ostermark Courier of site {site}, priced fairly"
    return f"{head}\n\n{body}\n\n{tail}\n"


def record(number):
    broken = number % 500 == 7
    return {
        "id": number,
        "url": f"https://site{number % 5}.example/{number}",
        "text": "" if broken else text(number),
    }


@pytest.fixture(scope="module")
def cluster():
    """Two nodes of one core each, on this machine."""
    from ray.cluster_utils import Cluster

    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    nodes = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    nodes.add_node(num_cpus=1)
    yield nodes
    nodes.shutdown()


@pytest.fixture
def here(tmp_path):
    lines = "".join(json.dumps(record(number)) + "\n" for number in range(COUNT))
    (tmp_path / "in.jsonl").write_text(lines)
    return tmp_path


def batch(here, *arguments):
    command = [sys.executable, "-m", "unboil.cli", "batch", *arguments, "-q"]
    return subprocess.Popen(command, cwd=here, stderr=subprocess.PIPE, text=True)


def finished(process):
    _, errors = process.communicate(timeout=240)
    return process.returncode, [line for line in errors.splitlines() if line.startswith("unboil: ")]


def lines_of(manifest: Path) -> int:
    return manifest.read_bytes().count(b"\n") if manifest.exists() else 0


def test_a_node_that_is_lost_half_way_costs_no_row_and_doubles_none(cluster, here):
    local = finished(batch(here, "in.jsonl", "-o", "local.jsonl", "-f", "jsonl", "--report", "local.report"))
    process = batch(
        here, "in.jsonl", "-o", "ray.jsonl", "-f", "jsonl", "--report", "ray.report",
        "--runner", "ray", "--address", cluster.address,
    )  # fmt: skip
    manifest = here / ".ray.jsonl.unboil-batch" / "manifest.jsonl"
    end = time.monotonic() + 200
    while lines_of(manifest) < 300:
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)
    (other,) = [node for node in cluster.list_all_nodes() if node is not cluster.head_node]
    cluster.remove_node(other, allow_graceful=False)
    assert lines_of(manifest) < COUNT, "the node went too late"
    done = finished(process)
    cluster.add_node(num_cpus=1)
    assert done == local
    assert (here / "ray.jsonl").read_bytes() == (here / "local.jsonl").read_bytes()
    names = [json.loads(line)["source"] for line in (here / "ray.report").read_text().splitlines()]
    assert names == [f"in.jsonl:{number:08}" for number in range(1, COUNT + 1)]
    assert b"signal:template" in (here / "ray.jsonl").read_bytes()


def test_a_page_costs_itself_only_and_folders_are_mirrored(cluster, here):
    (here / "pages" / "a").mkdir(parents=True)
    for number in range(40):
        (here / "pages" / "a" / f"{number}.txt").write_text(text(number))
    os.mkfifo(here / "pages" / "stuck.txt")
    names = [f"pages/a/{number}.txt" for number in range(40)]
    (here / "list").write_text("\n".join([*names[:20], "pages/stuck.txt", *names[20:], "pages/none.txt"]))
    common = ("--files-from", "list", "--timeout", "3")
    local = finished(batch(here, *common, "-o", "local"))
    on_ray = ("--runner", "ray", "--address", cluster.address)
    assert finished(batch(here, *common, "-o", "ray", *on_ray)) == local
    assert local[1] == [
        "unboil: pages/stuck.txt: took longer than 3 s",
        "unboil: pages/none.txt: no such file or directory",
    ]
    assert tree(here / "ray") == tree(here / "local") != {}
    (here / "ray" / "pages" / "a" / "7.txt").unlink()
    assert finished(batch(here, *common, "-o", "ray", "--resume", *on_ray)) == local
    assert tree(here / "ray") == tree(here / "local")


def tree(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_mistake_is_one_line(cluster, here):
    common = ("in.jsonl", "-o", "out.jsonl", "-f", "jsonl", "--runner", "ray")
    code, errors = finished(batch(here, *common, "--address", cluster.address, "--site", "nosuch"))
    assert code == 2
    assert len(errors) == 1
    assert "nosuch" in errors[0]


RECIPE = """
import sys
import ray
from unboil.extractors import clean_table

_, address, source, target = sys.argv
ray.init(address=address, log_to_driver=False)
pages = ray.data.read_parquet(source)
pages.map_batches(clean_table, batch_format="pyarrow", batch_size=256).write_parquet(target)
"""


def test_the_three_lines_of_the_documentation(cluster, here):
    import pyarrow
    import pyarrow.parquet

    table = pyarrow.Table.from_pylist([record(number) for number in range(600)])
    pyarrow.parquet.write_table(table, here / "in.parquet", row_group_size=100)
    command = [sys.executable, "-c", RECIPE, cluster.address, here / "in.parquet", here / "out"]
    subprocess.run(command, check=True, timeout=200)
    rows = pyarrow.parquet.read_table(here / "out").to_pylist()
    assert sorted(int(row["id"]) for row in rows) == list(range(600))
    assert {row["id"] for row in rows if row["status"] == "failed"} == {"7", "507"}
