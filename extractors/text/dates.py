"""Dates in short lines, to ISO 8601."""

import re
from datetime import date
from functools import cache

_MONTHS = """
january januar janvier enero gennaio janeiro januari января січня ocak styczeń stycznia ledna tammikuuta tammikuu jan janv ene gen
february februar février febrero febbraio fevereiro februari февраля лютого şubat luty lutego února helmikuuta helmikuu feb févr fev
march märz mars marzo março maart марта березня mart marzec marca března maaliskuuta maaliskuu mar mär mrt
april avril abril aprile апреля квітня nisan kwiecień kwietnia dubna huhtikuuta huhtikuu apr avr abr
may mai mayo maggio maio mei maj мая травня mayıs maja května toukokuuta toukokuu mag
june juni juin junio giugno junho июня червня haziran czerwiec czerwca června kesäkuuta kesäkuu jun giu
july juli juillet julio luglio julho июля липня temmuz lipiec lipca července heinäkuuta heinäkuu jul juil lug
august août agosto augustus augusti августа серпня ağustos sierpień sierpnia srpna elokuuta elokuu aug ago
september septembre septiembre settembre setembro сентября вересня eylül wrzesień września září syyskuuta syyskuu sep sept set
october oktober octobre octubre ottobre outubro октября жовтня ekim październik października října lokakuuta lokakuu oct okt ott out
november novembre noviembre novembro ноября листопада kasım listopad listopada listopadu marraskuuta marraskuu nov
december dezember décembre diciembre dicembre dezembro desember декабря грудня aralık grudzień grudnia prosince joulukuuta joulukuu dec dez déc dic des
"""  # noqa: E501

_DIGIT = re.compile(r"\d")
_ISO = re.compile(
    r"\b((?:19|20)\d\d)[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})(?!\d)|(\d{4})年(\d{1,2})月(\d{1,2})日"
)
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º)?[. ]*(?:de |of )?([^\W\d_]{3,14})\.?,?(?: de| del)? ((?:19|20)\d\d)\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,14})\.? (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b")
_NUMERIC = re.compile(r"\b(\d{1,2})([./])(\d{1,2})\2((?:19|20)\d\d)\b")
_KOREAN = re.compile(r"((?:19|20)\d\d)[.년]\s?(\d{1,2})[.월]\s?(\d{1,2})")


@cache
def _month_numbers() -> dict[str, int]:
    rows = _MONTHS.strip().splitlines()
    return {name: number for number, row in enumerate(rows, 1) for name in row.split()}


def find_date(text: str) -> str | None:
    """The first date in a line as `YYYY-MM-DD`; None without one or if day and month could be swapped."""
    if _DIGIT.search(text) is None:
        return None
    for pattern in (_ISO, _KOREAN):
        match = pattern.search(text)
        if match:
            return _iso(*(int(part) for part in match.groups() if part))
    return _by_name(text) or _by_number(text)


def _by_name(text: str) -> str | None:
    months = _month_numbers()
    lower = text.lower()
    for match in _DAY_FIRST.finditer(lower):
        if match[2] in months:
            return _iso(int(match[3]), months[match[2]], int(match[1]))
    for match in _MONTH_FIRST.finditer(lower):
        if match[1] in months:
            return _iso(int(match[3]), months[match[1]], int(match[2]))
    return None


def _by_number(text: str) -> str | None:
    match = _NUMERIC.search(text)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > 12:
        return _iso(year, second, first)
    return _iso(year, first, second) if second > 12 else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
