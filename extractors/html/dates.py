"""Dates as pages write them, as `YYYY-MM-DD`."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from .months import MONTHS

FIRST_YEAR, LAST_YEAR = 1900, 2099
_LONGEST = 200
_NOTHING = frozenset({date(1900, 1, 1), date(1970, 1, 1)})  # what empty fields become in content systems

_SEPARATED = re.compile(r"(?<!\d)(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?:T?\d{4}(?:\d\d)?Z?)?(?!\d)")
_EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_LITTLE_ENDIAN = re.compile(r"(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?!\d)")
_DAY_MONTH_WORD = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª)?[\s.,\-/]{0,3}(?:(?:de|of|ta)\s)?([^\W\d_][^\W\d_\u0900-\u097f]*[\w\u0900-\u097f]*)"
    r"[\s.,\-/]{0,3}(?:(?:de|del|of)\s)?(\d{4})(?!\d)"
)
_MONTH_WORD_DAY = re.compile(r"([^\W\d_]{3,12})[\s.]{1,3}(\d{1,2})(?:st|nd|rd|th)?[\s,.]{1,3}(\d{4})(?!\d)")
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})(?!\d)", re.I)
_TIMESTAMP = re.compile(r"\s*(\d{10})(?:\d{3})?(?:\.\d+)?\s*")
_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)([/\-_.]?)(\d{1,2})\2(\d{1,2})(?!\d)")


_STATE = re.compile(  # begins with a literal, so that the search runs at the speed of `str.find`
    r'ubli(?:sh|cation)[A-Za-z_]{0,12}\\?"?\s?:\s?\\?"((?:19|20)\d\d-[01]\d-[0-3]\d)'
)


class _Hit(NamedTuple):
    start: int
    year: int
    month: int
    day: int


def parse_date(text: str, *, month_first: bool = False) -> str | None:
    """The first date in `text`, a declared value or a short line, as `YYYY-MM-DD`; None if it holds none.

    Reads ISO 8601, RFC 5322, Unix time (seconds or milliseconds), numeric dates, and dates in words in some
    25 languages. The day is the one written: time zones are not converted. `month_first` decides `03/05/2024`
    where both orders make a date. Years before 1900 or after 2099, and the dates that empty fields turn into
    (1970-01-01 and 1900-01-01), are no dates.
    """
    text = text[:_LONGEST]
    stamp = _TIMESTAMP.fullmatch(text)
    if stamp:
        return _iso(datetime.fromtimestamp(int(stamp[1]), UTC).date())
    hits = sorted(_hits(text, month_first))
    return next((found for hit in hits if (found := _checked(hit.year, hit.month, hit.day))), None)


def date_of_url(url: str) -> str | None:
    """The date in the path of an address such as `/2024/05/03/slug`, or None."""
    try:
        path = urlsplit(url[:2_000]).path
    except ValueError:
        return None
    for match in _IN_PATH.finditer(path):
        two_digits = len(match[3]) == 2 == len(match[4])
        if (match[2] or two_digits) and (found := _checked(int(match[1]), int(match[3]), int(match[4]))):
            return found
    return None


def date_in_state(source: str) -> str | None:
    """The first date of publication in a page's embedded state (`"publishedAt":"2024-05-03T…"`), or None."""
    match = _STATE.search(source)
    return parse_date(match[1]) if match else None


def _hits(text: str, month_first: bool) -> Iterator[_Hit]:
    for match in _SEPARATED.finditer(text):
        yield _Hit(match.start(), int(match[1]), int(match[3]), int(match[4]))
    for pattern in (_COMPACT, _EAST_ASIAN):
        for match in pattern.finditer(text):
            yield _Hit(match.start(), int(match[1]), int(match[2]), int(match[3]))
    for match in _LITTLE_ENDIAN.finditer(text):
        yield _numeric(match, month_first)
    for match in _VIETNAMESE.finditer(text):
        yield _Hit(match.start(), int(match[3]), int(match[2]), int(match[1]))
    for match in _DAY_MONTH_WORD.finditer(text):
        yield _Hit(match.start(), int(match[3]), MONTHS.get(match[2].lower(), 0), int(match[1]))
    for match in _MONTH_WORD_DAY.finditer(text):
        yield _Hit(match.start(), int(match[3]), MONTHS.get(match[1].lower(), 0), int(match[2]))


def _numeric(match: re.Match[str], month_first: bool) -> _Hit:
    day, month, year = int(match[1]), int(match[3]), int(match[4])
    if month > 12 or (month_first and match[2] == "/" and day <= 12):
        day, month = month, day
    return _Hit(match.start(), year + 2000 if year < 100 else year, month, day)


def _checked(year: int, month: int, day: int) -> str | None:
    if 2400 < year < 2700:
        year -= 543  # the Buddhist era, as Thai pages count
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return _iso(date(year, month, day))
    except ValueError:
        return None


def _iso(day: date) -> str | None:
    return None if day in _NOTHING or not FIRST_YEAR <= day.year <= LAST_YEAR else day.isoformat()
