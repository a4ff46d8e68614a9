"""The reference of rule files, from the model; `python -m unboil.rules.reference FILE` writes it."""

import sys
from collections.abc import Iterator
from pathlib import Path

from .category import Category
from .format import Key, Part, Shape, parts
from .patterns import Form
from .schema import SHIPPED, schema_text

_FORMS = ", ".join(f"`{form.value}`" for form in Form)
_HEAD = f"""\
# Rule files: the reference

This page is generated from the model in `rules/model.py`; `make reference` writes it again.

A rule file is TOML and says what is known about the pages of one site, or of one platform. Where a list may
stand a single item may stand as well, and where a table may stand, a bare string often may. An unknown key is
an error that names file, line and the nearest key. `unboil rules schema` prints a JSON Schema for editors.

A **pattern** covers a whole visible line. A bare string is literal, with case, quotes, dashes and white space
made equal; `glob:` and `re:` in front, or the keys {_FORMS}, say otherwise.
Regular expressions are RE2's and run in linear time. A **selector** is CSS, or XPath 1.0 after `xpath:`.

Every rule has a **category**, the reason that is shown for what it strips:
{", ".join(f"`{category.value}`" for category in Category if category is not Category.BODY)}.
"""


def reference() -> str:
    """The page as Markdown."""
    return _HEAD + "".join(f"\n{''.join(_section(part))}" for part in parts())


def write(page: Path) -> None:
    """Write the page, and the schema that is shipped."""
    page.write_text(reference(), encoding="utf-8")
    SHIPPED.write_text(schema_text(), encoding="utf-8")


def _section(part: Part) -> Iterator[str]:
    yield f"## {_title(part)}\n\n"
    if part.about:
        yield f"{part.about}\n\n"
    if part.short:
        yield f"A bare string stands for a table with the key `{part.short}`.\n\n"
    yield "| key | value | default |\n|---|---|---|\n"
    for key in part.keys:
        yield f"| `{key.name}` | {_value(key)} | {f'`{key.default}`' if key.default else ''} |\n"


def _title(part: Part) -> str:
    if not part.name:
        return "The file"
    many = part.name in ("record", "version", "test")
    return f"`[[{part.name}]]`" if many else f"`[{part.name}]`" if "." not in part.name else f"`{part.name}`"


def _value(key: Key) -> str:
    needed = ", required" if key.required else ""
    if key.shape is Shape.CHOICE:
        known = (
            "a category"
            if Category.AD.value in key.choices
            else f"one of {', '.join(map(_code, key.choices))}"
        )
        return known + needed
    if key.table:
        return f"{key.shape.value}, see `{key.table}`{needed}"
    return key.shape.value + needed


def _code(text: str) -> str:
    return f"`{text}`"


if __name__ == "__main__":
    write(Path(sys.argv[1]))
