"""Write the code of every package's trees from its trees.json: `python tests/bench/compile_trees.py`."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from unboil.extractors.trees import Exit, module_source

EXTRACTORS = Path(__file__).parents[2] / "extractors"


def trees_json(
    forests: Mapping[str, tuple[Sequence[str], list[Any]]],
    exits: Mapping[str, Sequence[Exit]] | None = None,
) -> str:
    """The file that `unboil.extractors.trees` describes, one tree a line; some may have exits."""
    parts: list[str] = []
    for name, (columns, trees) in forests.items():
        rows = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
        leave = f'"exits": {json.dumps(exits[name])},\n' if exits and name in exits else ""
        parts.append(f'"{name}": {{\n"columns": {json.dumps(columns)},\n{leave}"trees": [\n{rows}\n]}}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> None:
    """Each `trees.json` becomes a `tree_code.py` beside it."""
    for file in sorted(EXTRACTORS.glob("*/trees.json")):
        forests = json.loads(file.read_text("utf-8"))
        file.with_name("tree_code.py").write_text(module_source(forests), "utf-8")


if __name__ == "__main__":
    main()
