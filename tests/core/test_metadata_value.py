"""Metadata as a value: it looks the same whether its fields were given or are read late."""

import pickle

import pytest

from unboil.extractors.types import Metadata


class Source:
    """Gives fields, and notes which were asked for."""

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        self.asked: list[str] = []

    def read(self, name: str) -> dict[str, object]:
        self.asked.append(name)
        return {name: self.fields.get(name)}


def test_a_field_is_read_when_it_is_asked_for_and_once() -> None:
    source = Source(title="A title", date="2024-03-05")
    found = Metadata.late(source.read)
    assert source.asked == []
    assert (found.date, found.date) == ("2024-03-05", "2024-03-05")
    assert source.asked == ["date"]


def test_fields_found_on_the_way_are_not_read_again() -> None:
    found = Metadata.late(lambda name: {"title": f"by {name}", "authors": ("Ada Lind",)})
    assert found.authors == ("Ada Lind",)
    assert found.title == "by authors"


def test_replaced_fields_are_not_read_and_others_stay_unread() -> None:
    source = Source(title="Old", language="en")
    found = Metadata.late(source.read).replace(title="New")
    assert found.title == "New"
    assert source.asked == []
    assert found.language == "en"
    assert source.asked == ["language"]


def test_late_and_given_fields_make_equal_values() -> None:
    given = Metadata(title="A title", authors=("Ada Lind",), date=None)
    late = Metadata.late(Source(title="A title", authors=("Ada Lind",)).read)
    assert late == given
    assert hash(late) == hash(given)
    assert repr(late) == repr(given)
    assert pickle.loads(pickle.dumps(late)) == given
    assert late != Metadata(title="Another")
    assert late != "A title"


def test_metadata_do_not_change() -> None:
    found = Metadata(title="A title")
    with pytest.raises(AttributeError, match="title"):
        found.title = "Another"
    with pytest.raises(AttributeError, match="title"):
        del found.title
    with pytest.raises(AttributeError, match="headline"):
        _ = found.headline
