"""`unboil review` as a command: what it refuses."""


def test_review_needs_pages_and_a_terminal(unboil, here, story):
    assert unboil("review").errors == ["unboil: review needs a PAGE (see unboil review --help)"]
    (here / "a.txt").write_bytes(story)
    done = unboil("review", "a.txt")
    assert (done.code, done.errors) == (2, ["unboil: review needs a terminal"])


def test_review_of_an_empty_folder_is_a_wrong_call(unboil, here):
    (here / "empty").mkdir()
    done = unboil("review", "empty")
    assert (done.code, done.errors) == (2, ["unboil: there are no pages in the input"])


def test_review_without_textual_says_what_to_install(unboil, here, monkeypatch):
    monkeypatch.setattr("unboil.cli.review.run.find_spec", lambda name: None)
    done = unboil("review", "a.txt")
    assert (done.code, len(done.errors)) == (2, 1)
    assert "pip install 'unboil[review]'" in done.err
