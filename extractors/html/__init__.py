"""HTML pages: segmentation into blocks, the calibrated block scorer, metadata."""
