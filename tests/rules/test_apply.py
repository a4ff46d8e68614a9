"""Text rules on blocks: what they strip, and what they must leave to the judge."""

from collections.abc import Callable, Sequence

import pytest

from unboil.extractors.site_rules.apply import judge_text
from unboil.extractors.site_rules.guard import guard_trip
from unboil.extractors.site_rules.outcome import Outcome, with_fields
from unboil.extractors.types import Block, Metadata, Verdict
from unboil.rules import Category, SiteRules
from unboil.rules.model import DocumentKind, Fallback
from unboil.rules.read import read_file

from .conftest import Write

Rules = Callable[[str], SiteRules]
PROSE = "The council voted on Tuesday to rebuild the bridge, closed since the flood of last spring."
MORE = "Work will begin in the autumn and is expected to take two years, the mayor told reporters on Tuesday."


@pytest.fixture
def rules(write: Write) -> Rules:
    return lambda text: read_file(write(f'id = "a"\nhosts = ["a.org"]\n{text}'))


def _blocks(text: str) -> list[Block]:
    lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    return [Block(line.strip(), line=n) for n, line in lines]


def _gone(site: SiteRules, text: str) -> list[str]:
    """Texts of the blocks that the rules strip."""
    blocks = _blocks(text)
    pairs = zip(blocks, judge_text(site, blocks).fixed, strict=True)
    return [block.text for block, verdict in pairs if verdict and not verdict.keep]


PAGE = f"Menu\nHome\n{PROSE}\nComments\n{MORE}\nComments\nNo comments yet\nShare"


def test_a_line_goes_with_category_origin_and_reason(rules: Rules) -> None:
    site = rules('[text]\ndrop_line = ["x", { line = "NO  comments yet", category = "comments" }]')
    outcome = judge_text(site, _blocks(PAGE))
    assert [verdict is not None for verdict in outcome.fixed] == [False] * 6 + [True, False]
    assert outcome.fixed[6] == Verdict(
        keep=False,
        category=Category.COMMENTS,
        by="rule:a:text.drop_line[2]",
        score=0.0,
        reasons=("the line is 'NO  comments yet'",),
    )


@pytest.mark.parametrize(
    ("rule", "gone"),
    [
        ('end_before = "Comments"', ["Comments", MORE, "Comments", "No comments yet", "Share"]),
        (
            'end_before = { line = "Comments", followed_by = "glob:No comments*" }',
            ["Comments", "No comments yet", "Share"],
        ),
        ('end_before = { line = "Comments", in_last = 0.5 }', ["Comments", "No comments yet", "Share"]),
        (
            'end_before = { line = "Comments", min_lines_before = 5 }',
            ["Comments", "No comments yet", "Share"],
        ),
        ('end_before = { line = "Comments", min_lines_before = 6 }', []),
        ('end_before = { line = "Comments", followed_by = "Share" }', []),
        (
            'end_before = { line = "Comments", until = "Share" }',
            ["Comments", MORE, "Comments", "No comments yet"],
        ),
        (
            'end_before = { line = "Comments", until = "glob:Work *" }',
            ["Comments", "Comments", "No comments yet", "Share"],
        ),
        ('start_after = "Home"', ["Menu", "Home"]),
        ('start_after = { line = "Share", in_first = 0.5 }', []),
        ('start_after = ["Menu", "Absent"]', ["Menu"]),
        ('start_after = "Comments"\nend_before = "Menu"', ["Menu", "Home", PROSE, "Comments"]),
    ],
)
def test_boundaries(rules: Rules, rule: str, gone: list[str]) -> None:
    assert _gone(rules(f"[text]\n{rule}"), PAGE) == gone


def test_the_end_is_sought_after_the_start(rules: Rules) -> None:
    site = rules('[text]\nstart_after = "Home"\nend_before = "Menu"')
    assert _gone(site, f"Menu\nHome\n{PROSE}\nMenu\nFooter") == ["Menu", "Home", "Menu", "Footer"]


@pytest.mark.parametrize(("scope", "count"), [("head", 1), ("tail", 1), ("body", 1), ("page", 3)])
def test_scope(rules: Rules, scope: str, count: int) -> None:
    site = rules(f'[text]\ndrop_line = {{ line = "Share", scope = "{scope}" }}')
    assert len(_gone(site, f"Share\n{PROSE}\nShare\n{MORE}\nShare")) == count


def test_what_boundaries_cut_is_no_body_for_scopes(rules: Rules) -> None:
    site = rules('[text]\nend_before = "Related"\ndrop_line = { line = "Share", scope = "tail" }')
    assert _gone(site, f"{PROSE}\nShare\nRelated\n{MORE}") == ["Share", "Related", MORE]


BLOCKS = f"{PROSE}\nStay connected\n12 Fans\n30 Followers\n\n{MORE}\nRelated\nOne\nTwo\nRead all\nEnd"


@pytest.mark.parametrize(
    ("rule", "gone"),
    [
        ('"Stay connected"', ["Stay connected", "12 Fans", "30 Followers"]),
        ('{ open = "Related", close = "Read all" }', ["Related", "One", "Two", "Read all"]),
        ('{ open = "Related", close = "Read all", max_lines = 3 }', []),
        ('{ open = "Related", close = "Absent" }', []),
        ('{ open = "Related", max_lines = 2 }', ["Related", "One"]),
        ('{ open = "Stay connected", until_blank = true, max_lines = 2 }', ["Stay connected", "12 Fans"]),
    ],
)
def test_blocks_of_lines(rules: Rules, rule: str, gone: list[str]) -> None:
    assert _gone(rules(f"[text]\ndrop_block = [{rule}]"), BLOCKS) == gone


def test_prose_above_the_end_can_be_kept(rules: Rules) -> None:
    page = f"Menu\n{PROSE}\nShare\n{MORE}\nComments\n{PROSE}"
    site = rules('[text]\ninside = "keep"\nend_before = "Comments"\ndrop_line = "glob:Work *"')
    fixed = judge_text(site, _blocks(page)).fixed
    assert [verdict.keep if verdict else None for verdict in fixed] == [None, True, None, False, False, False]
    assert set(judge_text(site, _blocks(f"Menu\n{PROSE}")).fixed) == {None}  # no end, no statement


def test_what_keeps_beats_what_strips(rules: Rules) -> None:
    site = rules(
        '[text]\nkeep_line = "glob:Work will *"\nend_before = "Comments"\ndrop_line = ["glob:Work *"]'
    )
    outcome = judge_text(site, _blocks(PAGE))
    kept = outcome.fixed[4]
    assert kept is not None and kept.keep and kept.by == "rule:a:text.keep_line"


RECORD = '[[record]]\nlines = ["{source}", "re:\\\\d+ hours ago", "- {source}", "{short}", "{long}"]\n'
FOREIGN = f"Daily News\n2 hours ago\n- Daily News\nBridge closed\n{PROSE}{MORE}"


@pytest.mark.parametrize(("repeat", "times", "found"), [(1, 1, 5), (2, 1, 0), (2, 2, 10)])
def test_records(rules: Rules, repeat: int, times: int, found: int) -> None:
    site = rules(f"{RECORD}min_repeat = {repeat}\n")
    gone = _gone(site, "\n".join([PROSE, *[FOREIGN] * times, "Footer"]))
    assert len(gone) == found
    assert PROSE not in gone


def test_a_named_placeholder_stands_for_the_same_text(rules: Rules) -> None:
    assert _gone(rules(RECORD), FOREIGN.replace("- Daily", "- Weekly")) == []


def test_a_record_line_may_be_optional_or_repeat(rules: Rules) -> None:
    optional, repeat = '{ line = "{short}", optional = true }', '{ line = "{long}", repeat = true }'
    site = rules(f'[[record]]\nlines = ["glob:* hours ago", {optional}, {repeat}]')
    assert len(_gone(site, f"2 hours ago\n{PROSE}{MORE}\n{PROSE}{MORE}\nEnd")) == 3
    assert len(_gone(site, f"2 hours ago\nHeadline\n{PROSE}{MORE}\nEnd")) == 3


def _cut(outcome: Outcome, index: int, text: str) -> str:
    for cut in reversed(outcome.cuts.get(index, ())):
        text = text[: cut.start] + text[cut.end :]
    return text


def test_junk_within_a_line_is_cut(rules: Rules) -> None:
    site = rules(
        '[text]\ndrop_inline = ["glob:(Photo: *)", { re = \'\\[\\d+\\]\', category = "metadata" }, "[1]"]'
    )
    line = "A bridge[1] stood (Photo: J. Roe) here[22]."
    outcome = judge_text(site, [Block(line), Block("(Photo: x)")])
    assert _cut(outcome, 0, line) == "A bridge stood  here."
    assert outcome.fixed[0] is None
    assert outcome.fixed[1] is not None and not outcome.fixed[1].keep
    assert 1 not in outcome.cuts


def test_fields_from_text(rules: Rules) -> None:
    site = rules("[fields]\ntitle = ['re:^Headline: (.*)$', 're:^(Menu)$']\nauthors = 're:^By (.*)$'")
    fields = judge_text(site, _blocks(f"Menu\nHeadline: Bridge   open\nBy Jane Roe\n{PROSE}")).fields
    assert fields.title == "Bridge open" and fields.authors == ("Jane Roe",)
    merged = with_fields(Metadata(title="Site", date="2025-01-01"), fields)
    assert (merged.title, merged.date) == ("Bridge open", "2025-01-01")


def test_a_verdict_on_the_document(rules: Rules) -> None:
    site = rules('[document]\npaywalled = ["glob:Subscribe to read*"]')
    document = judge_text(site, _blocks("Bridge open\nSubscribe to read on.")).document
    assert document is not None and document.kind is DocumentKind.PAYWALLED
    assert document.by == "rule:a:document.paywalled[1]"
    assert judge_text(site, _blocks(PAGE)).document is None


def _verdicts(keeps: Sequence[bool]) -> list[Verdict]:
    return [Verdict(keep, Category.OTHER, "rule:a:x", float(keep)) for keep in keeps]


@pytest.mark.parametrize(
    ("guard", "keeps", "reason"),
    [
        ("min_keep_ratio = 0.9", [True, False], "50% of the page is kept, less than 90%"),
        ("max_strip_ratio = 0.3", [True, False], "rules strip 50% of the page, more than 30%"),
        ('must_keep = ["bbbb"]', [True, False], "no line 'bbbb' is kept"),
        ("", [False, False], "nothing of the page is kept"),
    ],
)
def test_guards_trip(rules: Rules, guard: str, keeps: list[bool], reason: str) -> None:
    trip = guard_trip(rules(f"[guard]\n{guard}"), [Block("aaaa"), Block("bbbb")], _verdicts(keeps))
    assert trip is not None and trip.reason == f"rules a: {reason}" and trip.fallback is Fallback.GENERIC


@pytest.mark.parametrize("guard", ["min_keep_ratio = 0.5", "max_strip_ratio = 0.5", 'must_keep = "AAAA"', ""])
def test_guards_hold_their_peace(rules: Rules, guard: str) -> None:
    blocks = [Block("aaaa"), Block("bbbb")]
    assert guard_trip(rules(f"[guard]\n{guard}"), blocks, _verdicts([True, False])) is None


def test_the_fallback_is_that_of_the_file(rules: Rules) -> None:
    trip = guard_trip(rules('[guard]\nfallback = "fail"'), [Block("a")], _verdicts([False]))
    assert trip is not None and trip.fallback is Fallback.FAIL


def test_an_empty_page_trips_nothing(rules: Rules) -> None:
    assert guard_trip(rules(""), [], []) is None
    assert judge_text(rules('[text]\nend_before = "x"\ndrop_block = "x"'), []).fixed == ()
