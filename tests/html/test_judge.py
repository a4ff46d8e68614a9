"""Verdicts on whole pages: what stays, what goes and as what, and what they rest on."""

import pytest
from pages import ARTICLE, BODY, article, cut, document

from unboil.extractors.html import judge, segment
from unboil.extractors.html.metadata import read_metadata
from unboil.extractors.types import Favor, Metadata, Options, PageType, Reading, Verdict
from unboil.rules.category import Category


def read(html: str, options: Options | None = None, **fixed: Verdict) -> tuple[list[str], Reading]:
    """Kept texts and the whole reading; `fixed` maps the first letters of a block to its verdict."""
    page = document(html)
    segmented = segment(page, {})
    known = [
        next((v for head, v in fixed.items() if block.text.startswith(head)), None)
        for block in segmented.blocks
    ]
    reading = judge(segmented, known, read_metadata(page), options or Options())
    return [b.text for b, v in zip(segmented.blocks, reading.verdicts, strict=True) if v.keep], reading


def verdict_on(html: str, head: str) -> Verdict:
    blocks = cut(html).blocks
    reading = read(html)[1]
    return next(v for b, v in zip(blocks, reading.verdicts, strict=True) if b.text.startswith(head))


def test_the_body_stays_and_all_else_goes() -> None:
    kept, reading = read(article())
    assert kept == list(BODY)
    assert reading.page_type is PageType.ARTICLE
    assert 0 < reading.confidence <= 1


@pytest.mark.parametrize(
    ("head", "category"),
    [
        ("Harrowby votes", Category.TITLE),
        ("By Anna Holt", Category.BYLINE),
        ("12 March", Category.DATE),
        ("Facebook", Category.SHARE),
        ("Ferry to run", Category.RELATED),
        ("Sign up for our", Category.NEWSLETTER),
        ("About time", Category.COMMENTS),
        ("Nine million!", Category.COMMENTS),
        ("Home", Category.NAV),
    ],
)
def test_what_goes_has_its_category(head: str, category: Category) -> None:
    verdict = verdict_on(article(), head)
    assert not verdict.keep
    assert verdict.category is category


def test_every_verdict_has_a_score_and_a_judge_and_stripped_ones_have_reasons() -> None:
    reading = read(article())[1]
    for verdict in reading.verdicts:
        assert 0 <= verdict.score <= 1
        assert verdict.by == "model" or verdict.by.startswith("signal:")
        assert len(verdict.reasons) <= 3
    assert all(verdict.reasons for verdict in reading.verdicts if not verdict.keep)


def test_reasons_name_the_signals() -> None:
    related = verdict_on(article(), "Ferry to run")
    assert "inside an element named related" in related.reasons
    assert "links are 100 % of the text" in related.reasons
    assert "after the last paragraph of the article" in verdict_on(article(), "About time").reasons
    assert any("paragraph of" in reason for reason in verdict_on(article(), BODY[0][:20]).reasons)


def test_fixed_verdicts_stay_as_they_are() -> None:
    keep = Verdict(True, Category.BODY, "rule:x:keep", 1.0)
    strip = Verdict(False, Category.AD, "rule:x:strip", 0.0)
    kept, reading = read(article(), **{"About time": keep, BODY[1][:12]: strip})
    assert keep in reading.verdicts
    assert strip in reading.verdicts
    assert any(text.startswith("About time") for text in kept)
    assert BODY[1] not in kept
    assert BODY[0] in kept


def test_a_fixed_verdict_says_nothing_about_its_neighbours() -> None:
    rule = Verdict(False, Category.AD, "rule:x:html.strip[1]", 0.0)
    alone, ruled = read(article())[1].verdicts, read(article(), **{BODY[1][:20]: rule})[1].verdicts
    pairs = [(one.score, two.score) for one, two in zip(alone, ruled, strict=True) if two is not rule]
    assert len(pairs) == len(alone) - 1
    assert all(one == two for one, two in pairs)


def test_lines_that_recur_over_the_site_go() -> None:
    options = Options(template=frozenset((BODY[3],)))
    kept, reading = read(article(), options)
    assert BODY[3] not in kept
    assert BODY[0] in kept
    assert any(verdict.by == "signal:recurrence" for verdict in reading.verdicts)


def test_favoring_recall_keeps_no_less_and_precision_no_more() -> None:
    html = article(*BODY, "Read more about the river.", "Photo: A. Holt", "A short line")
    kept = {favor: set(read(html, Options(favor=favor))[0]) for favor in Favor}
    assert kept[Favor.PRECISION] <= kept[Favor.BALANCED] <= kept[Favor.RECALL]


def test_empty_pages_give_empty_readings() -> None:
    page = cut("<html><body></body></html>")
    reading = judge(page, [], Metadata(), Options())
    assert reading.verdicts == ()
    assert reading.confidence == 0


def test_the_headline_goes_even_where_it_is_no_h1() -> None:
    html = article().replace("h1", "h2")
    assert verdict_on(html, "Harrowby votes").category is Category.TITLE


def test_headings_within_the_article_stay() -> None:
    html = ARTICLE.format(
        body="".join(f"<p>{text}</p>" for text in BODY[:3])
        + "<h2>What the engineers found</h2>"
        + "".join(f"<p>{text}</p>" for text in BODY[3:])
    )
    assert "What the engineers found" in read(html)[0]


def test_bodies_in_bare_divs_and_line_breaks_are_found() -> None:
    divs = ARTICLE.format(body="".join(f"<div>{text}</div>" for text in BODY))
    breaks = ARTICLE.format(body="<br><br>".join(BODY))
    assert read(divs)[0] == list(BODY)
    assert read(breaks)[0] == list(BODY)


def test_a_body_over_sibling_containers_is_whole() -> None:
    body = f'<div class="text">{"".join(f"<p>{x}</p>" for x in BODY[:2])}</div><div class="gallery"></div>'
    body += f'<div class="text">{"".join(f"<p>{x}</p>" for x in BODY[2:])}</div>'
    assert read(ARTICLE.format(body=body))[0] == list(BODY)


def test_the_same_page_gives_the_same_reading() -> None:
    assert read(article())[1] == read(article())[1]


def test_no_truncation_stops_the_reading() -> None:
    html = article()
    for end in range(0, len(html), 37):
        page = segment(document(html[:end]), {})
        reading = judge(page, [None] * len(page.blocks), Metadata(), Options())
        assert len(reading.verdicts) == len(page.blocks)


def test_an_article_that_stands_twice_is_read_once() -> None:
    page = article().replace('<div class="entry-content">', '<div class="entry-content narrow">', 1)
    body = page[page.index('<div class="entry-content narrow">') : page.index("</article>")]
    twice = page.replace(body, body + body.replace("narrow", "wide"))
    kept, reading = read(twice)
    assert [kept.count(paragraph) for paragraph in BODY] == [1] * len(BODY)
    copied = [v for v in reading.verdicts if v.category is Category.DUPLICATE]
    assert len(copied) == len(BODY)
    assert all(v.by == "signal:copy" and v.reasons for v in copied)


@pytest.mark.parametrize("form", ["<div>%s</div>", "<pre># Harrowby votes\n\n%s</pre>"])
def test_an_article_that_stands_again_in_one_piece_is_read_once(form: str) -> None:
    more = [
        f"In the year {year} the bridge was closed for {year % 7 + 1} weeks." * 3
        for year in range(1950, 1956)
    ]
    blob = form % "\n".join([*BODY, *more])
    kept, reading = read(article(*BODY, *more).replace("</article>", blob + "</article>"))
    assert kept == [*BODY, *more]
    assert [v.by for v in reading.verdicts if v.category is Category.DUPLICATE] == ["signal:copy"]


def test_a_long_block_that_quotes_a_little_stays() -> None:
    long = " ".join(
        f"In the year {year} it was closed for {year % 7 + 1} weeks." for year in range(1900, 1960)
    )
    assert read(article(*BODY, f"{long} {BODY[1]}"))[0] == [*BODY, f"{long} {BODY[1]}"]


def test_a_refrain_stays() -> None:
    paragraphs = [BODY[0], BODY[1], BODY[0], BODY[2], BODY[3]]
    assert read(article(*paragraphs))[0] == paragraphs


def test_one_paragraph_that_stands_again_in_another_element_stays() -> None:
    page = article().replace(BODY[4], f"{BODY[4]}</p><section><p>{BODY[1]}</p></section><p>", 1)
    assert read(page)[0].count(BODY[1]) == 2


def test_a_copy_that_a_site_rule_keeps_stays() -> None:
    keep = Verdict(True, Category.BODY, "rule:test", 1.0)
    twice = article().replace("</article>", f"<div><p>{BODY[0]}</p><p>{BODY[1]}</p></div></article>")
    kept, _ = read(twice, **{BODY[0][:20]: keep, BODY[1][:20]: keep})
    assert kept.count(BODY[0]) == kept.count(BODY[1]) == 2


def test_nothing_but_short_links_is_no_body() -> None:
    links = "".join(f"<li><a href='/{n}'>Part {n}</a></li>" for n in range(20))
    assert read(f"<html><body><ul>{links}</ul></body></html>")[0] == []
