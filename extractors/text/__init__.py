"""Flat text: `segment` cuts it into blocks, `judge` tells body from boilerplate."""

from .judge import judge
from .segment import segment

__all__ = ["judge", "segment"]
