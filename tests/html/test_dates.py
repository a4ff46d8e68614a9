"""Dates as pages of many languages write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unboil.extractors.html.dates import date_in_state, date_of_url, parse_date


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-03",
        "2024-05-03T23:59:59+09:00",
        "2024-5-3 08:00",
        "2024/05/03",
        "2024. 5. 3.",
        "20240503T0815",
        "Fri, 03 May 2024 08:15:00 GMT",
        "May 3, 2024",
        "Published May 3rd, 2024 at 8:15",
        "3 May 2024",
        "Friday 3rd of May 2024",
        "3. Mai 2024, 8:15 Uhr",
        "03.05.2024",
        "03.05.24",
        "le 3 mai 2024",
        "3 de mayo de 2024",
        "3 de maio de 2024",
        "3 maggio 2024",
        "3 mei 2024",
        "3 maja 2024",
        "3. května 2024",
        "3 Mayıs 2024",
        "3 мая 2024",
        "3 травня 2024 року",
        "3 Μαΐου 2024",
        "3. toukokuuta 2024",
        "3 tháng 5, 2024",
        "2024年5月3日",
        "2024년 5월 3일",
        "3 مايو 2024",
        "3 मई 2024",
        "3 พฤษภาคม 2567",
        "٢٠٢٤-٠٥-٠٣",
        "1714723200",
        "1714723200000",
    ],
)
def test_reads(text: str) -> None:
    assert parse_date(text) == "2024-05-03"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "May",
        "5:03",
        "1970-01-01T00:00:00Z",
        "0001-01-01",
        "2024-13-45",
        "31 February 2024",
        "+49 40 2024 0503 11",
        "9999999999",
        "from 3 to 2024",
        "12345678901234567890",
    ],
)
def test_reads_no_date_in(text: str) -> None:
    assert parse_date(text) is None


def test_the_first_date_counts() -> None:
    assert parse_date("May 3, 2024 | Updated: 2025-01-09") == "2024-05-03"


def test_order_of_day_and_month() -> None:
    assert parse_date("05/03/2024") == "2024-03-05"
    assert parse_date("05/03/2024", month_first=True) == "2024-05-03"
    assert parse_date("13/05/2024", month_first=True) == "2024-05-13"
    assert parse_date("05/13/2024") == "2024-05-13"


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://kai.example/2024/05/03/ferry", "2024-05-03"),
        ("https://kai.example/news/2024-05-03-ferry.html", "2024-05-03"),
        ("https://kai.example/20240503/ferry", "2024-05-03"),
        ("https://kai.example/2024/05/ferry", None),
        ("https://kai.example/p/3000000218734", None),
        ("https://kai.example/?d=2024-05-03", None),
        ("http://[broken", None),
    ],
)
def test_date_of_url(url: str, date: str | None) -> None:
    assert date_of_url(url) == date


def test_date_in_state() -> None:
    assert date_in_state('{"firstPublished\\":\\"2024-05-03T10:00') == "2024-05-03"
    assert date_in_state('{"updatedAt":"2024-05-03"}') is None


@given(st.text() | st.from_regex(r"[0-9./\- ]{0,40}"), st.booleans())
def test_never_raises(text: str, month_first: bool) -> None:
    for found in (parse_date(text, month_first=month_first), date_of_url(text), date_in_state(text)):
        assert found is None or len(found) == 10
