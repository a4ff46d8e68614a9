"""`unboil review`: correct a line, see the rule, write it, and the next run obeys it."""

import asyncio
import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("textual", reason="the extra `review` is not installed")

from textual.widgets._footer import FooterKey

from unboil.cli.inputs import from_places
from unboil.cli.review.proposal import NoRuleError, propose
from unboil.cli.review.run import cases_of
from unboil.cli.review.screen import Confirm, Review
from unboil.cli.review.store import free_name
from unboil.extractors import Category, Judged, Options, Verdict, clean
from unboil.extractors.rule_tests import run_tests
from unboil.rules.check import check_folders
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
    article = clean(
        case.article.page.text, options=Options(rules_dirs=(folder,), path=case.article.page.path)
    )
    return [block.text for block, _ in article.kept]


def drive(cases, keys, folder, *, then=None, width=100):
    """Press keys in the application; gives it when it has ended."""

    async def run():
        app = Review(cases, OPTIONS, folder, folder / "labels.jsonl")
        async with app.run_test(size=(width, 40)) as pilot:
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
    lines = [text for text, label in zip(record["lines"], record["labels"], strict=True) if label == 1]
    assert "\n".join(lines) == "\n".join(line for line in record["body"].splitlines() if line)
    assert "\n".join(record["lines"]).strip() == record["page"].strip()


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


STORY = f"""<html><head><title>T</title><link rel="canonical" href="https://www.town.example/a"></head><body>
<main><article class="story"><h1>T</h1><p>{BODY[0] * 2}</p>
<aside class="mailbox"><p>Sign up for the letter</p><p>{TAIL[1]}</p></aside>
<p>{BODY[2] * 2}</p><div class="share-box"><p>Our view</p><p>Buy the ticket</p></div>
<p>{BODY[1] * 2}</p></article></main><footer><p>All rights reserved</p></footer></body></html>"""


def html_case(tmp_path):
    (tmp_path / "page.html").write_text(STORY)
    return case_of(tmp_path / "page.html")


def saved(proposal, tmp_path):
    """The problems that `rules check` finds in the file, once it is written."""
    folder = tmp_path / "rules"
    folder.mkdir(exist_ok=True)
    (folder / f"{proposal.name}.toml").write_text(proposal.text, "utf-8")
    return [str(problem) for problem in check_folders([folder])]


def test_blocks_in_one_element_take_one_selector(tmp_path):
    case = all_kept(html_case(tmp_path))
    for text in ("Sign up", TAIL[1]):
        case = case.corrected(index_of(case, text), Category.NEWSLETTER)
    proposal = propose(case, "review-box", OPTIONS)
    assert tomllib.loads(proposal.text)["html"] == {"strip": [{"css": ".mailbox", "category": "newsletter"}]}
    assert "[[text." not in proposal.text
    assert saved(proposal, tmp_path) == []
    kept = obeyed(case, proposal, tmp_path / "rules")
    assert not any(text.startswith("Sign up") for text in kept)
    assert {text for text in kept if len(text) > 100} == {2 * BODY[0], 2 * BODY[1], 2 * BODY[2]}


def test_what_was_lost_is_kept_by_its_element(tmp_path):
    case = html_case(tmp_path)
    gone = Verdict(False, Category.AD, "model", 0.1)
    lost = [
        Judged(b, gone if b.text in ("Our view", "Buy the ticket") else v) for b, v in case.article.blocks
    ]
    case = replace(case, article=case.article._replace(blocks=tuple(lost)))
    for text in ("Our view", "Buy the"):
        case = case.corrected(index_of(case, text), Category.BODY)
    assert set(case.turned.values()) == {Category.BODY}
    proposal = propose(case, "review-box", OPTIONS)
    assert tomllib.loads(proposal.text)["html"] == {"keep": [{"css": ".share-box"}]}
    assert saved(proposal, tmp_path) == []
    assert {"Our view", "Buy the ticket"} <= set(obeyed(case, proposal, tmp_path / "rules"))


def test_no_selector_takes_what_is_right_with_it(tmp_path):
    case = all_kept(html_case(tmp_path))
    case = case.corrected(index_of(case, "Sign up"), Category.NEWSLETTER)
    proposal = propose(case, "review-box", OPTIONS)
    assert "[[html." not in proposal.text and "[[text.drop_line]]" in proposal.text
    assert saved(proposal, tmp_path) == []


def test_a_part_of_a_line_goes(tmp_path):
    case = case_of()
    index = index_of(case, "Speaking to")
    part = "These include industrial tools, specialized chemicals,"
    case = case.without_part(index, part)
    assert (case.changed, case.turned) == (1, {})
    assert part not in case.result.text and "gunpowder, and other" in case.result.text
    proposal = propose(case, "review-part", OPTIONS)
    assert "[[text.drop_inline]]" in proposal.text and proposal.also == ()
    assert saved(proposal, tmp_path) == []
    kept = " ".join(obeyed(case, proposal, tmp_path / "rules"))
    assert part not in kept and "gunpowder, and other" in kept


def test_only_a_part_is_a_part():
    case = case_of()
    index = index_of(case, "Speaking to")
    for text in ("not there", case.article.blocks[index].block.text):
        with pytest.raises(ValueError, match="of the line"):
            case.without_part(index, text)
    part = case.without_part(index, "Ukrinform,")
    assert part.without_part(index, " ").changed == 0
    assert part.toggled(index).parts == {}


def test_a_part_is_typed_and_saved(tmp_path):
    case = case_of()
    steps = ["down"] * index_of(case, "Speaking to")
    typed = [*["delete"] * 12, *["ctrl+right"] * 6, "ctrl+k", "enter"]
    folder = tmp_path / "rules"
    app = drive([case], [*steps, "p", "home", *typed, "s", "y"], folder)
    assert app.cases[0].changed == 0
    (file,) = folder.glob("*.toml")
    (rule,) = tomllib.loads(file.read_text())["text"]["drop_inline"]
    assert rule["line"][0].startswith("Ukraine") and len(rule["line"][0]) < 60
    left = drive([case], [*steps, "p", "escape"], folder).cases[0]
    assert left.changed == 0


@pytest.mark.parametrize("seed", sorted(SEED.parent.glob("*.txt")), ids=lambda path: path.name[:3])
def test_any_line_of_a_seed_makes_a_rule_that_passes_the_check(seed, tmp_path):
    case = case_of(seed)
    lines = [i for i, (block, _) in enumerate(case.article.blocks) if len(block.text) < 300]
    for index in lines[:: max(1, len(lines) // 4)]:
        corrected = case.toggled(index)
        try:
            proposal = propose(corrected, f"review-{index}", OPTIONS)
        except NoRuleError as error:
            assert "labelled example" in str(error)
            continue
        folder = tmp_path / str(index)
        folder.mkdir()
        assert saved(proposal, folder) == []
        block, verdict = case.article.blocks[index]
        assert (block.text in obeyed(corrected, proposal, folder / "rules")) != verdict.keep


def test_a_terminal_of_80_columns_shows_how_to_save_and_quit(tmp_path):
    def look(app):
        seen = {key.description: key.region for key in app.query(FooterKey)}
        assert list(seen)[:2] == ["Quit", "Save"]
        assert [name for name, region in seen.items() if region.right > 80] == []

    drive([case_of()], [], tmp_path, then=look, width=80)
