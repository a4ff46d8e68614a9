"""The columns of the second pass: segments, records, chains, fragments."""

from pathlib import Path

import pytest

from unboil.extractors.text import best_segment, chains, features, records, segment, topic
from unboil.extractors.text.lexicon import load_lexicon
from unboil.extractors.text.page import Lines, make_lines, since, sums, until, window
from unboil.extractors.text.shape import NAMES, measure
from unboil.extractors.text.units import join_fragments
from unboil.extractors.types import Block

PROSE = Path(__file__).with_name("prose")
ENGLISH, FRENCH, JAPANESE = (
    PROSE.joinpath(f"{x}.txt").read_text("utf-8").splitlines() for x in ("en", "fr", "ja")
)
MENU = ["Home", "News", "Sport", "Weather", "Log in"]


def page(lines: list[str]) -> Lines:
    """A page whose first scores are what the length of the lines suggests."""
    units = join_fragments(segment("\n\n".join(lines)))
    measured = measure([unit.text for unit in units], load_lexicon())
    return make_lines(units, measured, [0.9 if shape.words > 12 else 0.1 for shape in measured.shapes])


def test_window_and_distances() -> None:
    prefix = sums([1.0, 2.0, 3.0])
    assert window(prefix, 1, 1) == [3.0, 6.0, 5.0]
    assert window(prefix, 1, -1) == [0.0, 1.0, 2.0]
    assert since([False, True, False, False], 2.0) == [2.0, 0.0, 1.0, 2.0]
    assert until([False, True, False], 9.0) == [1.0, 0.0, 9.0]


def test_the_best_segment_is_the_prose() -> None:
    lines = page([*MENU, *ENGLISH, *MENU])
    assert best_segment.find_segment(lines) == (len(MENU), len(MENU) + len(ENGLISH))


def test_fragments_of_one_sentence_are_one_unit() -> None:
    lines = [
        "The mayor told the",
        "Harbour Times",
        ", a weekly, that the pier would stay.",
        "Nobody believed her.",
    ]
    units = join_fragments(segment("\n".join(lines)))
    assert [(unit.first, unit.last) for unit in units] == [(0, 2), (3, 3)]


@pytest.mark.parametrize("lines", [MENU, ["home", "", "news"], ["Who was it?", "and then nobody spoke"]])
def test_lines_that_do_not_go_on_stay_apart(lines: list[str]) -> None:
    assert len(join_fragments(segment("\n".join(lines)))) == len([line for line in lines if line])


def test_units_cover_the_blocks_in_order() -> None:
    blocks = segment("\n".join([*MENU, *ENGLISH, "and", "so", "on"]))
    units = join_fragments(blocks)
    assert [i for unit in units for i in range(unit.first, unit.last + 1)] == list(range(len(blocks)))
    assert join_fragments(()) == []
    assert len(join_fragments([Block("a,")] * 100)) == 3


def test_records_are_found_by_two_signs() -> None:
    record = [
        "Harbour Times",
        "9 minutes ago",
        "- Harbour Times",
        "Volcano wakes after two centuries",
        FRENCH[0] * 2,
    ]
    likely, certain = records.find_records(page([*ENGLISH, *record]))
    assert certain.index(True) == len(ENGLISH)
    assert sum(certain) == 1
    assert likely[len(ENGLISH)]


def test_no_record_in_an_article_with_subheadings() -> None:
    _, certain = records.find_records(page([ENGLISH[0], "The storm", ENGLISH[1], "The council", ENGLISH[2]]))
    assert not any(certain)


def test_few_chains_cross_from_one_article_to_another() -> None:
    lines = page([*ENGLISH * 3, *FRENCH * 3])
    subjects = topic.find_subjects(lines)
    across = chains.columns(subjects.bags, subjects.telling, 0)[0]
    middle = 3 * len(ENGLISH)
    assert min(range(1, len(across)), key=across.__getitem__) == middle


def test_a_line_of_another_topic_shares_no_words_with_the_lead() -> None:
    lines = page([*ENGLISH, *ENGLISH, *JAPANESE])
    shared = topic.columns(lines, topic.find_subjects(lines), (0, 2 * len(ENGLISH)))[0]
    assert min(shared[:6]) > max(shared[6:])


def test_rows_are_as_long_as_their_names() -> None:
    lines = page([*MENU, *ENGLISH])
    segment = best_segment.find_segment(lines)
    rows = list(features.rows(lines, records.find_records(lines), segment))
    assert {len(row) for row in rows} == {len(features.NAMES)}
    assert len(set(features.NAMES)) == len(features.NAMES)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Related articles:", "phrases", 1.0),
        ("The mill stood still.", "end", 3.0),
        ("The mill stood still, he said:", "end", 2.0),
        ("- eggs", "bullet", 1.0),
        ("12. eggs", "bullet", 1.0),
        ("12 eggs", "bullet", 0.0),
        ("“I never left.”", "end", 3.0),
        ("Eggs, bread, milk", "end", 0.0),
        ("The mill stood still and then..", "end", 1.0),
        ("a " * 300 + "a", "stop words", 1.0),
        ("which was never found", "lower start", 1.0),
        ("Eggs | Bread | Milk", "separators", 2.0),
        ("It rained. It stopped. It rained.", "inner sentences", 2.0),
        ("村では祭りが開かれた。", "end", 3.0),
        ("村では祭り", "spaceless", 1.0),
    ],
)
def test_the_shape_of_a_line(text: str, name: str, value: float) -> None:
    assert measure([text], load_lexicon()).columns[NAMES.index(name)] == [value]


@pytest.mark.parametrize(
    "text", ["ログインしてください", "请登录后查看", "로그인 하세요", "Log in to your account"]
)
def test_readers_are_addressed(text: str) -> None:
    assert measure([text], load_lexicon()).columns[NAMES.index("you")][0] > 0.1


@pytest.mark.parametrize(
    "text", ["村では祭りが開かれた。", "雨停了。", "어제 비가 왔다.", "The mill stood still."]
)
def test_readers_are_not_addressed(text: str) -> None:
    assert measure([text], load_lexicon()).columns[NAMES.index("you")] == [0.0]


@pytest.mark.parametrize(
    ("text", "age", "dated"),
    [
        ("9 minutes ago", True, False),
        ("vor 9 Minuten", True, False),
        ("9分前", True, False),
        ("5h", True, False),
        ("May 3, 2024", False, True),
        ("Nine men walked by the mill", False, False),
    ],
)
def test_ages_and_dates(text: str, age: bool, dated: bool) -> None:
    shape = measure([text], load_lexicon()).shapes[0]
    assert (shape.age, shape.dated) == (age, dated)


def test_lines_are_measured_together_as_they_are_alone() -> None:
    texts = [*MENU, *ENGLISH, "•••", "wrapped\nline", "5min read", "Łódź, 3. maja", *JAPANESE, ENGLISH[0] * 9]
    together = measure(texts, load_lexicon())
    alone = [measure([text], load_lexicon()) for text in texts]
    assert together.shapes == [one.shapes[0] for one in alone]
    assert together.columns == [[one.columns[i][0] for one in alone] for i in range(len(NAMES))]
