"""Small pages to test with."""

# ruff: noqa: E501

from unboil.extractors.html import Document, Segmented, segment
from unboil.extractors.types import Kind, Page

BODY = (
    "The town council of Harrowby voted on Tuesday to rebuild the old stone bridge over the river, which was "
    "damaged by the floods of last winter and has been closed to traffic since January.",
    "Engineers said that the work would take about two years and cost nearly nine million, most of it paid by "
    "the county. “We looked at every other way across,” said the mayor, Ellen Marsh, “and there is none.”",
    "Shopkeepers on the north bank, who have lost half of their customers since the closure, welcomed the vote, "
    "although several of them doubted that the bridge would be open again in time for the summer of next year.",
    "A temporary crossing for people on foot will be put up next month, the council said. It will be open from "
    "six in the morning until ten at night, and it will carry bicycles as long as they are pushed.",
    "The last time the bridge was rebuilt was in 1871, when the railway came to the town and the old wooden "
    "spans could no longer carry the carts that brought stone down from the quarries to the station.",
)

ARTICLE = """<!DOCTYPE html><html lang="en"><head><title>Harrowby votes to rebuild its bridge - Harrowby Post</title>
<meta property="og:title" content="Harrowby votes to rebuild its bridge"><meta property="og:type" content="article">
</head><body><header class="site-header"><nav class="main-nav"><ul><li><a href="/">Home</a></li>
<li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav>
</header><main><article class="post"><h1 class="entry-title">Harrowby votes to rebuild its bridge</h1>
<p class="byline">By <a href="/staff/anna-holt">Anna Holt</a></p><time class="date">12 March 2024</time>
<div class="share-buttons"><a href="#">Facebook</a> <a href="#">Share on X</a></div>
<div class="entry-content">{body}</div></article>
<section class="related-posts"><h2>Related stories</h2><ul>
<li><a href="/a">Ferry to run again in spring after a winter of repairs in the yard</a></li>
<li><a href="/b">Why the county is short of stone masons, and what it wants to do</a></li></ul></section>
<div class="newsletter-signup"><p>Sign up for our newsletter and get the news of the town every morning.</p></div>
<div id="comments" class="comments"><h3>2 comments</h3><div class="comment"><p>About time, I have driven round by
the motorway for a year now.</p></div><div class="comment"><p>Nine million! We could have had a ferry.</p></div></div>
</main><footer class="site-footer"><p>© 2024 Harrowby Post. All rights reserved.</p>
<a href="/privacy">Privacy policy</a></footer></body></html>"""


def article(*paragraphs: str) -> str:
    """A news page with these paragraphs, or the usual ones, as its body."""
    body = "\n".join(f"<p>{text}</p>" for text in paragraphs or BODY)
    return ARTICLE.format(body=body)


def document(html: str, url: str | None = None) -> Document:
    return Document(Page(html, Kind.HTML, url=url))


def cut(html: str, *, markup: bool = False) -> Segmented:
    return segment(document(html), {}, markup=markup)


def texts(html: str) -> list[str]:
    return [block.text for block in cut(html).blocks]
