"""What goes and what must stay, end to end on small texts."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import pytest

from unboil.extractors.text import heads, judge, segment
from unboil.extractors.text.heads import Head
from unboil.extractors.text.lexicon import load_lexicon
from unboil.extractors.text.model import load_model
from unboil.extractors.text.page import Lines
from unboil.extractors.text.units import join_fragments
from unboil.extractors.types import Favor, Options, Reading, Verdict, Verdicts, keeps
from unboil.rules.category import Category

judge_module = import_module("unboil.extractors.text.judge")
read_lines = judge_module.read_lines
PROSE = Path(__file__).with_name("prose")
FERRY = PROSE.joinpath("en.txt").read_text("utf-8").splitlines()
BODY = [
    *FERRY,
    "The harbour master, Ellen Brack, said the piles had been inspected every spring and that the divers had "
    "found no rot before last year. She would not say who had signed the report.",
    "Fishermen who moor their boats along the pier say they have complained about loose planks since the "
    "ferry was enlarged. The council has promised to answer them before the end of the month.",
]


def read(lines: list[str], **options: object) -> tuple[list[str], Reading]:
    text = "\n".join(lines) + "\n"
    blocks = segment(text)
    reading = judge(blocks, [None] * len(blocks), Options(**options))  # type: ignore[arg-type]
    return [b.text for b, v in zip(blocks, reading.verdicts, strict=True) if v.keep], reading


NAV = ["Home", "News", "Sport", "Opinion", "Log in", "Subscribe"]
FOOT = ["Related articles", "Comments", "Leave a reply", "Privacy Policy", "© 2024 All rights reserved"]
RECORD = [
    "Harbour Times",
    "9 minutes ago",
    "- Harbour Times",
    "Volcano wakes after two centuries of silence on the southern ridge",
    "Ash fell on three towns on Thursday as the volcano, which last erupted when the railway was new, sent a "
    "column of smoke eleven kilometres high. Geologists from the capital warned that lava could reach the "
    "vineyards within days, and pilots were told to keep away from the ridge until further notice.",
]


def test_menu_and_footer_go_and_the_body_stays() -> None:
    kept, reading = read([*NAV, "The old pier may not survive the winter", "", *BODY, "", *FOOT])
    assert kept == BODY
    assert 0.5 < reading.confidence <= 1


def test_records_of_other_articles_go() -> None:
    kept, reading = read([*BODY, "Related Articles", *RECORD, *RECORD])
    assert kept == BODY
    assert reading.verdicts[-1].category is Category.FOREIGN_ARTICLE


def test_a_lone_advertisement_mark_goes_from_the_middle() -> None:
    kept, _ = read([*BODY[:3], "- Advertisement -", *BODY[3:]])
    assert kept == BODY


@pytest.mark.parametrize("label", ["Share this article", "Leave a reply", "Share this story"])
def test_a_label_that_is_nothing_else_goes_from_the_middle(label: str) -> None:
    kept, _ = read([*BODY[:3], label, *BODY[3:]])
    assert kept == BODY


@pytest.mark.parametrize("language", sorted(file.stem for file in PROSE.glob("*.txt")))
@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_clean_prose_stays_as_it_is(language: str, joint: str) -> None:
    lines = PROSE.joinpath(f"{language}.txt").read_text("utf-8").splitlines()
    kept, _ = read(joint.join(lines).split("\n"))
    assert kept == lines


def test_a_full_sentence_caption_goes_and_a_sentence_with_brackets_stays() -> None:
    caption = (
        "In this photograph taken from the lighthouse, the ferry and nine boats lie at the old pier on "
        "a stormy morning in May. (Photo by Jane Doe / AFP via Getty Images)"
    )
    sentence = (
        "The inspectors wrote two reports, and both were lost (the mayor blames the mice in the town hall)."
    )
    kept, reading = read([*NAV, "", caption, *BODY[:3], sentence, *BODY[3:], "", *FOOT])
    assert caption not in kept
    assert sentence in kept
    assert Category.CAPTION in {v.category for v in reading.verdicts}


def test_a_recipe_in_short_lines_stays() -> None:
    recipe = [
        "My grandmother baked this cake every October, when the walnuts came in, and never weighed anything.",
        "Ingredients",
        "200 g walnuts",
        "4 eggs",
        "150 g sugar",
        "1 spoon of honey",
        "Beat the eggs with the sugar until the mixture is pale. Fold in the ground walnuts and the honey.",
        "Bake for forty minutes and let the cake cool in its tin before you turn it out.",
    ]
    assert read(recipe)[0] == recipe


def test_an_interview_stays() -> None:
    interview = [
        "Ellen Brack has run the harbour for thirty years. We met her in her kitchen.",
        "How did it begin?",
        "My father had the key to the lighthouse, and one day he simply gave it to me and went fishing.",
        "Were you afraid?",
        "Every night of the first winter. After that I began to know the sounds, and then it was a house.",
        "What will you do now?",
        "Sleep. And then I will learn to sail, because in all those years I never once left the shore.",
    ]
    assert read(interview)[0] == interview


def test_an_article_about_cookies_stays() -> None:
    article = [
        "Regulators in three countries fined a chain of toy shops on Monday because its website stored "
        "cookies before visitors had agreed to them. The judges called the consent banner a labyrinth.",
        "A cookie is a small file that a browser keeps for a site. Most of them are harmless, the ruling "
        "says, but those that follow people from shop to shop need consent that is freely given.",
        "The company said that it would change its privacy policy within a week and apologise to everyone.",
    ]
    assert read(article)[0] == article


def test_two_lines_stay() -> None:
    item = [
        "The bridge at Lower Mill is closed until Friday, the county said. Drivers should take the hill road."
    ]
    assert read(item)[0] == item


def test_fixed_verdicts_are_final_and_known() -> None:
    lines = [*BODY, *RECORD]
    blocks = segment("\n".join(lines))
    strip = Verdict(False, Category.AD, "rule:x:drop_line", 0.0)
    keep = Verdict(True, Category.BODY, "rule:x:keep_line", 1.0)
    fixed: list[Verdict | None] = [None] * len(blocks)
    fixed[1], fixed[-1] = strip, keep
    verdicts = judge(blocks, fixed, Options()).verdicts
    assert verdicts[1] is strip
    assert verdicts[-1] is keep


def test_template_lines_go() -> None:
    stock = "The harbour museum is open from ten to five and admission is free for everyone under sixteen."
    lines = [*BODY[:2], stock, *BODY[2:]]
    assert stock in read(lines)[0]
    kept, reading = read(lines, template=frozenset({stock}))
    assert kept == BODY
    assert reading.verdicts[2].by == "signal:template"


def test_precision_keeps_no_more_than_recall() -> None:
    lines = [*NAV, *BODY, *RECORD[3:], *FOOT]
    precise, _ = read(lines, favor=Favor.PRECISION)
    generous, _ = read(lines, favor=Favor.RECALL)
    assert set(precise) <= set(generous)


@pytest.mark.parametrize("most", [judge_module.MOST_UNITS, 7])
def test_what_is_kept_is_known_before_the_verdicts(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge_module, "MOST_UNITS", most)
    blocks = segment("\n".join([*NAV, *BODY, "who met", ", she said, the mayor", *FOOT]))
    fixed: list[Verdict | None] = [None] * len(blocks)
    fixed[0] = Verdict(True, Category.BODY, "rule:x:keep_line", 1.0)
    reading = judge(blocks, fixed, Options())
    keep = list(keeps(reading.verdicts))
    assert isinstance(reading.verdicts, Verdicts)
    assert keep == [verdict.keep for verdict in reading.verdicts]
    assert len(keep) == len(blocks)
    assert reading.verdicts[0] is fixed[0]


def test_what_is_above_the_body_is_looked_for_once_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found: list[Head] = []

    def find_head(lines: Lines, keep: Sequence[bool]) -> Head:
        found.append(heads.find_head(lines, keep))
        return found[0]

    monkeypatch.setattr(judge_module, "find_head", find_head)
    head = [*NAV, "The old pier may not survive the winter", "3 May 2024"]
    blocks = segment("\n".join([*head, "", *BODY]))
    reading = judge(blocks, [None] * len(blocks), Options())
    assert list(keeps(reading.verdicts)) == [*[False] * len(head), *[True] * len(BODY)]
    assert not found
    assert reading.metadata.date == "2024-05-03"
    assert reading.verdicts[len(NAV)].category is Category.TITLE
    assert reading.metadata.title == "The old pier may not survive the winter"
    assert len(found) == 1


def test_a_long_paragraph_looks_like_body_as_a_short_one_does() -> None:
    units = join_fragments(segment("\n\n".join([*BODY, " ".join(BODY * 6)])))
    assert len(units[-1].text.split()) > 250
    assert read_lines(units, [None] * len(units), load_model(), load_lexicon()).scores[-1] > 0.6


def test_every_verdict_has_reasons_and_a_score() -> None:
    _, reading = read([*NAV, *BODY, *FOOT])
    assert all(1 <= len(v.reasons) <= 3 and 0 <= v.score <= 1 for v in reading.verdicts)


def test_no_text_is_no_body() -> None:
    assert judge((), (), Options()).verdicts == ()
    kept, reading = read(["  ", ""])
    assert kept == []
    assert reading.confidence == 0


def test_metadata_of_the_head() -> None:
    head = ["Home", "The old pier may not survive the winter", "By Jane Miller and Tom Hale", "3 May 2024"]
    kept, reading = read([*head, "", *BODY])
    assert kept == BODY
    meta = reading.metadata
    assert meta.title == "The old pier may not survive the winter"
    assert meta.authors == ("Jane Miller", "Tom Hale")
    assert (meta.date, meta.language) == ("2024-05-03", "en")
    assert [v.category.value for v in reading.verdicts[1:4]] == ["title", "byline", "date"]
