"""What the review asks: whether a rule is to be written, and which part of a line is to go."""

from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Static

from ..preview.lines import shown
from ..sanitize import sanitize_line
from .proposal import Proposal


class Confirm(ModalScreen[bool]):
    """A rule file, to be written or not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer(True)", "Write it"),
        Binding("n,escape", "answer(False)", "Back"),
    ]
    CSS = """
    Confirm { align: center middle; }
    Confirm VerticalScroll { width: 90%; height: 80%; border: round $accent; padding: 0 1; }
    """

    def __init__(self, file: Path, proposal: Proposal) -> None:
        super().__init__()
        self._text = Text.assemble((f"{sanitize_line(str(file))}\n\n", "bold"))
        for text in proposal.also:
            self._text.append(f"it also turns: {shown(text)}\n", "bold red")
        self._text.append(shown(proposal.text))

    def compose(self) -> ComposeResult:
        """The file's text over the keys."""
        with VerticalScroll():
            yield Static(self._text, id="proposal")
        yield Footer()

    def action_answer(self, yes: bool) -> None:
        """Give the answer to the review."""
        self.dismiss(yes)


class Part(ModalScreen[str | None]):
    """The part of a line that is to go: its text, or an empty one for none, or None for no answer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back")]
    CSS = """
    Part { align: center middle; }
    Part Vertical { width: 90%; height: auto; border: round $accent; padding: 0 1; }
    """

    def __init__(self, line: str, part: str) -> None:
        super().__init__()
        self._line, self._part = line, part

    def compose(self) -> ComposeResult:
        """The line, and a field that begins with all of it."""
        with Vertical():
            yield Static(Text(shown(self._line)))
            yield Static(Text("Leave in the field what is to go; an empty one takes nothing.", "dim"))
            yield Input(self._part or " ".join(self._line.split("\n")), id="part", select_on_focus=False)
        yield Footer()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter gives the part to the review."""
        self.dismiss(event.value)

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss(None)
