"""Blocks around and within good prose: what is no part of the article goes, what only looks so stays."""

from pathlib import Path

import pytest

from unboil.extractors.text import judge, segment
from unboil.extractors.text.asides import find_aside, is_quotation
from unboil.extractors.text.signals import is_credited
from unboil.extractors.types import Options
from unboil.rules.category import Category

BODY = [
    *Path(__file__).with_name("prose").joinpath("en.txt").read_text("utf-8").splitlines(),
    "The harbour master, Ellen Brack, said the piles had been inspected every spring and that the divers had "
    "found no rot before last year. She would not say who had signed the report.",
    "Fishermen who moor their boats along the pier say they have complained about loose planks since the "
    "ferry was enlarged. The council has promised to answer them before the end of the month.",
]
NAV = ["Home", "News", "Sport", "Opinion", "Log in", "Subscribe"]
TITLE = "The old pier may not survive the winter"
FOOT = ["Related articles", "Comments", "Leave a reply", "Privacy Policy", "© 2024 All rights reserved"]

WEATHER = ["Saltmouth", "14°C", "Partly cloudy", "Wind: 12 km/h", "Humidity: 71%", "Mon 15°", "Tue 13°"]
TICKER = ["Markets", "FTSE 100 7,412.35 +0.42%", "DAX 15,880.10 -0.13%", "Gold 1,934.20 +0.08%"]
POLL = ["Poll", "Should the old pier be torn down?", "Yes", "No", "I don't know", "Vote", "View results"]
THREAD = [
    "3 comments",
    "Harbourrat",
    "2 hours ago",
    "They should have mended it ten years ago, typical of this council.",
    "Reply",
    "Maggie P.",
    "1 hour ago",
    "I jumped off that pier as a girl and it was rotten even then lol",
    "Reply",
]
BIO = (
    "Jane Miller is a senior reporter at the Saltmouth Gazette, where she covers the coast and politics. "
    "She has won two awards for her reporting. Follow her on Twitter."
)
CONSENT = (
    "We and our partners use cookies to store and access information on a device, such as identifiers, "
    "to show personalised ads and content. By clicking Accept you agree to our privacy policy."
)
NEWSLETTER = (
    "Sign up for our morning newsletter and get the best stories delivered straight to your inbox every day. "
    "You can unsubscribe at any time."
)
CAPTION = (
    "A view of the old pier in Saltmouth, where loose planks were found in March. "
    "Photograph: Jane Doe/The Gazette"
)


def kept(lines: list[str]) -> list[str]:
    blocks = segment("\n".join(lines) + "\n")
    reading = judge(blocks, [None] * len(blocks), Options())
    return [block.text for block, verdict in zip(blocks, reading.verdicts, strict=True) if verdict.keep]


@pytest.mark.parametrize("block", [WEATHER, TICKER, ["5 min read", "Updated 3 hours ago"]])
def test_blocks_above_the_headline_go(block: list[str]) -> None:
    assert set(kept([*NAV, *block, TITLE, "", *BODY, "", *FOOT])) - {TITLE} == set(BODY)


@pytest.mark.parametrize(
    "block",
    [
        ["4 min read"],
        [CONSENT],
        [NEWSLETTER],
        [CAPTION],
        POLL,
        ["Umfrage", "Soll die Mole abgerissen werden?", "Ja", "Nein", "Weiß nicht", "Abstimmen"],
        ["Will the pier stand in a year?", "Yes", "No", "1,204 votes"],
    ],
)
def test_blocks_within_the_body_go(block: list[str]) -> None:
    assert kept([*NAV, TITLE, "", *BODY[:2], *block, *BODY[2:], "", *FOOT]) == BODY


@pytest.mark.parametrize("block", [THREAD, ["About the author", BIO], [BIO]])
def test_blocks_after_the_body_go(block: list[str]) -> None:
    assert kept([*NAV, TITLE, "", *BODY, "", *block, "", *FOOT]) == BODY


STAY = {
    "live blog": [
        "Storm reaches the coast: what we know so far",
        "14:32",
        "The lifeboat has returned to Saltmouth with all four sailors, the coastguard says. Two of them are "
        "being treated for the cold.",
        "14:05",
        "Trains between Saltmouth and Lower Mill have been stopped until further notice because a tree lies "
        "on the line.",
        "13:40",
        "Good afternoon. We will follow the storm here until the evening.",
    ],
    "results": [
        "Saltmouth won the county regatta on Sunday for the first time in eleven years, a length ahead of "
        "Lower Mill, whose crew had led until the last buoy.",
        "Results",
        "1. Saltmouth, 6:12.4",
        "2. Lower Mill, 6:14.9",
        "3. Three Bridges, 6:20.1",
        "The next race will be held in Three Bridges on the second Sunday of June, and the organisers expect "
        "twice as many boats.",
    ],
    "poem": [
        "He counts the lamps along the quay,",
        "the seventh one is dark,",
        "and no one on the shore can say",
        "who took away its spark.",
        "The river knows, the river keeps",
        "what every traveller owes,",
        "and while the town above it sleeps",
        "the river only flows.",
    ],
    "newsletter": [
        "The newsletter that changed a village began as a sheet of paper pinned to the door of the bakery.",
        "Anna Kolb, who writes it, says she never asked anyone to subscribe. By spring, nine hundred had, "
        "and the post office had to hire a second clerk.",
        "She sends it every Friday, and whoever wishes to leave the list tells her at the market.",
    ],
    "poll": [
        "A poll of nine hundred voters published on Monday shows the mayor two points behind her rival.",
        "Asked whether the pier should be torn down, 44 percent said yes, 39 percent no; the rest did not "
        "know.",
        "The poll has a margin of error of three points, the institute said.",
    ],
    "question and answers": [
        "What did the sailors take with them when they left Saltmouth for the islands in the spring?",
        "Bread and water",
        "A map of the coast",
        "The parrot",
        "They came back after three weeks, and none of them has said a word about the journey since then.",
    ],
    "letters": [
        "Readers who commented on our report about the pier were of one mind.",
        "“I jumped off that pier as a girl, and it was rotten even then,” wrote one of them.",
        "The council said that it reads every letter it is sent.",
    ],
    "markets": [
        "Shares in London rose on Tuesday, and the FTSE 100 closed 0.4 percent higher at 7,412 points.",
        "Gold was little changed at 1,934 dollars an ounce, while the euro fell against the dollar for the "
        "third day in a row.",
        "Traders said that they were waiting for the central bank, which meets on Thursday.",
    ],
    "obituary": [
        "Jane Miller, a reporter who covered the coast for forty years, died on Sunday. She was 81.",
        "Miller was a senior reporter at the Saltmouth Gazette, where she wrote about fishermen and local "
        "politics, and won two awards.",
        "She is survived by her daughter and by the parrot that answered her telephone.",
    ],
    "two lines": [
        "The bridge at Lower Mill is closed until Friday, the county said.",
        "Drivers should take the hill road.",
    ],
}


@pytest.mark.parametrize("lines", STAY.values(), ids=STAY)
def test_what_only_looks_like_boilerplate_stays_by_itself(lines: list[str]) -> None:
    assert kept(lines) == lines


@pytest.mark.parametrize("name", ["results", "poem", "question and answers", "letters", "two lines"])
def test_what_only_looks_like_boilerplate_stays_on_a_page(name: str) -> None:
    assert kept([*NAV, "", *STAY[name], "", *FOOT]) == STAY[name]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("4 min read", Category.METADATA),
        ("lesezeit: 4 min.", Category.METADATA),
        ("get the day's headlines in your inbox", Category.NEWSLETTER),
        ("wir verwenden cookies, um inhalte zu personalisieren", Category.LEGAL),
        ("foto: jane doe/afp", Category.CAPTION),
        ("read the full article here", Category.READ_MORE),
        ("read the original story on the harrowby post", Category.READ_MORE),
        ("» lire l’article complet", Category.READ_MORE),
        ("leer el artículo completo en el diario de harrowby", Category.READ_MORE),
        ("den ganzen artikel lesen", Category.READ_MORE),
        ("they read the full report on the bridge and sent it back to the engineers without a word", None),
        ("he had not read the original article.", None),
        ("a four minute read is what she promised", None),
        ("the newsletter came in the post, not in an inbox", None),
        ("we ate cookies by the fire until the rain stopped", None),
        ("he showed us the photo: it was a gull", None),
        ("the photo was blurred. it showed a gull.", None),
    ],
)
def test_asides(text: str, category: Category | None) -> None:
    assert find_aside(text, clean=False) is category


def test_a_clean_text_may_hold_a_credit() -> None:
    assert find_aside("photo: jane doe", clean=True) is None


def test_quotations() -> None:
    assert is_quotation("eur/usd 1.0841 -0.21%")
    assert not is_quotation("2. lower mill, 6:14.9")
    assert not is_quotation("the index rose by 0.4%")


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("橋の工事の説明を受ける町長＝１２日、町役場で（山田花子撮影）", True),
        ("新しい橋の完成予想図（町提供）", True),
        ("工人正在修复老桥（新华社记者 李明 摄）", True),
        ("다리 공사 현장을 시장이 둘러보고 있다. 연합뉴스", True),
        ("새 다리의 조감도. 사진=시청 제공", True),
        ("町は来年の春に橋を開通させると発表した（共同）", False),
        ("시장은 내년 봄에 다리를 열겠다고 연합뉴스에 말했다.", False),
        ("写真は山田さんが撮影した。", False),
        ("The bridge in June (photo by Ann Holt)", True),
        ("The bridge opens in June (or so they say)", False),
    ],
)
def test_captions_end_with_a_credit(line: str, *, credit: bool) -> None:
    assert is_credited(line) is credit
