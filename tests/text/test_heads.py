"""Dates and bylines in short lines."""

import pytest

from unboil.extractors.text.dates import find_date
from unboil.extractors.text.heads import is_byline


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Monday, June 16, 2025", "2025-06-16"),
        ("Published 3rd of May 2024 at 10:30", "2024-05-03"),
        ("16.06.2025, 18:58 Uhr", "2025-06-16"),
        ("5. Januar 2026", "2026-01-05"),
        ("3 de mayo de 2024", "2024-05-03"),
        ("3 мая 2024", "2024-05-03"),
        ("2025-06-16T10:00:00Z", "2025-06-16"),
        ("2025年6月16日", "2025-06-16"),
        ("2025. 6. 16", "2025-06-16"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
    ],
)
def test_dates(text: str, date: str) -> None:
    assert find_date(text) == date


@pytest.mark.parametrize("text", ["04/05/2024", "31.02.2024", "May I come in?", "Room 2024", "1.2.3"])
def test_what_is_no_date_or_could_be_two(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize("text", ["By Jane Miller", "Par Jeanne Petit et Luc Roi", "Author: J D"])
def test_bylines(text: str) -> None:
    assert is_byline(text, len(text.split()))


@pytest.mark.parametrize("text", ["December 28, 2014:", "By the river", "Designed to last", "by and large"])
def test_what_only_looks_like_a_byline(text: str) -> None:
    assert not is_byline(text, len(text.split()))
