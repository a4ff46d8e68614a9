"""The review on a terminal: the lines of a page, what is known of the one under the cursor, and keys."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from ...extractors.types import Options
from ...rules.category import Category
from ...rules.errors import UnboilError
from ..preview.figures import Trust
from ..preview.lines import shown
from ..preview.margin import is_estimate
from ..preview.rule_place import rule_place
from ..sanitize import sanitize_line
from ..work import read_article
from .correct import Case, append_label
from .dialogs import Confirm, Part
from .proposal import Proposal, propose
from .store import free_name, write_rule

_UNSURE = (0.15, 0.85)  # probabilities of being body between which a block is worth a look
_CATEGORIES = tuple(category for category in Category if category is not Category.BODY)


class Review(App[None]):
    """Walk through pages, the doubtful ones first, and correct what was kept and stripped."""

    TITLE = "unboil review"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        # In the order of the footer, of which a narrow terminal shows the beginning.
        Binding("q", "leave", "Quit"),
        Binding("s", "save", "Save"),
        Binding("space", "turn", "Turn"),
        Binding("c", "category(1)", "Category"),
        Binding("C", "category(-1)", "Category back", show=False),
        Binding("p", "part", "Part"),
        Binding("u", "unsure", "Unsure"),
        Binding("n", "page(1)", "Next"),
        Binding("b", "page(-1)", "Back"),
        Binding("l", "label", "Label"),
    ]
    CSS = """
    #head { height: auto; padding: 0 1; background: $panel; }
    OptionList { height: 1fr; border: none; }
    #why { height: auto; max-height: 10; padding: 0 1; border-top: solid $accent; }
    """

    def __init__(self, cases: Sequence[Case], options: Options, folder: Path, labels: Path) -> None:
        super().__init__()
        self.cases, self.at = list(cases), 0
        self._options, self._folder, self._labels = options, folder, labels
        self._warned = False

    @property
    def case(self) -> Case:
        """The page on the screen."""
        return self.cases[self.at]

    def compose(self) -> ComposeResult:
        """Head, lines, reasons, keys."""
        yield Static(id="head")
        yield OptionList(id="lines")
        yield Static(id="why")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Show the first page."""
        self._show_page()

    def on_option_list_option_highlighted(self) -> None:
        """Tell about the line under the cursor."""
        self._show_reason()

    def on_option_list_option_selected(self) -> None:
        """Enter does what the space bar does."""
        self.action_turn()

    def action_turn(self) -> None:
        """Keep what went, or strip what stayed."""
        self._change(lambda case, index: case.toggled(index))

    def action_category(self, step: int) -> None:
        """Call a stripped block something else."""

        def turned(case: Case, index: int) -> Case:
            now = case.category(index)
            place = _CATEGORIES.index(now) + step if now in _CATEGORIES else 0
            return case.corrected(index, _CATEGORIES[place % len(_CATEGORIES)])

        self._change(turned)

    def action_part(self) -> None:
        """Ask which part of a line is to go."""
        index = self._index()
        if index is None:
            return
        text = self.case.article.blocks[index].block.text
        self.push_screen(Part(text, self.case.parts.get(index, "")), lambda part: self._without(index, part))

    def _without(self, index: int, part: str | None) -> None:
        if part is None:
            return
        try:
            case = self.case.without_part(index, part)
        except ValueError as error:
            self.notify(f"That is {error}.", severity="error", markup=False)
            return
        self._change(lambda _case, _index: case)

    def action_unsure(self) -> None:
        """Go to the next block of which the model is not sure."""
        blocks, start = self.case.article.blocks, (self._index() or 0) + 1
        for index in (*range(start, len(blocks)), *range(start)):
            verdict = blocks[index].verdict
            if is_estimate(verdict) and _UNSURE[0] < verdict.score < _UNSURE[1]:
                self._lines().highlighted = index
                return
        self.notify("No block of this page is in doubt.")

    def action_page(self, step: int) -> None:
        """Go to another page."""
        self.at = (self.at + step) % len(self.cases)
        self._show_page()

    def action_save(self) -> None:
        """Show the rule that explains the corrections, and write it if that is wanted."""
        try:
            name = free_name(self._folder, self.case.source)
            proposal = propose(self.case, name, self._options)
        except UnboilError as error:
            self.notify(sanitize_line(str(error)), severity="error", markup=False)
            return
        file = self._folder / f"{name}.toml"
        self.push_screen(Confirm(file, proposal), lambda yes: self._write(file, proposal) if yes else None)

    def action_label(self) -> None:
        """Add the page, as corrected, to the labelled examples."""
        try:
            append_label(self.case, self._labels)
        except OSError as error:
            self.notify(sanitize_line(str(error)), severity="error", markup=False)
            return
        self.notify(f"Added to {sanitize_line(str(self._labels))}", markup=False)

    def action_leave(self) -> None:
        """End; where corrections are not saved, at the second time."""
        if not self._warned and any(case.changed for case in self.cases):
            self._warned = True
            self.notify("There are corrections that are not saved. Once more to quit.", severity="warning")
            return
        self.exit()

    def _write(self, file: Path, proposal: Proposal) -> None:
        try:
            write_rule(file, proposal.text)
            self._options = self._options._replace(rules_dirs=(file, *self._options.rules_dirs))
            again = read_article(self.case.source, self._options) if self.case.source.path else None
        except (OSError, UnboilError) as error:
            self.notify(sanitize_line(str(error)), severity="error", markup=False)
            return
        self.cases[self.at] = replace(self.case, article=again or self.case.result, corrections={}, parts={})
        self.notify(f"Written: {sanitize_line(str(file))}", markup=False)
        self._show_page(self._index() or 0)

    def _change(self, change: "Callable[[Case, int], Case]") -> None:
        index = self._index()
        if index is None:
            return
        self.cases[self.at] = change(self.case, index)
        self._warned = False
        self._lines().replace_option_prompt_at_index(index, _row(self.case, index))
        self._show_head()
        self._show_reason()

    def _show_page(self, index: int = 0) -> None:
        lines = self._lines()
        lines.clear_options()
        lines.add_options(Option(_row(self.case, i)) for i in range(len(self.case.article.blocks)))
        lines.highlighted = min(index, len(self.case.article.blocks) - 1)
        lines.focus()
        self._show_head()
        self._show_reason()

    def _show_head(self) -> None:
        case = self.case
        name = sanitize_line(case.source.name)
        count = f"{case.changed} corrected" if case.changed else "nothing corrected"
        trust = f"confidence {case.article.confidence:.2f}, {Trust.of(case.article.confidence)}"
        facts = f"  page {self.at + 1} of {len(self.cases)}, {trust}, {count}"
        self.query_one("#head", Static).update(Text.assemble((name, "bold"), facts))

    def _show_reason(self) -> None:
        index = self._index()
        if index is not None:
            self.query_one("#why", Static).update(_reason(self.case, index, self._options))

    def _lines(self) -> OptionList:
        return self.query_one("#lines", OptionList)

    def _index(self) -> int | None:
        return self._lines().highlighted


def _row(case: Case, index: int) -> Text:
    """A block as it should be: its mark (with * where it was corrected), its text, its category."""
    block = case.article.blocks[index].block
    category = case.category(index)
    went = category is not Category.BODY
    changed = "*" if index in case.corrections or index in case.parts else " "
    mark = f"{block.line or index + 1:>5} {'-' if went else ' '}{changed} "
    text = Text.assemble((mark, "red" if went else "bold"))
    before, part, after = block.text.partition(case.parts.get(index) or "\0")
    text.append(shown(before), "red" if went else "")
    if part:
        text.append(f"[-{shown(part)}-]", "strike red")
        text.append(shown(after))
    if went:
        text.append(f"  {category}", "dim")
    return text


def _reason(case: Case, index: int, options: Options) -> Text:
    """What unboil said of a block, and what the reader says."""
    verdict = case.article.blocks[index].verdict
    what = "kept" if verdict.keep else f"stripped, {verdict.category}"
    score = f", probability of body {verdict.score:.2f}" if is_estimate(verdict) else ""
    text = Text.assemble((what, "bold"), f" by {sanitize_line(verdict.by)}{score}")
    if place := rule_place(verdict, options.rules_dirs):
        text.append(f"\n{sanitize_line(str(place.near()))}")
    for reason in verdict.reasons:
        text.append(f"\n· {sanitize_line(reason)}")
    if index in case.corrections:
        text.append(f"\nyou say: {case.category(index)}", "bold")
    return text
