"""Short lines that tell a date or time, or how old something is."""

import re

DATE_WIDTH = 60
"""Characters up to which a line is looked at for a date."""

AGE_WIDTH = 32
AGE_WORDS = 7
"""Characters and words up to which a line may tell an age."""

_DATE = re.compile(
    r"\b(?:19|20)\d\d\b.{0,4}\d|\d{1,2}[./ -]\S{1,12}[./ ,-]{1,2}(?:19|20)\d\d"
    r"|\b\d{1,2}:\d\d\b|\d+月\d+日|[^\W\d_]{3,9}\.? \d{1,2},? (?:19|20)\d\d\b|\d{1,2}\. ?\d{1,2}\."
)
_AGE = re.compile(
    r"""^\W*(?:\w+\W+)?(?:
        (?:vor|il\ y\ a|hace|há|fa|for|för|siden|przed)\s+(?:\d+|\w{2,6})\s+\w+
      | (?:\d+|an?|one)\s*(?:s|sec|m|min|mins|h|hr|hrs|d|w|mo|yr|y|
            seconds?|minutes?|hours?|days?|weeks?|months?|years?|
            \w+\s(?:fa|atrás|geleden|önce|temu|sitten|siden|sedan|назад|тому|zpět|पहले))\.?(?:\s+ago)?
      | yesterday|today|just\ now|gestern|heute|hier|ayer|ieri|ontem|gisteren|wczoraj|вчера|вчора|dün
      | \d+\s*(?:分|時間|小时|分钟|天|日|週間|시간|분|일)\s*(?:前|전)
      | قبل\s.{2,14} | منذ\s.{2,14}
    )\W*$""",
    re.VERBOSE | re.IGNORECASE,
)
_IN_DATES = ("20", "19", ":", ".", "月")


def tells_date(text: str) -> bool:
    """Whether a short line holds a date or a time; what any of them holds is looked for first."""
    return any(map(text.__contains__, _IN_DATES)) and _DATE.search(text) is not None


def tells_age(text: str) -> bool:
    """Whether a short line tells how old something is, and nothing else."""
    return _AGE.search(text) is not None
