"""Rich consoles that obey `--color`, NO_COLOR and what stands at the other end."""

from typing import TYPE_CHECKING

from .flags import Color

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH = 80
"""Columns of a terminal that does not tell."""


def console(color: Color, *, stderr: bool = False, width: int | None = None) -> "Console":
    """A console on standard output or standard error.

    `--color always` beats NO_COLOR and writes escapes into pipes too; `never` drops every style. Nothing is
    highlighted, no markup and no emoji code is read: what is printed is foreign text.
    """
    from rich.console import Console

    always, never = color is Color.ALWAYS, color is Color.NEVER
    made = Console(
        stderr=stderr,
        width=width,
        force_terminal=True if always else None,
        color_system="standard" if always else None if never else "auto",
        no_color=False if always else True if never else None,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
    )
    if made.width < 1:  # as COLUMNS=0 says it of a terminal whose size is not known
        made.width = _WIDTH
    return made
