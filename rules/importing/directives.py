"""FiveFilters/Instapaper site configs, read: one `name: value` a line, and what becomes of each name."""

import re
from enum import StrEnum
from typing import NamedTuple

_LINE = re.compile(r"(?P<name>[A-Za-z_]+)\s*(?:\((?P<argument>.*?)\))?\s*:(?P<value>.*)")


class Fate(StrEnum):
    """What becomes of a directive. `CSS` to `REPEATED` are carried over; the rest is left out, for a reason.

    `SETTING` is how far a reader trusts a config. Here every file is trusted alike: within its body the
    heuristic still judges, and where a guard trips the page is read without it.
    """

    CSS = "css"
    XPATH = "xpath"
    TEXT = "text rule"
    BOUNDARY = "boundary"
    FIELD = "field"
    DOCUMENT = "document verdict"
    NOTE = "note"
    REPEATED = "said before"
    SETTING = "one answer for all files"
    FETCH = "fetch only"
    LOOKS = "markup and pictures only"
    SOURCE = "edits the source"
    FUNCTION = "XPath that no field can say"
    CODE = "code"
    NO_ELEMENT = "selects no element"
    BROKEN = "broken"
    UNKNOWN = "unknown name"


CARRIED = frozenset(list(Fate)[: list(Fate).index(Fate.REPEATED) + 1])

_FETCH = (
    "http_header next_page_link single_page_link single_page_link_in_feed login_extra_fields"
    " login_username_field login_password_field login_uri requires_login not_logged_in_xpath"
    " autodetect_next_page if_page_contains parser tidy src_lazy_load_attr skip_json_ld"
)
_LOOKS = (
    "strip_attr post_strip_attr wrap_in insert_detected_image strip_image_src convert_double_br_tags"
    " footnotes strip_comments move_into"
)
LEFT_OUT = {
    **dict.fromkeys(_FETCH.split(), Fate.FETCH),
    **dict.fromkeys(_LOOKS.split(), Fate.LOOKS),
    **dict.fromkeys(("find_string", "replace_string"), Fate.SOURCE),
}


class Directive(NamedTuple):
    """One line of a config: `name(argument): value`, white space stripped; `line` is 1-based."""

    name: str
    value: str
    line: int
    argument: str = ""


def parse_config(text: str) -> tuple[Directive, ...]:
    """The directives of a config in their order; comments and blank lines are skipped.

    A line that is no directive becomes one without a name, so that a report can count it.
    """
    found: list[Directive] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith(("#", "//")):
            continue
        if match := _LINE.match(line):
            argument = match["argument"] or ""
            found.append(Directive(match["name"].lower(), match["value"].strip(), number, argument))
        else:
            found.append(Directive("", line, number))
    return tuple(found)
