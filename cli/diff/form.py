"""How differences are written."""

from enum import StrEnum


class Form(StrEnum):
    """The forms of the output."""

    TEXT = "text"
    STAT = "stat"
    JSONL = "jsonl"
