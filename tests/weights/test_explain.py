"""The weights behind a verdict come to the probability that the verdict gives."""

from pathlib import Path

import pytest

from unboil.extractors import Engine, Options, clean
from unboil.extractors.html.column_names import in_words
from unboil.extractors.html.columns import NAMES, PAGE_NAMES, TYPE_NAMES
from unboil.extractors.trees import logistic
from unboil.extractors.weights.explain import explain

SEEDS = sorted(Path(__file__).parents[2].glob("seeds/*.txt"))
PLAIN = Options(site_rules=False)
SENTENCE = "The council agreed on Tuesday evening to open the new library in the old market hall next spring"
PAGE = f"""<html><head><title>A library</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<main><article class="story"><h1>A library</h1><p>By Ann Ash</p>
{"".join(f"<p>{SENTENCE}, said {name}, and the work begins in May.</p>" for name in "ABCDEF")}
<p class="share">Share this article with all of your friends</p></article></main>
<footer><p>About us, and how we use what you tell us</p></footer></body></html>"""


def by_model(article):
    return [(at, item) for at, item in enumerate(article.blocks) if item.verdict.by == "model"]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_weights_of_a_line_come_to_its_probability(seed):
    article = clean(seed.read_bytes(), options=PLAIN)
    for at, (_, verdict) in by_model(article):
        weighing = explain(article, at, PLAIN)
        assert weighing.stages[0].chance == pytest.approx(verdict.score, abs=0.001)
        assert (weighing.stages[0].chance > weighing.cut) == verdict.keep or weighing.notes
        assert [stage.title[:8] for stage in weighing.stages[:2]] == ["on its p", "by itsel"]


def test_the_steps_of_a_line_explain_each_other():
    article = clean(SEEDS[4].read_bytes(), options=PLAIN)
    for at, _ in by_model(article):
        page, alone, *words = explain(article, at, PLAIN).stages
        scores = {part.name: part.value for part in (*page.weights, *alone.weights)}
        assert float(scores.get("score", alone.chance)) == pytest.approx(alone.chance, abs=0.006)
        for stage in words:
            assert float(scores.get("its words", stage.log_odds)) == pytest.approx(stage.log_odds, abs=0.006)


def test_weights_of_a_block_of_html_come_to_its_probability():
    article = clean(PAGE, options=PLAIN)
    assert any(item.verdict.keep for _, item in by_model(article))
    for at, (_, verdict) in by_model(article):
        weighing = explain(article, at, PLAIN)
        chance = weighing.stages[0].chance
        assert (chance if len(weighing.stages) == 2 else min(0.05, chance)) == pytest.approx(verdict.score)


def test_the_words_of_a_block_are_its_score():
    article = clean(PAGE, options=PLAIN)
    at = next(i for i, (block, _) in enumerate(article.blocks) if block.text.startswith("The council"))
    page, words = explain(article, at, PLAIN).stages
    score = next(part.value for part in page.weights if part.name == "score")
    assert float(score) == pytest.approx(words.log_odds, abs=0.006)
    assert ("first word", "the") in {part[:2] for part in words.weights}
    assert ("name of its element", "<p>") in {part[:2] for part in words.weights}
    assert logistic(words.log_odds) == pytest.approx(words.chance)


def test_largest_weights_come_first_and_none_is_nothing():
    article = clean(SEEDS[0].read_bytes(), options=PLAIN)
    for stage in explain(article, 5, PLAIN).stages:
        sizes = [abs(part.weight) for part in stage.weights]
        assert sizes == sorted(sizes, reverse=True) and 0.0 not in sizes


def test_of_a_line_that_a_rule_decided_it_is_told_what_the_heuristic_alone_would_say():
    article = clean(SEEDS[4].read_bytes())
    at = next(i for i, (_, verdict) in enumerate(article.blocks) if verdict.by.startswith("rule:"))
    weighing = explain(article, at, Options())
    assert weighing.stages[0].weights
    assert any("whatever the weights" in note for note in weighing.notes)


def test_a_line_with_a_cut_is_weighed_as_a_whole(tmp_path):
    (tmp_path / "r.toml").write_text(
        'schema = 1\nid = "r"\nhosts = ["*"]\n[text]\ndrop_inline = ["Read more here."]\n'
        '[[test]]\ntext = "x"\ncontains = ["x"]\nnot_contains = ["y"]\n'
    )
    options = PLAIN._replace(site_rules=True, rules_dirs=(tmp_path,))
    lines = [f"{SENTENCE} {n}. Read more here. It was {n} years ago." for n in range(5)]
    article = clean("\n\n".join(lines), options=options)
    pieces = [i for i, (block, _) in enumerate(article.blocks) if block.line == 5]
    assert len(pieces) == 3
    first, cut, last = (explain(article, at, options) for at in pieces)
    assert first == last
    assert cut.stages == first.stages
    (note,) = cut.notes
    assert "rule:r:text.drop_inline[1]" in note


def test_lines_that_are_one_sentence_are_weighed_as_one():
    text = f"{SENTENCE},\nsaid the mayor of the town, who had asked for it.\n\n{SENTENCE}.\n"
    article = clean(text, options=PLAIN)
    assert explain(article, 0, PLAIN).notes == (
        "lines 1 to 2 are weighed as one: a sentence goes on over them",
    )


def test_what_the_heuristic_did_not_look_at_has_no_weights():
    theirs = PLAIN._replace(engine=Engine.TRAFILATURA)
    assert explain(clean(PAGE, options=theirs), 3, theirs) is None


def test_every_column_that_can_weigh_has_a_name_in_words():
    names = [in_words(name) for name in NAMES if name not in (*PAGE_NAMES, *TYPE_NAMES)]
    assert len(set(names)) == len(names)
    assert not any("_" in name or name[-1].isdigit() for name in names)
