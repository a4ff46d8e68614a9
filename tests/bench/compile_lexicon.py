"""Write extractors/text/lexicon.json from lexicon/*.toml: `python tests/bench/compile_lexicon.py`."""

import json
import tomllib
from pathlib import Path

from unboil.extractors.text.lexicon import compile_lexicon

TEXT = Path(__file__).parents[2] / "extractors" / "text"


def main() -> None:
    """Compile, one phrase a line, so that a change reads well in a diff."""
    sources = {
        file.stem: tomllib.loads(file.read_text("utf-8"))
        for file in sorted((TEXT / "lexicon").glob("*.toml"))
    }
    compiled = compile_lexicon(sources)
    parts = [
        f'"{name}": {json.dumps(part, ensure_ascii=False, indent=0, separators=(",", ":"))}'
        for name, part in compiled.items()
    ]
    (TEXT / "lexicon.json").write_text("{" + ",\n".join(parts) + "}\n", "utf-8")


if __name__ == "__main__":
    main()
