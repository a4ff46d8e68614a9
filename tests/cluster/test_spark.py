"""Spark cleans pages with `clean_table`, by the three lines of the documentation."""

import json
import os
import shutil
import subprocess
import sys

import pytest

pytest.importorskip("pyspark", reason="pyspark is not installed")
parquet = pytest.importorskip("pyarrow.parquet")
if shutil.which("java") is None:
    pytest.skip("Java is not installed", allow_module_level=True)

RECIPE = """
import sys
import pyarrow
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema
from unboil.extractors import clean_table
from unboil.extractors.arrow import table_schema

spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
pages = spark.read.json(sys.argv[1])

def clean(batches):
    return (out for batch in batches for out in clean_table(pyarrow.table(batch)).to_batches())

pages.mapInArrow(clean, from_arrow_schema(table_schema())).write.parquet(sys.argv[2])
"""

PROSE = "The council agreed on Tuesday evening to open library {n} in the old market hall next spring."


def test_map_in_arrow(tmp_path):
    texts = ("Home\nNews\n" + f"{PROSE.format(n=n)}\n" * 3 if n % 9 else "" for n in range(50))
    pages = [{"id": n, "text": text} for n, text in enumerate(texts)]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(page) + "\n" for page in pages))
    command = [sys.executable, "-c", RECIPE, tmp_path / "in.jsonl", tmp_path / "out"]
    environment = os.environ | {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    done = subprocess.run(command, env=environment, capture_output=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    rows = parquet.read_table(tmp_path / "out").to_pylist()
    assert sorted(int(row["id"]) for row in rows) == list(range(50))
    assert {int(row["id"]) for row in rows if row["status"] == "failed"} == {
        n for n in range(50) if n % 9 == 0
    }
    assert all(PROSE.format(n=row["id"]) in row["text"] for row in rows if row["status"] == "done")
