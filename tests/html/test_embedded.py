"""Articles that stand in scripts only, and the same text not read twice."""

import json

from pages import BODY, article, cut

from unboil.extractors.html import judge
from unboil.extractors.types import Metadata, Options

SHELL = '<html><head><title>x</title>{script}</head><body><div id="root"><p>Loading…</p></div></body></html>'


def kept(html: str) -> list[str]:
    page = cut(html)
    reading = judge(page, [None] * len(page.blocks), Metadata(), Options())
    assert len(reading.verdicts) == len(page.blocks) == len(page.marks)
    return [block.text for block, verdict in zip(page.blocks, reading.verdicts, strict=True) if verdict.keep]


def linked(body: str) -> str:
    data = json.dumps({"@type": "NewsArticle", "articleBody": body})
    return f'<script type="application/ld+json">{data}</script>'


def test_article_body_is_read_where_the_page_shows_nothing() -> None:
    assert kept(SHELL.format(script=linked("\n\n".join(BODY)))) == list(BODY)


def test_html_in_article_body_is_taken_apart() -> None:
    html = "".join(f"<p>{text}</p>" for text in BODY)
    assert kept(SHELL.format(script=linked(html))) == list(BODY)


def test_article_body_that_the_page_shows_is_not_read_again() -> None:
    page = cut(article().replace("</head>", linked(" ".join(BODY)) + "</head>"))
    assert page.embedded == ()


def test_text_that_the_page_shows_is_known_in_other_marks_and_any_script() -> None:
    body = " ".join(f"Το {n}ο κείμενο, με «σημεία» – και λέξεις αρκετές." for n in range(12))
    shown = body.translate({ord("«"): "“", ord("»"): "”", ord("–"): "_", ord(","): " ;"})
    assert cut(f"<head>{linked(body)}</head><body><p>{shown}</p></body>").embedded == ()
    other = "".join(reversed(body))
    assert cut(f"<head>{linked(body)}</head><body><p>{other}</p></body>").embedded


def test_state_of_a_framework_is_read_where_the_page_shows_nothing() -> None:
    state = {"props": {"story": {"parts": [{"html": f"<p>{text}</p>"} for text in BODY], "url": "https://x"}}}
    script = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script>'
    assert kept(SHELL.format(script=script)) == list(BODY)


def guide(**fields: object) -> str:
    data = json.dumps({"@graph": [{"@type": "BreadcrumbList", "name": "x" * 600}, fields]})
    return f'<script type="application/ld+json">{data}</script>'


def test_steps_of_a_guide_are_read_where_the_page_shows_nothing() -> None:
    first, second, *others = BODY
    section = {"@type": "HowToSection", "itemListElement": [{"@type": "HowToDirection", "text": second}]}
    steps = [section, *({"@type": "HowToStep", "text": text} for text in others)]
    script = guide(**{"@type": "HowTo", "description": f"<p>{first}</p>", "step": steps})
    assert kept(SHELL.format(script=script)) == list(BODY)


def test_steps_of_a_recipe_that_the_page_shows_are_not_read_again() -> None:
    script = guide(**{"@type": ["Recipe"], "recipeInstructions": BODY[0] + BODY[1]})
    assert kept(SHELL.format(script=script)) == [BODY[0] + BODY[1]]
    page = f"<html><head>{script}</head><body><ol><li>{BODY[0]}</li><li>{BODY[1]}</li></ol></body></html>"
    assert cut(page).embedded == ()


def streamed(*rows: str) -> str:
    """Rows of a stream of server components, in pieces that end anywhere."""
    whole = "".join(rows)
    pieces = [whole[i : i + 700] for i in range(0, len(whole), 700)]
    return "".join(f"<script>self.__next_f.push({json.dumps([1, piece])})</script>" for piece in pieces)


def row(number: int, text: str) -> str:
    return f"{number:x}:T{len(text.encode()):x},{text}"


def test_html_in_a_stream_of_components_is_read_where_the_page_shows_nothing() -> None:
    html = "".join(f'<p class="body">“{text}”</p>' for text in BODY)
    script = streamed('1:I[4,["a.js"],"default"]\n', row(2, html), '3:{"html":"$2"}\n')
    assert kept(SHELL.format(script=script)) == [f"“{text}”" for text in BODY]


def test_a_stream_is_not_read_where_the_page_shows_prose() -> None:
    other = "".join(f"<p>Of something else: {text}</p>" for text in BODY)
    page = cut(article().replace("</head>", streamed(row(1, other)) + "</head>"))
    assert page.embedded == ()


def test_code_in_a_stream_is_no_article() -> None:
    code = "window.start = () => { go(1, 2). then(show). catch(hide). finally(stop) }; " * 30
    assert cut(SHELL.format(script=streamed(row(1, code), "broken"))).embedded == ()


def test_broken_scripts_are_passed_over() -> None:
    script = '<script type="application/json">{"a": </script>'
    script += '<script type="application/ld+json">{articleBody</script>'
    assert not any("articleBody" in text for text in kept(SHELL.format(script=script)))
