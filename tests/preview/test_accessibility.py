"""What a screen reader and a keyboard find in the pages of `preview --html`; WCAG 2.2 by number."""

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from contrast import SHEET, THEMES, contrast
from samples import ARABIC, NEWS, TEXTS

from unboil.cli.preview.figures import figures_of
from unboil.cli.preview.web.index import Entry, index_document
from unboil.cli.preview.web.page import page_document

VOID = {"meta", "input", "rect"}
LANDMARKS = {"header", "nav", "main", "section"}
FOCUSABLE = {"a", "input", "summary", "button", "select", "textarea"}


class Node:
    """An element: its attributes, what it stands in, what stands in it."""

    def __init__(self, name, attributes, parent):
        self.name, self.attributes, self.parent = name, dict(attributes), parent
        self.children, self.words = [], ""

    def all(self):
        """The element and everything in it, in order."""
        yield self
        for child in self.children:
            yield from child.all()

    def find(self, *names):
        return [node for node in self.all() if node.name in names]

    @property
    def text(self):
        return self.words + "".join(child.text for child in self.children)

    @property
    def above(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


class Tree(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.root = self.here = Node("root", {}, None)
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        node = Node(tag, attrs, self.here)
        self.here.children.append(node)
        if tag not in VOID:
            self.here = node

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.here = self.here.parent

    def handle_data(self, data):
        self.here.words += data


DOCUMENTS = {name: page_document(f"{name}.txt", page, index="../all.html") for name, page in TEXTS.items()}
DOCUMENTS["index"] = index_document(
    [
        Entry(name="sure.txt", href="p/s.html", title="Sure", confidence=0.95, figures=figures_of(NEWS)),
        Entry(name="doubtful.txt", href="p/d.html", confidence=0.2, figures=figures_of(ARABIC)),
        Entry(name="missing.txt", notes=("no such file",)),
    ]
)


@pytest.fixture(params=DOCUMENTS.values(), ids=DOCUMENTS)
def page(request):
    return Tree(request.param).root


def test_all_text_stands_in_a_landmark(page):
    """1.3.1: a screen reader goes from one part of the page to the next."""
    (body,) = page.find("body")
    loose = [node for node in body.children if node.name not in LANDMARKS]
    assert all(node.attributes.get("class") == "skip" for node in loose)
    assert [node.name for node in body.children if node.name in ("header", "main")] == ["header", "main"]
    names = [node.attributes.get("aria-label") for node in page.find("nav", "section")]
    assert all(names) and len(set(names)) == len(names)


def test_headings_go_down_one_rank_at_a_time(page):
    """2.4.6 and 1.3.1."""
    ranks = [int(node.name[1]) for node in page.find(*(f"h{n}" for n in range(1, 7)))]
    assert ranks[0] == 1 and ranks.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(ranks))
    assert all(node.text.strip() for node in page.find("h1", "h2"))


def test_every_control_has_a_name(page):
    """4.1.2 and 3.3.2."""
    for box in page.find("input"):
        assert any(node.name == "label" and node.text.strip() for node in box.above)
    for node in page.find("a", "summary"):
        assert node.text.strip()
    for node in page.find("fieldset"):
        assert node.children[0].name == "legend" and node.children[0].text.strip()


def test_links_of_one_name_lead_to_one_place(page):
    """2.4.4."""
    targets = {}
    for link in page.find("a"):
        targets.setdefault(link.text, set()).add(link.attributes["href"])
    assert all(len(found) == 1 for found in targets.values())


def test_the_keyboard_goes_in_reading_order(page):
    """2.4.3: no element jumps the queue, and the first stop leads past the index."""
    order = [n for n in page.all() if n.name in FOCUSABLE or n.attributes.get("tabindex") == "0"]
    assert {node.attributes.get("tabindex", "0") for node in page.all()} <= {"0", "-1"}
    (main,) = page.find("main")
    if page.find("nav"):
        assert order[0].attributes["href"] == f"#{main.attributes['id']}"
        assert main.attributes["tabindex"] == "-1"  # so that the focus goes there, too


def test_reasons_are_read_where_something_went(page):
    """1.3.1: by focus and by hover, and bound to what they explain."""
    ids = {node.attributes["id"]: node for node in page.all() if "id" in node.attributes}
    for gone in page.find("del"):
        reason = ids[gone.attributes["aria-describedby"]]
        assert reason.attributes["role"] == "tooltip" and reason.text.strip()
    assert "tr:hover .why, tr:focus-within .why { visibility: visible; }" in SHEET


def test_every_row_of_a_table_has_its_head_and_as_many_cells(page):
    """1.3.1."""
    for table in page.find("table"):
        rows = [[cell for cell in row.children if cell.name in ("th", "td")] for row in table.find("tr")]
        assert len({len(row) for row in rows}) <= 1
        heads = [row[0] for row in rows if row[0].parent.parent.name == "tbody"]
        assert all(head.attributes.get("scope") == "row" for head in heads)


def test_a_column_is_hidden_as_a_whole():
    """What a narrow screen leaves out is the same cell of every row."""
    for text in DOCUMENTS.values():
        for table in Tree(text).root.find("table"):
            for column in zip(*(row.children for row in table.find("tr")), strict=True):
                classes = [set((cell.attributes.get("class") or "").split()) for cell in column]
                assert len({bool({"wide", "extra"} & found) for found in classes}) == 1


def test_nothing_is_said_by_colour_alone(page):
    """1.4.1: a line that went has a sign, and its category as a word."""
    for row in page.find("tr"):
        classes = row.attributes.get("class", "").split()
        if "went" in classes or "mixed" in classes:
            (mark,) = [node for node in row.find("span") if node.attributes.get("class") == "mark"]
            assert mark.text in ("−", "~")
            assert any(node.attributes.get("class") == "chip" and node.text for node in row.find("span"))


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read_by_weak_eyes(theme):
    """1.4.3: 4.5 to 1."""
    grounds = dict.fromkeys(("ink", "faint", "link"), "ground panel") | {"went": "ground went-ground cut"}
    for ink, names in grounds.items():
        for ground in names.split():
            assert contrast(THEMES[theme], ink, ground) >= 4.5, (ink, ground)


@pytest.mark.parametrize("ink", ["focus", "bar", "went"])
@pytest.mark.parametrize("theme", THEMES)
def test_what_is_no_text_stands_out_too(ink, theme):
    """1.4.11: 3 to 1 for what must be seen to be understood."""
    assert all(contrast(THEMES[theme], ink, ground) >= 3 for ground in ("ground", "panel"))
