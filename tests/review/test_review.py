"""`unboil review`: correct a line, see the rule, write it, and the next run obeys it."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("textual", reason="the extra `review` is not installed")

from unboil.cli.review.proposal import NoRuleError, propose
from unboil.cli.review.run import cases_of
from unboil.cli.review.screen import Confirm, Review
from unboil.cli.review.store import free_name
from unboil.cli.sources import from_places
from unboil.extractors import Category, Judged, Options, Verdict, clean
from unboil.extractors.rule_tests import run_tests
from unboil.rules.read import read_file

SEED = Path(__file__).parents[2] / "seeds" / "004_9d7502bbba0ec157.txt"
OPTIONS = Options()


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """No project, no settings, no cache but these."""
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return tmp_path


def case_of(file=SEED):
    (case,) = cases_of(from_places([str(file)]).sources, OPTIONS, [])
    return case


def index_of(case, beginning):
    return next(i for i, (block, _) in enumerate(case.article.blocks) if block.text.startswith(beginning))


def obeyed(case, proposal, folder):
    """Texts that are kept when the page is read with the rule file."""
    file = folder / f"{proposal.name}.toml"
    file.write_text(proposal.text, "utf-8")
    results = run_tests(read_file(file))
    assert results and all(result.passed for result in results)
    article = clean(case.article.page.text, options=Options(rules_dirs=(folder,)))
    return [block.text for block, _ in article.kept]


def drive(cases, keys, folder, *, then=None):
    """Press keys in the application; gives it when it has ended."""

    async def run():
        app = Review(cases, OPTIONS, folder, folder / "labels.jsonl")
        async with app.run_test(size=(100, 40)) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            if then:
                then(app)
        return app

    return asyncio.run(run())


def test_toggling_twice_corrects_nothing():
    case = case_of()
    index = index_of(case, "- Advertisement")
    once = case.toggled(index)
    assert once.turned == {index: Category.BODY}
    assert once.toggled(index).corrections == {}
    renamed = case.corrected(index, Category.NAV)
    assert renamed.corrections == {index: Category.NAV} and renamed.turned == {}


def test_a_stripped_line_is_named_in_a_rule_that_holds(tmp_path):
    case = case_of()
    index = index_of(case, "Reuters has reached out")
    case = case.corrected(index, Category.METADATA)
    proposal = propose(case, "review-one", OPTIONS)
    assert proposal.text.count("[[text.") == 1
    assert 'category = "metadata"' in proposal.text
    kept = obeyed(case, proposal, tmp_path)
    assert kept == [block.text for block, _ in case.result.kept]


def test_a_kept_line_goes_on_under_the_rules_of_its_site(tmp_path):
    seed = SEED.with_name("000_18146e16cf6cd3a5.txt")
    case = case_of(seed)
    case = case.toggled(index_of(case, "Read the original article"))
    proposal = propose(case, "review-two", OPTIONS)
    assert 'extends = ["daily8"]' in proposal.text
    kept = obeyed(case, proposal, tmp_path)
    assert any(text.startswith("Read the original article") for text in kept)
    assert not any(text.startswith("Hashtags") for text in kept)


BODY = [
    "The ferry came back to the harbour on Monday after six weeks in the yard, said the company.",
    "It will sail twice a day until the end of October, and every hour on the last weekend of it.",
    "The crew had asked for a second lifeboat, and it hangs on the port side of the upper deck.",
]
TAIL = [
    "Harbours of the north",
    "The council of the next town has voted to build a quay for ships of up to two hundred metres.",
    "It will cost nine million, most of which comes from a fund set aside for the bridge.",
]


def all_kept(case):
    """The case as if everything had been kept."""
    keep = Verdict(True, Category.BODY, "model", 0.9)
    blocks = tuple(Judged(block, keep) for block, _ in case.article.blocks)
    return replace(case, article=case.article._replace(blocks=blocks))


def test_a_tail_takes_one_boundary(tmp_path):
    (tmp_path / "page.txt").write_text("\n\n".join(BODY + TAIL))
    case = all_kept(case_of(tmp_path / "page.txt"))
    for text in TAIL:
        case = case.corrected(index_of(case, text), Category.FOREIGN_ARTICLE)
    proposal = propose(case, "review-tail", OPTIONS)
    assert "[[text.end_before]]" in proposal.text and "drop_line" not in proposal.text
    folder = tmp_path / "rules"
    folder.mkdir()
    assert not set(TAIL) & set(obeyed(case, proposal, folder))


def test_what_else_a_rule_turns_is_told(tmp_path):
    (tmp_path / "page.txt").write_text("\n\n".join([*BODY, "Ferry notes", *BODY[:2], "Ferry notes", BODY[2]]))
    case = case_of(tmp_path / "page.txt")
    keep = not case.article.blocks[index_of(case, "Ferry notes")].verdict.keep
    case = case.toggled(index_of(case, "Ferry notes"))
    proposal = propose(case, "review-twice", OPTIONS)
    assert keep == ("[[text.keep_line]]" in proposal.text)
    assert proposal.also[:1] == ("Ferry notes",)


def test_html_is_matched_by_its_host(tmp_path):
    prose = (
        "The council agreed on Tuesday evening to open the new library in the old market hall next spring. "
    )
    page = f"""<html><head><title>T</title><link rel="canonical" href="https://www.town.example/a"></head>
    <body><article><h1>Library</h1><p>{prose * 3}</p><p>Ask the {prose}</p><p>{prose * 2}</p></article>
    </body></html>"""
    (tmp_path / "page.html").write_text(page)
    case = all_kept(case_of(tmp_path / "page.html"))
    case = case.toggled(index_of(case, "Ask the"))
    proposal = propose(case, "review-html", OPTIONS)
    assert 'hosts = ["town.example"]' in proposal.text
    folder = tmp_path / "rules"
    folder.mkdir()
    assert not any(text.startswith("Ask the") for text in obeyed(case, proposal, folder))


def test_what_no_rule_explains_is_said(tmp_path):
    with pytest.raises(NoRuleError, match="nothing is corrected"):
        propose(case_of(), "x", OPTIONS)


def test_names_are_free_and_plain(tmp_path):
    (source,) = from_places(["Ünïcode Page (1).txt"]).sources
    assert free_name(tmp_path, source) == "review-n-code-page-1"
    (tmp_path / "review-n-code-page-1.toml").touch()
    assert free_name(tmp_path, source) == "review-n-code-page-1-2"


def test_keys_correct_a_line_and_write_the_rule(tmp_path):
    case = case_of()
    steps = ["down"] * index_of(case, "Reuters has reached out")
    folder = tmp_path / ".unboil" / "rules"
    app = drive([case], [*steps, "space", "s", "y"], folder)
    (file,) = folder.glob("*.toml")
    assert "Reuters has reached out" in file.read_text("utf-8")
    assert app.cases[0].corrections == {}
    article = clean(SEED.read_bytes(), options=OPTIONS)  # finds the project's rules
    assert not any(block.text.startswith("Reuters has reached") for block, _ in article.kept)
    assert any(block.text.startswith("Speaking to") for block, _ in article.kept)


def test_a_rule_is_shown_before_it_is_written(tmp_path):
    def look(app):
        assert isinstance(app.screen, Confirm)
        assert "[[test]]" in str(app.screen.query_one("#proposal").render())

    case = case_of()
    drive([case], ["space", "s"], tmp_path / "rules", then=look)
    drive([case], ["space", "s", "escape"], tmp_path / "rules")
    assert not (tmp_path / "rules").exists()


def test_categories_pages_and_labels(tmp_path):
    first, second = case_of(), case_of(SEED.with_name("002_81481c9f0c8cd638.txt"))
    app = drive([first, second], ["c", "n", "space", "l", "b"], tmp_path)
    assert app.at == 0
    assert app.cases[0].category(0) is not app.cases[0].judged(0)
    record = json.loads((tmp_path / "labels.jsonl").read_text("utf-8"))
    assert record["source"] == second.source.name
    assert record["body"] == app.cases[1].result.text != second.article.text


def test_unsaved_corrections_are_not_left_by_accident(tmp_path):
    app = drive([case_of()], ["space", "q"], tmp_path, then=lambda app: setattr(app, "seen", app.is_running))
    assert app.seen
    assert drive([case_of()], ["q"], tmp_path).return_value is None


def test_hostile_text_is_shown_as_plain_characters(tmp_path):
    text = "The \x1b[2Jcouncil \u202eagreed [red]on[/red] Tuesday [@click=app.quit]evening[/] to open it."
    (tmp_path / "a.txt").write_text(f"{text}\n\nAdvertisement\n\n{text}\n")

    def look(app):
        shown = "".join(segment.text for line in app.screen._compositor.render_strips() for segment in line)
        assert "[red]on[/red]" in shown and "[@click=app.quit]" in shown
        assert "\x1b" not in shown and "\u202e" not in shown

    drive([case_of(tmp_path / "a.txt")], [], tmp_path, then=look)
