"""What elements of one kind share, and what tells two kinds apart."""

from collections.abc import Mapping

from unboil.extractors.html.kinds import Kind, known_kinds, names_of


def kind_of(tag: str, attributes: Mapping[str, str | None]) -> Kind:
    return known_kinds()[tag][names_of(attributes)]


def test_attributes_that_name_nothing_make_no_kind() -> None:
    bare = kind_of("div", {})
    assert kind_of("div", {"style": "color:red", "data-id": "7"}) is bare
    assert kind_of("p", {}) is not bare
    assert kind_of("div", {"class": "teaser"}) is not bare


def test_blanks_between_names_do_not_matter_for_them_and_overlong_names_are_none() -> None:
    assert kind_of("li", {"class": " nav  item\n", "role": None}).words[1:] == ("nav", "item")
    assert kind_of("li", {"class": f"nav {'x' * 61}"}).names == "nav"
    assert len(kind_of("li", {"class": " ".join("abcdefghijklmnopqrstuvwxyz")}).names.split()) == 24


def test_words_are_the_tag_the_names_and_their_parts() -> None:
    assert kind_of("div", {"class": "postBody post", "id": "main-2"}).words == (
        "<div>",
        "postbody",
        "post",
        "main-2",
        "body",
        "main",
    )


def test_only_so_many_kinds_of_earlier_pages_are_remembered() -> None:
    first = kind_of("div", {"class": "first"})
    for number in range(5_000):
        kind_of("p", {"class": f"n{number}"})
    assert kind_of("div", {"class": "first"}) is not first
