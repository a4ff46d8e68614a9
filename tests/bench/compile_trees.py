"""Write the code of every package's trees from its trees.json: `python tests/bench/compile_trees.py`."""

import json
from pathlib import Path

from unboil.extractors.trees import module_source

EXTRACTORS = Path(__file__).parents[2] / "extractors"


def main() -> None:
    """Each `trees.json` becomes a `tree_code.py` beside it."""
    for file in sorted(EXTRACTORS.glob("*/trees.json")):
        forests = json.loads(file.read_text("utf-8"))
        file.with_name("tree_code.py").write_text(module_source(forests), "utf-8")


if __name__ == "__main__":
    main()
