"""Write extractors/html/learned.py from model.json: `python tests/bench/compile_html.py`.

Trees become conditional expressions: run as code, they take a fifth of the time that a walk over data takes,
and nothing is built when a process starts. The word weights stand beside them, by scope.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from unboil.extractors.html import columns, confidence, pagetype
from unboil.extractors.html.model import VERSION
from unboil.extractors.html.words import by_scope

HTML = Path(__file__).resolve().parents[2] / "extractors" / "html"
HEADER = '''"""What calibration learned, as code: tests/bench/compile_html.py writes it from model.json.

Functions take the columns of one row, and give the log-odds that the trees sum up to.
"""

from collections.abc import Callable
'''


def main() -> None:
    """Compile the model that is there."""
    model = json.loads((HTML / "model.json").read_text("utf-8"))
    (HTML / "learned.py").write_text(source_of(model), "utf-8")


def source_of(model: Mapping[str, Any]) -> str:
    """The module as source; ValueError where the model is of another version or other columns."""
    if model["version"] != VERSION:
        raise ValueError(f"model.json has version {model['version']}, this code reads {VERSION}")
    parts = [HEADER]
    for reader in ("article", "other"):
        raw = model[reader]
        parts += [function_of(reader, raw["trees"], columns.NAMES), *_weights(reader, raw)]
    types = model["page_types"]
    parts += [function_of(f"type_{name}", trees, pagetype.NAMES) for name, trees in types.items()]
    entries = "".join(f'    "{name}": type_{name},\n' for name in types)
    parts.append(f"PAGE_TYPES: dict[str, Callable[..., float]] = {{\n{entries}}}\n")
    parts.append(function_of("confidence", model["confidence"], confidence.NAMES))
    return "\n\n".join(parts)


def function_of(name: str, trees: Sequence[Any], names: Sequence[str]) -> str:
    """A function of the columns `names`: the sum of the leaves that they reach, tree after tree."""
    if any(column >= len(names) for tree in trees for column in _columns(tree)):
        raise ValueError(f"trees of {name} read more than the {len(names)} columns that there are")
    given = ", ".join(f"c{column}: float" for column in range(len(names)))
    body = "".join(f"    t += {_expression(tree)}\n" for tree in trees)
    return f"def {name}({given}) -> float:\n    t = 0.0\n{body}    return t\n"


def _columns(node: Any) -> Iterator[int]:
    if isinstance(node, list):
        yield node[0]
        yield from _columns(node[2])
        yield from _columns(node[3])


def _expression(node: Any) -> str:
    if not isinstance(node, list):
        return repr(float(node))
    column, threshold, low, high = node
    return f"({_expression(low)} if c{column} <= {float(threshold)!r} else {_expression(high)})"


def _weights(reader: str, raw: Mapping[str, Any]) -> Iterator[str]:
    """The bias, and the weights by the scope of the word."""
    yield f"{reader.upper()}_BIAS = {raw['bias']!r}\n"
    tables = "".join(f"    {scope!r}: {_table(words)},\n" for scope, words in by_scope(raw["words"]).items())
    yield f"{reader.upper()}_WORDS: dict[str, dict[str, float]] = {{\n{tables}}}\n"


def _table(weights: Mapping[str, float]) -> str:
    entries = "".join(f"        {word!r}: {weight!r},\n" for word, weight in weights.items())
    return f"{{\n{entries}    }}"


if __name__ == "__main__":
    main()
