"""HTML put together so that foreign text cannot become markup: every string is escaped but `Markup`."""

from html import escape


class Markup(str):
    """Text that is HTML already, made by `tag` or written by hand; never foreign text."""

    __slots__ = ()


_EMPTY = frozenset({"meta", "input", "link", "col", "rect", "br"})


def tag(name: str, /, *content: str, **attributes: str | bool | None) -> Markup:
    """An element. Strings in `content` and attributes are escaped; False and None leave an attribute out.

    `class_` stands for `class`, `aria_label` for `aria-label`.
    """
    parts = [f"<{name}"]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        label = key.rstrip("_").replace("_", "-")
        parts.append(f" {label}" if value is True else f' {label}="{escape(value)}"')
    parts.append(">")
    if name not in _EMPTY:
        parts += (item if isinstance(item, Markup) else escape(item) for item in content)
        parts.append(f"</{name}>")
    return Markup("".join(parts))


def join(parts: "list[Markup]") -> Markup:
    """Elements one after another, each on a line of its own."""
    return Markup("\n".join(parts))
