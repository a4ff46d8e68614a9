"""Names out of bylines, and what is no name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.extractors.html.names import bylines, clean_authors


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("By Ada Okafor", ("Ada Okafor",)),
        ("BY: ADA OKAFOR", ("ADA OKAFOR",)),
        ("Von Ada Okafor und Jon Vik", ("Ada Okafor", "Jon Vik")),
        ("Text: Ada Okafor", ("Ada Okafor",)),
        ("Ada Okafor, Jon Vik and Li Na", ("Ada Okafor", "Jon Vik", "Li Na")),
        ("Ada Okafor, Senior Correspondent", ("Ada Okafor",)),
        ("Ada Okafor (Reuters)", ("Ada Okafor",)),
        ("Ada Okafor | The Quay", ("Ada Okafor", "The Quay")),
        ("Ada Okafor @adaokafor", ("Ada Okafor",)),
        ("Ada Okafor ada@quay.example", ("Ada Okafor",)),
        ("Ada Okafor Updated May 3, 2024", ("Ada Okafor",)),
        ("Ada Okafor May 3, 2024", ("Ada Okafor",)),
        ("Ada Okafor; Ada  Okafor", ("Ada Okafor",)),
        ("Ada Okafor Former ferry pilot", ("Ada Okafor",)),
        ("Ada Okafor Contributing writer", ("Ada Okafor",)),
        ("Read more about Ada Okafor", ("Ada Okafor",)),
        ("This post was written by Ada Okafor", ("Ada Okafor",)),
        ("Ada Okafor, Pilot at Quay & Sons", ("Ada Okafor",)),
        ("dpa", ("dpa",)),
        ("毎日太郎、山田花子", ("毎日太郎", "山田花子")),
        ("김민수 기자", ("김민수",)),
        # Names that look like lead-ins, dates or roles stay whole.
        ("Jan Michael Marchart", ("Jan Michael Marchart",)),
        ("April Jones", ("April Jones",)),
        ("Di Stefano", ("Di Stefano",)),
        ("Sun Li", ("Sun Li",)),
        ("Maria Mon", ("Maria Mon",)),
        ("Office of Trade and Industry", ("Office of Trade and Industry",)),
        ("Anders Ygeman", ("Anders Ygeman",)),
        ("Byron Adams", ("Byron Adams",)),
        ("Ludwig von Mises", ("Ludwig von Mises",)),
        ("O'Neill-Smith", ("O'Neill-Smith",)),
        # Nobody.
        ("https://social.example/ada", ()),
        ("@adaokafor", ()),
        ("admin", ()),
        ("May 3", ()),
        ("5 min read", ()),
        ("12 comments", ()),
        ("{{ author }}", ()),
        ("Written by", ()),
        ("", ()),
        ("2024", ()),
        ("x" * 300, ()),
    ],
)
def test_clean_authors(raw: str, names: tuple[str, ...]) -> None:
    assert clean_authors([raw]) == names


def test_the_site_is_no_author_beside_people() -> None:
    assert clean_authors(["Ada Okafor", "THE QUAY"], ["The Quay"]) == ("Ada Okafor",)
    assert clean_authors(["The Quay"], ["The Quay"]) == ("The Quay",)


def test_bylines() -> None:
    assert bylines(["Politics", "By Ada Okafor", "By Jon Vik"]) == ["By Ada Okafor"]
    assert bylines(["Written by", "Ada Okafor"]) == ["Ada Okafor"]
    assert bylines(["Bypass opens", "Storyteller"]) == []


@given(st.lists(st.text()))
def test_names_are_clean_whatever_comes(raw: list[str]) -> None:
    names = clean_authors(raw)
    assert len(names) == len(set(names)) <= 20
    assert all(name == " ".join(name.split()) and 1 < len(name) <= 120 for name in names)
    assert isinstance(bylines(raw), list)
