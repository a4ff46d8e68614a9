"""Write extractors/text/lexicon.json from lexicon/*.toml: `python tests/bench/compile_lexicon.py`."""

import json
import tomllib
from pathlib import Path

from unboil.extractors.text.lexicon import compile_lexicon

TEXT = Path(__file__).parents[2] / "extractors" / "text"


def main() -> None:
    """Compile, one category a line, so that a change reads well in a diff."""
    sources = {
        file.stem: tomllib.loads(file.read_text("utf-8"))
        for file in sorted((TEXT / "lexicon").glob("*.toml"))
    }
    compiled = compile_lexicon(sources)
    rows = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(phrases, ensure_ascii=False, separators=(',', ':'))}"
        for name, phrases in compiled["phrases"].items()
    )
    target = TEXT / "lexicon.json"
    target.write_text(f'{{"schema": {compiled["schema"]},\n"phrases": {{\n{rows}\n}}}}\n', "utf-8")


if __name__ == "__main__":
    main()
