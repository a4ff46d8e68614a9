"""HTML pages: segmentation into blocks, the calibrated block scorer, metadata."""

from .document import Document
from .judge import judge
from .metadata import read_metadata
from .segment import Segmented, segment

__all__ = ["Document", "Segmented", "judge", "read_metadata", "segment"]
