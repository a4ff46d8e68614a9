"""Phrases of messages."""


def count_of(number: int, noun: str) -> str:
    """A number of things: `1 page`, `2,000 pages`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
