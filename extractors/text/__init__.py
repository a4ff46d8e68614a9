"""Flat text: segmentation into blocks with character spans and the calibrated line scorer."""
