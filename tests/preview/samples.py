"""Articles put together by hand: the views are tested on verdicts that no calibration changes."""

from pathlib import Path
from unittest.mock import patch

from unboil.cli.preview.paint import paint
from unboil.cli.preview.run import page_rows
from unboil.cli.preview.view import View
from unboil.extractors import Article, Block, Category, Judged, Kind, Metadata, Options, Page, Verdict
from unboil.extractors.weights.types import Stage, Weighing, Weight

SEEDS = Path(__file__).parents[2] / "seeds"

KEEP = Verdict(True, Category.BODY, "model", 0.97, ("inside the best stretch of prose", "full sentences"))
TITLE = Verdict(False, Category.TITLE, "model", 0.31, ("the page's headline",))
AD = Verdict(False, Category.AD, "model", 0.02, ("ad phrase", "short line without a sentence end"))
SHARE = Verdict(False, Category.SHARE, "signal:share-bar", 0.0, ("share phrase",))
MORE = Verdict(
    False, Category.READ_MORE, "rule:daily8:text.drop_line[1]", 0.0, ("the line is 'glob:Read *'",)
)
OTHERS = Verdict(
    False, Category.FOREIGN_ARTICLE, "rule:daily8:text.end_before[1]", 0.0, ("from 'Related' on",)
)


def article(*items, kind=Kind.TEXT, confidence=0.87, **more):
    """An article of (text, verdict) pairs; a text that begins with + is glued to the one before."""
    blocks, line = [], 0
    for text, verdict in items:
        glued = text.startswith("+")
        line += not glued
        text = text.removeprefix("+") if glued else text
        number = line if kind is Kind.TEXT else None
        path = "" if kind is Kind.TEXT else "html>body>p"
        blocks.append(Judged(Block(text, line=number, glued=glued, path=path), verdict))
        line += text.count("\n")
    page = Page("\n".join(text for text, _ in items), kind)
    more.setdefault("metadata", Metadata())
    return Article(page=page, blocks=tuple(blocks), confidence=confidence, **more)


def printed(page, width=80, *, name="page.txt", styled=False, told=False, weighing=None, **view):
    """The lines that are printed for a page; `weighing` is how the heuristic weighs any line of it."""
    with patch("unboil.cli.preview.explain.weigh", lambda *_: weighing):
        rows = list(page_rows(name, page, Options(), View(**view), width, told=told))
    return [line.removesuffix("\n") for line in paint(rows, styled=styled)]


WEIGHING = Weighing(
    (
        Stage(
            "on its page",
            "the mean line of the page",
            -0.4,
            (
                Weight("inside the segment", "1", 1.25),
                Weight("mean score of all the lines that stand around it, near and far", "0.83", 0.5),
                Weight("score before", "0.02", -0.25),
                Weight("position", "0.3", 0.001),
            ),
        ),
        Stage("by its words", "no word", 0.0, (Weight("word", "フェリー", 0.7),)),
    ),
    0.4,
    ("lines 3 to 4 are weighed as one",),
)


NEWS = article(
    ("The ferry returns to the harbour", TITLE),
    ("Advertisement", AD),
    ("The ferry came back to the harbour on Monday after six weeks in the yard, said the company.", KEEP),
    ("It will sail twice a day until the end of October,", KEEP),
    ("+Read also: ten harbours", MORE),
    ("+and every hour on the last weekend.", KEEP),
    ("Share this article\nFacebook\nWhatsApp", SHARE),
    ("The crew had asked for a second lifeboat.\nIt hangs on the port side now.", KEEP),
    *[(f"Bakers of town {n} warn of a hard winter, and the council meets.", OTHERS) for n in range(9)],
    rules=("daily8",),
)  # fmt: skip
ARABIC = article(
    ("عاد العبّار إلى الميناء", TITLE),
    ("إعلان", AD),
    (
        "عاد العبّار إلى الميناء يوم الاثنين بعد ستة أسابيع قضاها في الحوض، "
        "وقالت الشركة إنه سيبحر مرتين في اليوم.",
        KEEP,
    ),
    ("شارك هذا المقال", SHARE),
    ("وسيبحر كل ساعة في عطلة نهاية الأسبوع الأخيرة من أكتوبر (October 26).", KEEP),
)  # fmt: skip
JAPANESE = article(
    ("フェリーが港に戻る", TITLE),
    ("広告", AD),
    (
        "フェリーは月曜日、造船所での六週間の整備を終えて港に戻ったと会社が発表した。"
        "十月末までは一日二往復する。",
        KEEP,
    ),
    ("この記事をシェアする", SHARE),
    ("最後の週末には一時間ごとに運航し、“Harbour Line”の臨時便も出る予定だ。", KEEP),
)  # fmt: skip
EMOJI = article(
    ("⛴️ The ferry is back! 🎉🎉", TITLE),
    ("👉 Sponsored 👈", AD),
    ("The crew 👩‍✈️👨‍🔧 waved 👋 from the deck, and ⚑ flags hung over the quay; e\u0301cole sang ❤️.", KEEP),
    ("👍 Like   🔁 Share   💬 Comment", SHARE),
    ("🚢" * 70, KEEP),
)  # fmt: skip
EMPTY = article(("Access denied", AD), warnings=("an error page",), confidence=0.1)

# Line ranges of the body in each seed, from 1, both ends included.
_BODIES = {
    "000": [(4, 17)], "001": [(2, 15)], "002": [(1, 14)], "003": [(9, 25)],
    "004": [(9, 12), (15, 16), (19, 33)],
}  # fmt: skip


def seed(number):
    """A seed as it should be read: body lines kept, what stands above and below them stripped."""
    (file,) = SEEDS.glob(f"{number}_*.txt")
    body = _BODIES[number]
    items = []
    for line, text in enumerate(file.read_text("utf-8").splitlines(), 1):
        inside = any(first <= line <= last for first, last in body)
        items.append((text, KEEP if inside else AD if line < body[-1][1] else OTHERS))
    return article(*items, rules=("daily8",))


TEXTS = {"news": NEWS, "arabic": ARABIC, "japanese": JAPANESE, "emoji": EMOJI, "empty": EMPTY}
