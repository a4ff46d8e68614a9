"""The element of the paragraphs, and articles that stand before another; verdicts on them."""

from pages import ARTICLE, BODY, article, cut

from unboil.extractors.html import judge
from unboil.extractors.html.context import Context
from unboil.extractors.html.facts import read_facts
from unboil.extractors.html.holder import NAMES, holder_columns
from unboil.extractors.html.word_model import WordModel
from unboil.extractors.html.words import by_prefix
from unboil.extractors.types import Metadata, Options

OTHER = (
    "Passengers on the night train to Dunmore waited for three hours on Sunday after a goods wagon left the "
    "rails near Aske, blocking the only line that leads to the coast from the capital.",
    "Nobody was hurt, the railway said, and the driver had done nothing wrong. Its inspectors believe that a "
    "worn wheel had come apart, as two others of the same make have done since last autumn.",
    "The line was cleared by the morning, but trains will go slowly past the place until new sleepers are "
    "laid, which can only be done at night and will take until the end of the week.",
)
SECOND = """<div class="more"><article class="post">
<h1 class="entry-title">Night train stops at Aske for hours</h1>
<p class="byline">By <a href="/staff/bo-lind">Bo Lind</a></p>
<div class="entry-content">{body}</div></article></div>"""


def columns(html: str) -> dict[str, dict[str, float]]:
    """The columns of each block by its first letters; every block is as likely as its length says."""
    page = cut(html)
    context = Context(page, read_facts(page), WordModel(1.0, by_prefix({})))
    rows = zip(*holder_columns(context, [context.above[at] for at in context.at]), strict=True)
    blocks = zip(page.blocks, rows, strict=True)
    return {block.text[:12]: dict(zip(NAMES, row, strict=True)) for block, row in blocks}


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def endless() -> str:
    """The usual page, and another article behind its own."""
    return article().replace("</article>", "</article>" + SECOND.format(body=paragraphs(*OTHER)), 1)


def kept(html: str) -> list[str]:
    page = cut(html)
    reading = judge(page, [None] * len(page.blocks), Metadata(), Options())
    return [block.text for block, verdict in zip(page.blocks, reading.verdicts, strict=True) if verdict.keep]


def test_paragraphs_stand_in_the_holder() -> None:
    assert columns(article())[BODY[0][:12]]["direct_mass"] > 0.99


def test_a_box_of_facts_does_not() -> None:
    box = f"<aside>{paragraphs('Built in 1871.', 'Closed since January.')}</aside>"
    rows = columns(ARTICLE.format(body=paragraphs(*BODY[:2]) + box + paragraphs(BODY[2])))
    assert rows["Built in 187"]["direct_mass"] < 0.2


def test_the_first_article_is_the_rival_of_the_second_and_has_none() -> None:
    rows = columns(endless())
    assert rows[BODY[2][:12]]["rival"] < 0.1
    assert rows[OTHER[0][:12]]["rival"] > 0.4


def test_a_page_without_blocks_in_elements_has_columns_too() -> None:
    assert columns("<body>Nothing but text that stands in no element.</body>")["Nothing but "]["rival"] == 0


def test_an_article_that_follows_another_goes() -> None:
    assert kept(endless()) == list(BODY)


def test_a_body_in_several_elements_stays_whole() -> None:
    parts = f"<div>{paragraphs(*BODY[:2])}</div><div class='ad'></div><div>{paragraphs(*BODY[2:])}</div>"
    assert kept(ARTICLE.format(body=parts)) == list(BODY)
